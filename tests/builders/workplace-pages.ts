/** Every page of the workplace of questions in every state that matters: checked by tests, and to look at. */
import type { Html } from '#platform/html.ts'
import type { Locale } from '#platform/i18n.ts'
import { newId } from '#platform/id.ts'
import { localDate, Temporal } from '#platform/time.ts'
import { inboxPage } from '../../src/contexts/advice/pages/workplace/inbox.ts'
import { pausePage, pausesPage } from '../../src/contexts/advice/pages/workplace/pause.ts'
import { reportPage } from '../../src/contexts/advice/pages/workplace/report.ts'
import { abuseReportPage, missingReportPage, reportsPage } from '../../src/contexts/advice/pages/workplace/reports.ts'
import { missingQuestionPage, questionPage } from '../../src/contexts/advice/pages/workplace/question.ts'
import type { QuestionView } from '../../src/contexts/advice/pages/workplace/question-view.ts'
import { rotaPage, type RotaView } from '../../src/contexts/advice/pages/workplace/rota.ts'
import { searchMissesPage } from '../../src/contexts/advice/pages/workplace/search-misses.ts'
import { todayPage, type TodayView } from '../../src/contexts/advice/pages/workplace/today.ts'
import { workMessages } from '../../src/contexts/advice/pages/workplace/messages.ts'
import type { Duty, Week } from '../../src/contexts/advice/use-cases/rota.server.ts'
import type { WorkQuestion } from '../../src/contexts/advice/use-cases/read-question.server.ts'
import { aBusyInbox, aFrame, aLetter, amina, anInbox, anItem, aNote, aWorkQuestion, bilal, me, monday, sanne } from './workplace.ts'

const library = [
  { slug: 'eet-weinig', title: 'Mijn kind eet weinig' },
  { slug: 'puber-en-lijf', title: 'Je puber en haar lijf' },
  { slug: 'schermtijd', title: 'Hoeveel schermtijd is goed?' },
  { slug: 'slaapt-slecht', title: 'Mijn kind slaapt slecht' },
]

export function aQuestionView(locale: Locale, question: WorkQuestion = aWorkQuestion(), more: Partial<QuestionView> = {}): QuestionView {
  return {
    ...aFrame(locale),
    now: monday,
    me,
    question,
    inbox: aBusyInbox(question),
    place: { filter: 'open', page: 1 },
    suggestions: library.slice(0, 2),
    library,
    ...more,
  }
}

export function aTodayView(locale: Locale, more: Partial<TodayView> = {}): TodayView {
  const answered = [
    anItem({ subject: 'Meester zegt dat ze druk is', state: 'answered', mine: true, assignedTo: sanne }),
    anItem({ subject: 'Zindelijk worden lukt niet', state: 'answered', mine: true, assignedTo: sanne }),
  ]
  const open = aBusyInbox()
  return {
    ...aFrame(locale),
    now: monday,
    publicName: 'Sanne',
    profession: 'youthNurse',
    coordinates: false,
    questions: { open: { ...open, counts: { ...open.counts, 'waiting-for-asker': 2 } }, answered },
    duty: [
      { day: localDate(monday), half: 'morning', put: sanne, gap: null },
      { day: localDate(monday), half: 'afternoon', put: null, gap: 'nobody' },
    ],
    me,
    ...more,
  }
}

const first = Temporal.PlainDate.from('2026-11-23')
const duty = (index: number, half: 'morning' | 'afternoon'): Duty => ({ day: first.add({ days: index }), half, put: bilal, gap: null })

/** A week with its own half-day, a gap of each kind, a day that is over and one on which the centre is shut. */
const aWeek: Week = {
  monday: first,
  today: first.add({ days: 1 }),
  days: [
    { day: first, duties: [duty(0, 'morning'), duty(0, 'afternoon')] },
    {
      day: first.add({ days: 1 }),
      duties: [
        { ...duty(1, 'morning'), put: sanne },
        { ...duty(1, 'afternoon'), put: null, gap: 'nobody' },
      ],
    },
    {
      day: first.add({ days: 2 }),
      duties: [
        { ...duty(2, 'morning'), gap: 'away' },
        { ...duty(2, 'afternoon'), put: amina, gap: 'left' },
      ],
    },
    { day: first.add({ days: 3 }), duties: [] },
    { day: first.add({ days: 4 }), duties: [duty(4, 'morning')] },
  ],
  people: [bilal, sanne],
  absences: [
    {
      ...{ id: newId<'absence'>(), from: first.add({ days: 2 }), until: first.add({ days: 2 }) },
      ...{ who: bilal, mine: false },
    },
  ],
  plans: false,
  me,
}

function aRotaView(locale: Locale, more: Partial<RotaView> = {}): RotaView {
  return {
    ...aFrame(locale),
    ...{ week: aWeek, done: null, error: null, typed: { who: '', from: {}, until: {} }, isAnswerToPost: false },
    ...more,
  }
}

