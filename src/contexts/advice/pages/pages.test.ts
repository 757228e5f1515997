import { brotliCompressSync, gzipSync } from 'node:zlib'
import { HtmlValidate } from 'html-validate'
import { describe, expect, test } from 'vitest'
import { dutch, english, locales, type Locale } from '#platform/i18n.ts'
import { Temporal } from '#platform/time.ts'
import { loadAssets } from '#web/assets.server.ts'
import { shellMessages } from '#web/messages.ts'
import { accountExamples } from '#tests/builders/account-pages.ts'
import { anArticleLink, anArticleView, aSite, publicExamples, waysOn } from '#tests/builders/pages.ts'
import { articleList, articleShelves } from './article-list.ts'
import { articlePage } from './article.ts'
import { homePage } from './home.ts'
import { pageMessages } from './messages.ts'
import { openingText, walkInText } from './opening.ts'
import { searchPage } from './search.ts'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // The formatter of our templates decides these two.
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    // Our numbers hold together; this rule asks the same of the words beside them.
    'tel-non-breaking': 'off',
    'doctype-style': ['error', { style: 'lowercase' }],
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
  },
})

const headingLevels = (page: string): number[] => [...page.matchAll(/<h([1-6])[\s>]/gu)].map(([, level]) => Number(level))

describe.each(locales.map((locale) => [locale.tag, locale] as const))('every page, %s', (_, locale: Locale) => {
  const examples = [...publicExamples(locale), ...accountExamples(locale, aSite())].map(([name, page]) => [name, page.toString()] as const)

  test.each(examples)('%s is valid HTML', async (_name, page) => {
    const { results } = await validator.validateString(page)
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `${ruleId} ${line}: ${message}`))).toEqual([])
  })

  test.each(examples)('%s has one h1 first and skips no level', (_name, page) => {
    const [, main = ''] = page.split('<main')
    // What is wrong with a form is told above its title, as everywhere.
    const levels = headingLevels(main.replace(/<div class="cjg-error-summary"[\s\S]*?<\/div>/u, ''))
    expect(levels[0]).toBe(1)
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1)
  })

  test.each(examples)('%s holds no inline script or style, and asks nobody else', (_name, page) => {
    expect(page).not.toMatch(/<style|\sstyle="|\son[a-z]+="|javascript:|<script(?![^>]*\ssrc=)/iu)
    expect(page).not.toMatch(/<(?:img|script|link|iframe)[^>]+(?:src|href)="(?:https?:)?\/\//u)
  })

  test.each(examples)('%s can be left quickly, skipped into and read in the other language', (_name, page) => {
    expect(page).toContain(`<html lang="${locale.tag}" dir="${locale.direction}"`)
    expect(page).toContain('href="#content"')
    expect(page).toMatch(/<a[^>]+href="https:\/\/www\.knmi\.nl\/"[^>]+rel="noreferrer[^"]*"[^>]+data-quick-exit/u)
    for (const other of locales) if (other !== locale) expect(page).toMatch(new RegExp(`hreflang="${other.tag}"`, 'u'))
  })
})

describe('sensitive pages', () => {
  const page = articlePage(anArticleView(dutch, { sensitive: true, title: 'Iemand slaat mij' })).toString()
  test('say nothing in the tab, the history and the description', () => {
    expect(/<title>(.*?)<\/title>/su.exec(page)?.[1]).toBe('Informatie - CJG Lindewaard')
    expect(page).not.toContain('name="description"')
  })
  test('have a bar to leave and no drawing beside pain', () => {
    expect(page).toContain('cjg-exit-bar')
    expect(page).not.toContain('cjg-picture')
  })
})

describe('what people typed', () => {
  test('stands in the page as text, never as markup', () => {
    const query = '"><script>alert(1)</script>'
    const page = searchPage({
      locale: dutch,
      site: aSite(),
      ways: waysOn(),
      query,
      results: [],
      didYouMean: query,
      audience: null,
    }).toString()
    expect(page).not.toContain('<script>')
    expect(page.split('&quot;&gt;&lt;script&gt;')).toHaveLength(5)
  })

  test('is not in the address of a form', () => {
    const page = searchPage({
      locale: dutch,
      site: aSite(),
      ways: waysOn(),
      query: 'geheim',
      results: [anArticleLink()],
      didYouMean: 'geheimen',
      audience: null,
    })
    expect(page.toString()).not.toMatch(/(?:href|action)="[^"]*geheim/u)
    expect(page.toString()).not.toContain('method="get"')
  })
})

test('the home page is at most 20 kB compressed', () => {
  const five = Array.from({ length: 5 }, (_, i) => anArticleLink({ slug: `vraag-${i}` }))
  const site = aSite({ assets: loadAssets().page })
  const page = homePage({ locale: dutch, site, ways: waysOn(), topParents: five, topYoungPeople: five }).toString()
  expect(gzipSync(page).length).toBeLessThan(20_000)
  expect(brotliCompressSync(page).length).toBeLessThan(20_000)
})

