import type { Colleague } from '#contexts/access/public.ts'
import { newId, type Id } from '#platform/id.ts'
import { dutch, type Locale } from '#platform/i18n.ts'
import { Temporal, type Instant } from '#platform/time.ts'
import { loadAssets } from '#web/assets.server.ts'
import type { Site } from '#web/site.ts'
import { initialsOf, type WorkplaceFrame } from '#web/workplace/shell.ts'
import type { Inbox, InboxItem } from '../../src/contexts/advice/use-cases/list-questions.server.ts'
import type { WorkLetter, WorkQuestion } from '../../src/contexts/advice/use-cases/read-question.server.ts'

/** Monday 23 November 2026, 10.42 in Amsterdam. */
export const monday: Instant = Temporal.Instant.from('2026-11-23T09:42:00Z')

export const aSite: Site = {
  name: 'CJG Lindewaard',
  shortName: 'Lindewaard',
  phone: { shown: '0000 123 456', dial: '+310000123456' },
  address: 'Dorpsplein 4, Lindewaard',
  hoursText: { nl: 'Werkdagen van 8.30 tot 17.00 uur', en: 'Working days from 8:30 to 17:00' },
  helplines: [],
  themeClass: null,
  drawings: true,
  navigation: ['ask', 'return'],
  footerPages: [],
  quickExitUrl: 'https://www.example.org/',
  notice: null,
  assets: loadAssets().page,
}

export function aColleague(given: Partial<Colleague> & { readonly name: string }): Colleague {
  return {
    id: newId<'account'>(),
    publicName: given.name.split(' ')[0] ?? given.name,
    profession: 'youthNurse',
    email: 'iemand@voorbeeld.example',
    active: true,
    roles: ['professional'],
    ...given,
  }
}

export const sanne: Colleague = aColleague({ name: 'Sanne de Wit' })
export const bilal: Colleague = aColleague({ name: 'Bilal Kaddour', profession: 'frontDeskWorker', roles: ['frontDesk'] })
export const amina: Colleague = aColleague({ name: 'Amina Yusuf', profession: 'socialWorker' })

export function aFrame(locale: Locale = dutch): WorkplaceFrame {
  return {
    locale,
    site: aSite,
    assets: loadAssets().workplace,
    person: {
      name: sanne.name,
      profession: locale.tag === 'nl' ? 'jeugdverpleegkundige' : 'youth nurse',
      initials: initialsOf(sanne.name),
    },
    entries: ['today', 'questions', 'searchMisses'],
    counts: { questions: 14 },
  }
}

export function anItem(given: Partial<InboxItem> = {}): InboxItem {
  return {
    id: newId<'conversation'>(),
    subject: 'Dochter eet bijna niets',
    state: 'waiting',
    assignedTo: null,
    mine: false,
    audience: 'parents',
    childAgeYears: 13,
    language: 'nl',
    channel: 'page',
    urgency: 'ordinary',
    due: Temporal.Instant.from('2026-11-24T16:00:00Z'),
    discipline: null,
    wantsAppointment: false,
    escalated: false,
    pausedUntil: null,
    lastActivity: Temporal.Instant.from('2026-11-22T20:40:00Z'),
    ...given,
  }
}

export function anInbox(items: readonly InboxItem[]): Inbox {
  const count = (fits: (item: InboxItem) => boolean): number => items.filter(fits).length
  return {
    items,
    counts: {
      open: count(({ state }) => state === 'waiting' || state === 'taken'),
      mine: count(({ state, mine }) => state === 'taken' && mine),
      free: count(({ state }) => state === 'waiting'),
      'waiting-for-asker': count(({ state }) => state === 'answered'),
      closed: count(({ state }) => state === 'closed'),
      apart: 0,
    },
  }
}