function floodPages(locale: Locale): Readonly<Record<string, Html>> {
  const frame = { ...aFrame(locale), entries: ['today', 'questions', 'reports'] as const, now: monday, isAnswerToPost: false }
  const id = newId<'conversation'>()
  const pauseView = { ...frame, id, subject: 'Koop nu', fields: { what: '', hours: '', reason: '', words: '' }, errors: {} }
  const item = { id: newId<'abuseReport'>(), kind: 'threats', reportedBy: bilal, reportedAt: monday } as const
  const open = { ...item, outcome: null, handledBy: null, handledAt: null } as const
  const done = { ...item, outcome: 'police', handledBy: amina, handledAt: monday } as const
  const rest = { conversationId: id, words: 'Dit schrok mij.', message: { text: 'Ik kom jullie halen.', at: monday } }
  const fields = { outcome: '', hours: '', words: '' }
  const running = { id: newId<'pause'>(), beganAt: monday, beganBy: sanne, endsAt: monday.add({ hours: 4 }) }
  const pauses = [
    { ...running, kind: 'conversation', reason: 'insults', conversationId: id, apart: 3 },
    { ...running, kind: 'source', reason: 'many-messages', conversationId: null, beganBy: null, apart: 1 },
  ] as const
  return {
    pause: pausePage({ ...pauseView, sourceKnown: true, inStream: true }),
    'pause-error': pausePage({
      ...pauseView,
      sourceKnown: false,
      inStream: true,
      errors: { hours: 'x', reason: 'y' },
      isAnswerToPost: true,
    }),
    pauses: pausesPage({ ...frame, pauses, ended: false }),
    'pauses-empty': pausesPage({ ...frame, pauses: [], ended: true }),
    report: reportPage({ ...frame, id, message: aLetter(), fields: { kind: '', words: '' }, errors: {} }),
    'report-error': reportPage({
      ...frame,
      id,
      message: aLetter(),
      fields: { kind: '', words: '' },
      errors: { kind: 'x' },
      isAnswerToPost: true,
    }),
    reports: reportsPage({ ...frame, reports: [open, done], saved: true }),
    'reports-empty': reportsPage({ ...frame, reports: [], saved: false }),
    'report-open': abuseReportPage({
      ...frame,
      report: { ...open, ...rest, outcomeWords: null, pausedUntil: null },
      mayRead: false,
      fields,
      errors: {},
    }),
    'report-done': abuseReportPage({
      ...frame,
      report: { ...done, ...rest, outcomeWords: 'Aangifte gedaan.', pausedUntil: monday },
      mayRead: true,
      fields,
      errors: {},
    }),
    'report-missing': missingReportPage(frame),
  }
}

