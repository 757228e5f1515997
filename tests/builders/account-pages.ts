/** Every page of conversations in an account in the states that matter: taking along, the list, correcting, and back to a key. */
import type { Html } from '#platform/html.ts'
import type { Locale } from '#platform/i18n.ts'
import { newId } from '#platform/id.ts'
import { Temporal } from '#platform/time.ts'
import { accountListPage, correctPage, notInAccountPage } from '#contexts/advice/pages/account.ts'
import { choosePage, confirmPage } from '#contexts/advice/pages/claim.ts'
import { conversationPage, erasePage } from '#contexts/advice/pages/conversation.ts'
import { accountConversationPath, conversationPath } from '#contexts/advice/pages/paths.ts'
import { backOnKeyPage, freshKeyPage, putBackPage, tooLatePage } from '#contexts/advice/pages/put-back.ts'
import { makeCode } from '#platform/return-code.ts'
import type { Letter, OwnConversation } from '#contexts/advice/use-cases/own-conversation.server.ts'
import type { Site } from '#web/site.ts'

const now = Temporal.Instant.from('2026-11-24T09:00:00Z')
const day = Temporal.PlainDate.from('2027-11-24')

export function anOwnLetter(given: Partial<Letter> = {}): Letter {
  return {
    id: newId<'message'>(),
    kind: 'question',
    from: 'asker',
    at: now.subtract({ hours: 20 }),
    text: 'Mijn zoon van 3 is vaak boos. Wat kan ik doen?',
    articles: [],
    offersAppointment: false,
    ...given,
  }
}

export function anOwnConversation(given: Partial<OwnConversation> = {}): OwnConversation {
  const sanne = { publicName: 'Sanne', profession: 'youthNurse' }
  return {
    state: 'answered',
    closedBy: null,
    letters: [
      anOwnLetter(),
      anOwnLetter({ kind: 'answer', from: sanne, text: 'Wat goed dat je dit vraagt. Boos zijn hoort erbij.', offersAppointment: true }),
      anOwnLetter({ kind: 'reply', text: 'Dank je. Op school gaat het ook niet goed.' }),
    ],
    due: now,
    codeExpires: day,
    regime: 'account',
    firstAppointment: null,
    facts: { audience: 'parents', childAgeYears: 3, postcode4: 1234 },
    rating: null,
    hasNotice: false,
    wantsAppointment: false,
    acute: false,
    version: 3,
    pausedUntil: null,
    pausedBy: 'conversation',
    readers: [sanne],
    ...given,
  }
}

export function accountExamples(locale: Locale, site: Site): readonly (readonly [name: string, page: Html])[] {
  const at = accountConversationPath('01990000-0000-7000-8000-000000000000')
  const base = { locale, site }
  const conversation = anOwnConversation()
  const made = anOwnConversation({ firstAppointment: Temporal.PlainDate.from('2026-11-20') })
  const days = { key: 90, account: 365 }
  const claim = { ...base, now, conversation: anOwnConversation({ regime: 'anonymous' }), days }
  const who = { mail: 'samira@post.example' }
  const form = { key: newId(), conversationId: newId(), keptInAccount: day, who }
  const shown = { ...base, at, now, workingDays: 2, key: newId(), titles: () => null }
  const code = makeCode(new Uint8Array(19).fill(7))
  const key = { ...base, at, code, proof: 'bewijs', askedGroup: 2, codeExpires: day }
  const letters = conversation.letters
  return [
    ['claim, not signed in', choosePage({ ...claim, who: null })],
    ['claim, to choose', choosePage({ ...claim, who })],
    ['claim, one letter', choosePage({ ...claim, conversation: anOwnConversation({ letters: [anOwnLetter()] }), who: { mail: null } })],
    [
      'claim, nothing chosen',
      choosePage({
        ...claim,
        who,
        chosen: { what: 'part', letters: [] },
        error: { field: 'letters', message: 'Kies minstens één brief.' },
      }),
    ],
    ['claim, the whole', confirmPage({ ...claim, ...form, what: 'whole', along: letters, stay: [] })],
    [
      'claim, a part after an appointment',
      confirmPage({ ...claim, ...form, conversation: made, what: 'part', along: letters.slice(0, 2), stay: letters.slice(2) }),
    ],
    ['in the account', conversationPage({ ...shown, conversation, done: 'claimed' })],
    ['in the account, after an appointment', conversationPage({ ...shown, conversation: made, done: 'part-claimed' })],
    ['with a key', conversationPage({ ...shown, at: conversationPath, conversation: claim.conversation })],
    ['in the account, to erase', erasePage({ ...base, at })],
    [
      'list',
      accountListPage({
        ...base,
        now,
        erased: true,
        conversations: ['waiting', 'taken', 'answered', 'closed'].map((state) => ({
          ...{ id: newId<'conversation'>(), subject: 'Mijn zoon van 3 is vaak boos', state, due: now, lastActivity: now, keptUntil: day },
        })),
      }),
    ],
    ['list, empty', accountListPage({ ...base, now, conversations: [] })],
    ['not in the account', notInAccountPage(base)],
    ['correct', correctPage({ ...base, at, typed: { audience: 'parents', age: '3', postcode: '1234' } })],
    [
      'correct, wrong',
      correctPage({
        ...base,
        at,
        typed: { audience: 'parents', age: 'honderd', postcode: '1' },
        errors: { age: 'Fout', postcode: 'Fout' },
      }),
    ],
    ['put back', putBackPage({ ...base, at, days: 90 })],
    ['put back, begin again', putBackPage({ ...base, at, days: 60, beginAgain: true })],
    ['put back, the key', freshKeyPage(key)],
    ['put back, another group', freshKeyPage({ ...key, error: 'Dit is een andere groep', typed: 'AAAA' })],
    ['put back, done', backOnKeyPage({ ...base, codeExpires: day })],
    ['put back, too late', tooLatePage({ ...base, at, since: Temporal.PlainDate.from('2026-11-20') })],
  ]
}