export function aLetter(given: Partial<WorkLetter> = {}): WorkLetter {
  return {
    id: newId<'message'>(),
    kind: 'question',
    author: 'asker',
    at: Temporal.Instant.from('2026-11-22T20:40:00Z'),
    text: 'Mijn dochter van 13 eet al weken bijna niets. Ze zegt dat ze op school eet, maar dat geloof ik niet. Wat kan ik doen?',
    articles: [],
    offersAppointment: false,
    apart: false,
    reported: false,
    ...given,
  }
}

export const aNote: WorkLetter = aLetter({
  kind: 'note',
  author: bilal,
  at: Temporal.Instant.from('2026-11-23T07:52:00Z'),
  text: 'Vroeg naar duizelig zijn en sporten? Denk aan de huisarts.',
})

export function aWorkQuestion(given: Partial<WorkQuestion> = {}): WorkQuestion {
  return {
    ...anItem({ state: 'taken', mine: true, assignedTo: sanne, due: Temporal.Instant.from('2026-11-23T16:00:00Z') }),
    letters: [aLetter(), aNote],
    urgencyReasons: [],
    pause: null,
    apart: false,
    inStream: false,
    sourceKnown: false,
    together: [],
    postcode4: 1234,
    topic: null,
    keyCanBeHanded: false,
    codeExpires: Temporal.PlainDate.from('2027-02-20'),
    regime: 'anonymous',
    firstAppointment: null,
    rating: null,
    version: 4,
    draft: {
      text: 'Wat goed dat je dit vraagt. Ik lees dat je je zorgen maakt, en dat je haar niet wilt wegduwen.\n\nBegin klein. Eet samen, zonder telefoon, en praat over andere dingen dan eten.',
      articles: ['eet-weinig'],
      savedAt: monday,
    },
    readers: [bilal, sanne],
    colleagues: [amina, bilal, sanne],
    ...given,
  }
}

export const me: Id<'account'> = sanne.id

/** A list as on a busy morning. */
export function aBusyInbox(open: InboxItem = anItem()): Inbox {
  const at = (text: string): Instant => Temporal.Instant.from(text)
  return anInbox([
    anItem({
      subject: 'Ik durf niet naar huis',
      urgency: 'acute',
      due: at('2026-11-23T10:07:00Z'),
      audience: 'youngPeople',
      childAgeYears: 15,
    }),
    anItem({
      subject: 'Zusje is al 2 uur alleen thuis',
      urgency: 'acute',
      due: at('2026-11-23T10:20:00Z'),
      audience: 'youngPeople',
      childAgeYears: null,
      state: 'taken',
      assignedTo: amina,
    }),
    anItem({ subject: 'Peuter bijt op het kinderdagverblijf', due: at('2026-11-20T16:00:00Z'), childAgeYears: 2, escalated: true }),
    open,
    anItem({
      subject: 'Baby van 3 weken spuugt veel',
      state: 'taken',
      mine: true,
      assignedTo: sanne,
      due: at('2026-11-23T16:00:00Z'),
      childAgeYears: 0,
      channel: 'walk-in',
    }),
    anItem({ subject: 'When does my son need his vaccinations?', language: 'en', childAgeYears: 4 }),
    anItem({
      subject: 'Ik heb geen slaapplek vanaf vrijdag',
      audience: 'youngPeople',
      childAgeYears: 19,
      state: 'taken',
      assignedTo: amina,
    }),
    anItem({ subject: 'Ruzie over schermtijd', childAgeYears: 10, due: at('2026-11-25T16:00:00Z'), wantsAppointment: true }),
    anItem({
      subject: 'Mijn vriend wil geen condoom',
      audience: 'youngPeople',
      childAgeYears: 16,
      due: at('2026-11-25T16:00:00Z'),
      discipline: 'youthNurse',
    }),
    anItem({
      subject: 'Hoe bespreek ik zorgen over een leerling met de ouders zonder hen te verliezen?',
      audience: 'workers',
      childAgeYears: 6,
      due: at('2026-11-25T16:00:00Z'),
    }),
  ])
}