/** By name, so that a failing test says which page in which state it was. */
export function workplacePages(locale: Locale): Readonly<Record<string, Html>> {
  const words = workMessages(locale)
  const frame = aFrame(locale)
  const list = { ...frame, now: monday, place: { filter: 'open', page: 1 } } as const
  const view = (question?: WorkQuestion, more?: Partial<QuestionView>): Html => questionPage(aQuestionView(locale, question, more))
  const acute = aWorkQuestion({
    subject: 'Ik durf niet naar huis',
    state: 'waiting',
    mine: false,
    assignedTo: null,
    urgency: 'acute',
    urgencyReasons: ['violence', 'noPlaceToSleep'],
    audience: 'youngPeople',
    childAgeYears: 15,
    due: Temporal.Instant.from('2026-11-23T10:07:00Z'),
    letters: [aLetter({ text: 'Mijn vader slaat mij. Ik durf vanavond niet naar huis.' })],
    draft: null,
    readers: [],
    escalated: true,
    discipline: 'socialWorker',
  })
  const sent = aLetter({
    kind: 'answer',
    author: sanne,
    at: monday,
    text: 'Wat goed dat je dit vraagt.\n\nBegin klein. Eet samen, zonder telefoon.',
    articles: ['eet-weinig'],
    offersAppointment: true,
  })
  const reply = aLetter({ kind: 'reply', at: monday, text: 'Dank je. Ze is ook vaak duizelig. Moet ik dan toch bellen?' })
  const answered = aWorkQuestion({ state: 'answered', letters: [aLetter(), aNote, sent], draft: null, rating: 'a-little' })
  const withOther = aWorkQuestion({ state: 'taken', mine: false, assignedTo: amina })
  return {
    today: todayPage(aTodayView(locale)),
    'today-empty': todayPage(aTodayView(locale, { questions: { open: anInbox([]), answered: [] } })),
    'today-no-questions': todayPage(aTodayView(locale, { questions: null, entries: ['today', 'searchMisses'], counts: undefined })),
    inbox: inboxPage({ ...list, inbox: aBusyInbox() }),
    'inbox-empty': inboxPage({ ...list, inbox: anInbox([]), place: { filter: 'mine', page: 1 } }),
    'inbox-many': inboxPage({
      ...list,
      inbox: { ...aBusyInbox(), counts: { open: 164, mine: 12, free: 81, 'waiting-for-asker': 43, closed: 1290, apart: 12 } },
      place: { filter: 'open', page: 2 },
      done: 'laid-down',
    }),
    question: view(),
    'question-free': view(acute),
    'question-answered': view(answered, { done: 'answered' }),
    'question-conflict': view(aWorkQuestion({ letters: [aLetter(), aNote, reply], version: 6 }), {
      conflict: { seenLetters: 2 },
      isAnswerToPost: true,
      typed: { text: 'Begin klein. Eet samen, zonder telefoon.', articles: ['schermtijd'], appointment: true },
    }),
    'question-changed': view(aWorkQuestion(), { conflict: { seenLetters: 2 }, isAnswerToPost: true }),
    'question-with-other': view(withOther, {
      refused: { kind: 'taken-by-other', by: amina.id },
      isAnswerToPost: true,
      typed: { text: 'Mijn tekst, die niet verloren gaat.' },
    }),
    'question-taken-while-writing': view(
      { ...withOther, letters: [aLetter(), aNote, sent], state: 'taken' },
      {
        conflict: { seenLetters: 2 },
        isAnswerToPost: true,
        typed: { text: 'Mijn tekst, die niet verloren gaat.' },
      },
    ),
    'question-closed-while-writing': view(aWorkQuestion({ state: 'closed', topic: 'other' }), {
      conflict: { seenLetters: 2 },
      isAnswerToPost: true,
    }),
    'question-closed': view(
      aWorkQuestion({
        state: 'closed',
        topic: 'body',
        draft: null,
        letters: [
          aLetter(),
          aLetter({ kind: 'handover', author: bilal, text: 'Graag jij, Sanne.' }),
          sent,
          aLetter({ kind: 'appointment-wish', text: 'Dinsdag na 15 uur kan ik.' }),
        ],
      }),
      { done: 'closed' },
    ),
    'question-errors': view(aWorkQuestion({ draft: null }), {
      isAnswerToPost: true,
      errors: { 'answer-text': words.errors.empty },
    }),
    'question-hand-over-error': view(aWorkQuestion(), {
      isAnswerToPost: true,
      typed: { handoverNote: 'Jij kent dit gezin.' },
      errors: { 'handover-account': words.errors.handOver },
    }),
    'question-close-error': view(answered, { isAnswerToPost: true, errors: { 'close-topic': words.errors.topic } }),
    'question-note-error': view(aWorkQuestion(), { isAnswerToPost: true, errors: { 'note-text': words.errors.emptyNote } }),
    'question-alone': view(aWorkQuestion(), { inbox: null, suggestions: [], library: [] }),
    missing: missingQuestionPage(frame),
    'question-paused': view(
      aWorkQuestion({
        pausedUntil: monday,
        pause: { id: newId<'pause'>(), until: monday, reason: 'insults' },
        letters: [aLetter({ reported: true }), aLetter({ kind: 'reply', apart: true })],
        together: [{ id: newId<'conversation'>(), subject: 'Koop nu' }],
      }),
      { mayPause: true, done: 'paused' },
    ),
    'question-apart': view(aWorkQuestion({ apart: true, inStream: true }), { mayPause: true }),
    ...floodPages(locale),
    'search-misses': searchMissesPage({
      ...frame,
      since: Temporal.PlainDate.from('2026-10-24'),
      misses: [
        { words: 'slaaptranig', language: 'nl', times: 14, lastDay: Temporal.PlainDate.from('2026-11-22') },
        { words: 'kinderbijslag aanvragen', language: 'nl', times: 9, lastDay: Temporal.PlainDate.from('2026-11-21') },
        { words: 'sleep regression', language: 'en', times: 1, lastDay: Temporal.PlainDate.from('2026-11-02') },
      ],
    }),
    rota: rotaPage(aRotaView(locale)),
    'rota-planned-by-coordinator': rotaPage(aRotaView(locale, { week: { ...aWeek, plans: true }, done: 'Het rooster is bewaard.' })),
    'rota-error': rotaPage(
      aRotaView(locale, {
        week: { ...aWeek, plans: true, absences: [] },
        error: { id: 'tot', message: 'Vul een dag, maand en jaar in die bestaan.' },
        typed: { who: sanne.id, from: { day: '24', month: '11', year: '2026' }, until: { day: '31', month: '11', year: '2026' } },
        isAnswerToPost: true,
      }),
    ),
    'search-misses-empty': searchMissesPage({ ...frame, since: Temporal.PlainDate.from('2026-10-24'), misses: [] }),
  }
}