test('without drawings no street, and the doors are still there', () => {
  const page = homePage({ locale: dutch, site: aSite({ drawings: false }), ways: waysOn(), topParents: [], topYoungPeople: [] }).toString()
  expect(page).not.toMatch(/cjg-house__gable|cjg-pavement|cjg-skyline|cjg-phase"/u)
  for (const path of ['/ouders', '/jongeren', '/werken-met-kinderen']) expect(page).toContain(`href="${path}"`)
})

test('only ways on that exist are shown', () => {
  const page = articlePage(anArticleView(dutch, { ways: waysOn({ walkIn: null, bookPath: '/afspraak' }) })).toString()
  expect(page).toContain('href="/afspraak"')
  expect(page).not.toContain('Loop binnen')
  expect(articlePage(anArticleView()).toString()).not.toContain('href="/afspraak"')
})

test('in a list a text that is not translated is marked, once explained, and in its own language for a screen reader', () => {
  const list = articleList(english, [anArticleLink({ language: 'nl' }), anArticleLink({ slug: 'vertaald' })], 3).toString()
  expect(list).toContain('lang="nl"')
  expect(list.match(/In Dutch<|In Dutch\s*</g)).toHaveLength(1)
  expect(list).toContain('are not in English yet')
  expect(articleList(english, [anArticleLink()], 3).toString()).not.toContain('Dutch')
})

test('shelves hold every article once, under its topic', () => {
  const articles = [anArticleLink(), anArticleLink({ slug: 'slapen', topic: 'care' }), anArticleLink({ slug: 'nee', topic: 'boundaries' })]
  const shelves = articleShelves(dutch, articles, { level: 3, lines: false }).toString()
  expect(shelves.match(/<h3/g)).toHaveLength(2)
  for (const { slug } of articles) expect(shelves.split(`/onderwerpen/${slug}"`)).toHaveLength(2)
})

test('a text that is not translated says so in the reader’s language, and is marked as Dutch', () => {
  const page = articlePage(anArticleView(english, { language: 'nl' })).toString()
  expect(page).toContain('Not in English yet')
  expect(page).toMatch(/<article class="cjg-article cjg-prose"\s+lang="nl"/u)
})

describe('opening hours in words', () => {
  const today = Temporal.PlainDate.from('2026-11-24')
  const at = (time: string) => Temporal.PlainTime.from(time)
  const hours = { from: at('08:30'), until: at('17:00') }
  test.each([
    [{ state: 'open', ...hours }, 'Nu open, tot 17.00 uur', 'Vandaag inloop: 8.30 tot 17.00 uur'],
    [{ state: 'later-today', ...hours }, 'Vandaag open vanaf 8.30 uur', 'Vandaag inloop: 8.30 tot 17.00 uur'],
    [
      { state: 'closed', next: { day: today.add({ days: 1 }), ...hours } },
      'Nu dicht. Weer open: morgen, 8.30 uur',
      'Inloop: morgen, 8.30 tot 17.00 uur',
    ],
    [
      { state: 'closed', next: { day: today.add({ days: 3 }), ...hours } },
      'Nu dicht. Weer open: vrijdag 27 november, 8.30 uur',
      'Inloop: vrijdag 27 november, 8.30 tot 17.00 uur',
    ],
    [{ state: 'closed', next: null }, 'Nu dicht', 'Er is nu geen inloop'],
  ] as const)('%j', (opening, phone, walkIn) => {
    expect(openingText(dutch, opening, today)).toBe(phone)
    expect(walkInText(dutch, opening, today)).toBe(walkIn)
  })
})

/** Every text of a catalogue by its place; functions are called with marks for arguments. */
function texts(value: unknown, place = ''): [string, string][] {
  if (typeof value === 'string') return [[place, value]]
  if (typeof value === 'function') return [[place, (value as (...args: string[]) => string)('1', '2', '3')]] // messages are functions of texts
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([key, inside]) => texts(inside, `${place}.${key}`))
  return []
}

describe.each([
  ['shell', shellMessages],
  ['pages', pageMessages],
] as const)('messages of the %s', (_, messages) => {
  test('stand in both languages, with nothing empty and nothing left in Dutch', () => {
    const nl = new Map(texts(messages(dutch)))
    const en = new Map(texts(messages(english)))
    expect([...en.keys()]).toEqual([...nl.keys()])
    const sameByRight = new Set(['.menu', '.home', '.phases.0-1.name', '.phases.pregnancy.name', '.opening.isOpen'])
    for (const [place, text] of en) {
      if (place !== '.phases.pregnancy.name') expect(text, place).not.toBe('')
      if (!sameByRight.has(place)) expect(text, place).not.toBe(nl.get(place))
    }
  })
})
