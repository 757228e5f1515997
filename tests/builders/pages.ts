/** What the public pages are given, in order; to be put out of order one field at a time. */
import { trusted } from '#platform/html.ts'
import { dutch, type Locale } from '#platform/i18n.ts'
import { Temporal } from '#platform/time.ts'
import type { Html } from '#platform/html.ts'
import { agesPage } from '#contexts/advice/pages/ages.ts'
import { articlePage, type ArticleView } from '#contexts/advice/pages/article.ts'
import { accessibilityFacts } from '#contexts/advice/pages/accessibility-facts.ts'
import { contactFacts, type ContactFacts } from '#contexts/advice/pages/contact-facts.ts'
import { contentPage } from '#contexts/advice/pages/content-page.ts'
import { entrancePage } from '#contexts/advice/pages/entrance.ts'
import { homePage } from '#contexts/advice/pages/home.ts'
import { searchPage } from '#contexts/advice/pages/search.ts'
import { topicsPage } from '#contexts/advice/pages/topics.ts'
import type { WaysOn } from '#contexts/advice/pages/ways-on.ts'
import { audiences, phases, type ArticleLink, type Phase } from '#contexts/advice/pages/words.ts'
import { errorPage, type ErrorKind } from '#web/error-page.ts'
import type { Site } from '#web/site.ts'
import { aHelpline } from './library.ts'

const today = Temporal.PlainDate.from('2026-11-24')
const clock = (time: string) => Temporal.PlainTime.from(time)

export function aSite(changes: Partial<Site> = {}): Site {
  return {
    name: 'CJG Lindewaard',
    shortName: 'Lindewaard',
    phone: { shown: '088 000 12 34', dial: '0880001234' },
    address: 'Dorpsplein 4, Lindewaard',
    hoursText: { nl: 'Ma t/m vr, 8.30 tot 17.00 uur', en: 'Mon to Fri, 8:30 to 17:00' },
    helplines: [aHelpline(), aHelpline({ id: 'veilig-thuis', name: { nl: 'Veilig Thuis' }, number: '0800 2000', tel: 'tel:08002000' })],
    themeClass: null,
    drawings: true,
    navigation: ['topics', 'ask', 'return'],
    footerPages: [{ label: { nl: 'Privacy' }, path: '/privacy' }],
    quickExitUrl: 'https://www.knmi.nl/',
    notice: { nl: 'Dit is een voorbeeld.', en: 'This is an example.' },
    assets: {
      stylesheets: ['/assets/public.css'],
      preloadFonts: ['/assets/a.woff2'],
      scripts: ['/assets/quick-exit.js'],
      scriptsFor: [{ mark: 'data-remaining-for=', src: '/assets/remaining.js' }],
      icon: '/assets/icon.svg',
    },
    ...changes,
  }
}

export function waysOn(changes: Partial<WaysOn> = {}): WaysOn {
  return {
    today,
    answerWithinDays: 2,
    phone: { state: 'open', from: clock('08:30'), until: clock('17:00') },
    walkIn: { opening: { state: 'later-today', from: clock('13:00'), until: clock('15:00') }, place: 'Dorpsplein 4, naast de bibliotheek' },
    bookPath: null,
    ...changes,
  }
}

export function anArticleLink(changes: Partial<ArticleLink> = {}): ArticleLink {
  return {
    slug: 'grenzen',
    title: 'Hoe geef ik grenzen aan?',
    summary: 'Een grens geeft rust.',
    topic: 'boundaries',
    audiences: ['parents'],
    ages: ['1-4'],
    ...changes,
  }
}

export function anArticleView(locale: Locale = dutch, changes: Partial<ArticleView> = {}): ArticleView {
  return {
    locale,
    site: aSite(),
    ways: waysOn(),
    slug: 'boos',
    title: 'Mijn kind luistert niet of is boos',
    audiences: ['parents'],
    topic: 'behaviour',
    summary: ['Boos zijn mag.', 'Eerst rustig worden.', 'Kijk wat goed gaat.'],
    lead: trusted('<p>Je kind doet dit niet om jou te plagen.</p>'),
    sections: [
      {
        kind: 'text',
        anchor: 'waarom',
        heading: 'Waarom?',
        body: trusted('<p>Luisteren moet je leren.</p><h3>Thuis</h3><ul><li>Zo.</li></ul>'),
      },
      { kind: 'call', anchor: 'bel', heading: 'Bel ons als', body: trusted('<ul><li>het lang duurt</li></ul>') },
      { kind: 'wayOn', anchor: 'verder', heading: 'Je bent niet de enige', body: trusted('<p><a href="/vraag">Stel je vraag</a></p>') },
    ],
    minutesToRead: 3,
    readingLevel: 'B1',
    owner: 'familyCoach',
    sources: [
      { name: 'Nederlands Jeugdinstituut (NJi)', site: 'https://www.nji.nl' },
      { name: 'Richtlijnen', site: null },
    ],
    reviewedOn: today,
    reviewBefore: today.add({ years: 1 }),
    sensitive: false,
    helplines: [aHelpline()],
    related: [anArticleLink()],
    language: null,
    answered: null,
    ...changes,
  }
}

const contact: ContactFacts = {
  today,
  week: [
    { weekday: 1, phone: [{ opens: clock('08:30'), closes: clock('12:00') }], walkIn: [] },
    { weekday: 2, phone: [], walkIn: [] },
  ],
  closedSoon: [today.add({ days: 30 })],
  phone: '088 000 12 34',
  dutyPhone: '088 000 12 99',
  street: 'Dorpsplein 4',
  town: '1234 AB Lindewaard',
  directions: 'Naast de bibliotheek.',
}

const checks: Parameters<typeof accessibilityFacts>[1] = {
  machine: {
    checkedOn: today,
    engine: 'axe-core 4',
    browser: 'Chromium',
    tags: ['wcag2a'],
    rules: 90,
    widths: [1280, 375],
    languages: ['nl', 'en'],
    pages: ['/', '/vraag'],
    violations: [{ rule: 'color-contrast', page: '/vraag' }],
    undecided: 2,
  },
  checked: [{ on: today, what: { nl: 'Toetsenbord', en: 'Keyboard' } }],
  known: [{ nl: 'Nog niets', en: 'Nothing yet' }],
}

const errorKinds: readonly ErrorKind[] = [
  'not-found',
  'sign-in',
  'forbidden',
  'invalid',
  'conflict',
  'too-large',
  'too-many',
  'trouble',
  'unavailable',
]

/** Every public page of the library in its states, by name. */
export function publicExamples(locale: Locale): readonly (readonly [name: string, page: Html])[] {
  const site = aSite()
  const frame = { locale, site, ways: waysOn() }
  const five = Array.from({ length: 5 }, (_, i) => anArticleLink({ slug: `vraag-${i}` }))
  const none = Object.fromEntries(phases.map((phase) => [phase, []])) as unknown as Record<Phase, ArticleLink[]> // every phase is there
  const shut = waysOn({
    phone: { state: 'closed', next: { day: today.add({ days: 1 }), from: clock('08:30'), until: clock('17:00') } },
    walkIn: null,
    bookPath: '/afspraak',
  })
  return [
    ['home', homePage({ ...frame, topParents: five, topYoungPeople: five })],
    ['home, shut', homePage({ ...frame, ways: shut, topParents: five, topYoungPeople: five })],
    ['home, no drawings', homePage({ ...frame, site: aSite({ drawings: false }), topParents: five, topYoungPeople: five })],
    ...audiences.map((audience) => [`entrance ${audience}`, entrancePage({ ...frame, audience, top: five, more: five })] as const),
    ['topics', topicsPage({ ...frame, articles: five, audience: null, age: '1-4' })],
    ['topics, none', topicsPage({ ...frame, articles: [], audience: 'workers', age: null })],
    ['ages', agesPage({ ...frame, byPhase: { ...none, '1-4': five } })],
    ['article', articlePage(anArticleView(locale))],
    ['article, sensitive', articlePage(anArticleView(locale, { sensitive: true, answered: 'no' }))],
    ['article, not translated', articlePage(anArticleView(locale, { language: 'nl', answered: 'yes' }))],
    ['search', searchPage({ ...frame, query: 'boos', results: five, didYouMean: 'boosheid', audience: 'parents' })],
    ['search, none', searchPage({ ...frame, query: '<script>', results: [], didYouMean: 'slapen', audience: null })],
    ['search, empty', searchPage({ ...frame, query: '', results: [], didYouMean: null, audience: null })],
    [
      'content page',
      contentPage({ ...anArticleView(locale), path: '/contact', description: 'Contact.', facts: contactFacts(locale, contact) }),
    ],
    [
      'accessibility',
      contentPage({ ...anArticleView(locale), path: '/toegankelijkheid', description: 'A', facts: accessibilityFacts(locale, checks) }),
    ],
    ...errorKinds.map(
      (kind) => [`error ${kind}`, errorPage({ locale, site, kind, path: '/', code: 'L-4827', waitSeconds: 120, againPath: '/' })] as const,
    ),
  ]
}
