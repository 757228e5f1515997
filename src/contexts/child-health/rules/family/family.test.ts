/** What a family is told and may tell: pure, with the numbers of the rules. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import type { AnswerOutcome, Says } from '../../../vaccination/public.ts'
import type { Contact, Milestone } from '../record/record.ts'
import { nationalMoments } from '../schedule/moments.ts'
import { planSchedule } from '../schedule/windows.ts'
import { talkTopicCodes } from '../contact/talk-topics.ts'
import { milestonesToTell } from './milestones-told.ts'
import { ownWord } from './own-word.ts'
import { decideTopics, longestWords, mostTopics, topicsToChoose } from './topics.ts'
import { isRefused, longestAnswer, questionsAt, questionSets, readAnswers } from './visit-questions.ts'
import { decideInvitation, dayParts, putOffMonths, type Invited } from './invitation-answer.ts'
import { atSession, waitsForMe } from './session-word.ts'
import { whatComes } from './what-comes.ts'

const day = (text: string): PlainDate => Temporal.PlainDate.from(text)

describe('topics for the next visit', () => {
  test('are those of the contact screen at every age, each once', () => {
    for (const years of [0, 0.5, 1, 3, 5, 9, 13, 17]) {
      const offered = topicsToChoose(years * 365.25)
      expect(new Set(offered).size).toBe(offered.length)
      expect(offered.every((one) => talkTopicCodes.includes(one))).toBe(true)
      expect(offered.at(-1)).toBe('other')
    }
  })
  test('words go with the one topic that was chosen, and otherwise stand by themselves', () => {
    expect(decideTopics({ topics: ['sleep'], words: ' Op schoot. ' }, [])).toEqual([{ topic: 'sleep', words: 'Op schoot.' }])
    expect(decideTopics({ topics: ['sleep', 'words'], words: 'Op schoot.' }, [])).toEqual([
      { topic: 'sleep', words: '' },
      { topic: 'words', words: '' },
      { topic: 'other', words: 'Op schoot.' },
    ])
  })
  test('what waits is not put on the list twice', () => {
    expect(decideTopics({ topics: ['sleep'], words: '' }, ['sleep'])).toEqual([])
    expect(decideTopics({ topics: ['sleep'], words: 'Nog iets.' }, ['sleep'])).toHaveLength(1)
  })
  test.each([
    [{ topics: [], words: ' ' }, [], 'nothing-chosen'],
    [{ topics: ['toString'], words: '' }, [], 'not-a-topic'],
    [{ topics: ['sleep'], words: 'x'.repeat(longestWords + 1) }, [], 'words-too-long'],
    [{ topics: ['sleep'], words: '' }, Array.from({ length: mostTopics }, () => 'other'), 'too-many'],
  ])('%j is refused', (wish, waiting, kind) => {
    expect(decideTopics(wish, waiting)).toEqual({ kind })
  })
})

describe('what is said to an invitation for a contact', () => {
  const today = day('2026-11-30')
  const waits: Invited = { status: 'invited', outcome: null }
  const kindOf = (contact: Invited, months = 3): string => {
    const said = decideInvitation(contact, { says: 'put-off', months }, today)
    return said.ok ? said.value.says : said.error.kind
  }
  test.each<[Invited, string]>([
    [waits, 'put-off'],
    [{ status: 'due', outcome: null }, 'put-off'],
    // Missed once: the family may still say when it suits.
    [{ status: 'not-realised', outcome: '02' }, 'put-off'],
    [{ status: 'realised', outcome: '01' }, 'over'],
    [{ status: 'begun', outcome: null }, 'over'],
    [{ status: 'not-realised', outcome: '06' }, 'over'],
    // A vaccination has its own yes and no.
    [null, 'not-asked-here'],
  ])('%j: %s', (contact, kind) => expect(kindOf(contact)).toBe(kind))
  test('put off for as long as is offered, to a day; another time with a part of the day or without', () => {
    expect([0, 4, 12, Number.NaN].map((months) => kindOf(waits, months))).toEqual(Array.from({ length: 4 }, () => 'no-such-term'))
    const until = putOffMonths.map((months) => decideInvitation(waits, { says: 'put-off', months }, today))
    expect(until.map((one) => one.ok && one.value.putOffUntil?.toString())).toEqual([
      '2026-12-30',
      '2027-01-30',
      '2027-02-28',
      '2027-05-30',
    ])
    for (const dayPart of [null, ...dayParts])
      expect(decideInvitation(waits, { says: 'other-time', dayPart }, today)).toEqual({
        ok: true,
        value: { says: 'other-time', dayPart, putOffUntil: null },
      })
  })
})

describe('a vaccine of a session for the family', () => {
  test.each([
    ['due', false, 'asked'],
    ['future', false, 'asked'],
    ['due', true, 'held-back'],
    ['complete', true, 'had-already'],
    ['tooLate', false, 'not-needed'],
    ['notEligible', true, 'not-needed'],
    [null, false, 'not-needed'],
  ])('%s, held back %s: %s', (status, isHeldBack, at) => expect(atSession(status, isHeldBack)).toBe(at))
  test('waits only for who has a say and said nothing yet', () => {
    const words = [{ kind: 'open' }, { kind: 'round' }, { kind: 'no-say' }, { kind: 'talk' }, { kind: 'no', considered: false }] as const
    expect(words.map((word) => waitsForMe({ at: 'asked', word }))).toEqual([true, false, false, false, false])
    expect(waitsForMe({ at: 'had-already', word: { kind: 'open' } })).toBe(false)
  })
})

describe('questions before a visit', () => {
  test.each([
    [0, 'own-0-1-v1'],
    [365, 'own-0-1-v1'],
    [366, 'own-1-4-v1'],
    [4 * 365.25, 'own-4-12-v1'],
    [12 * 365.25, 'own-12-18-v1'],
    [18 * 365.25, undefined],
  ])('at %d days it is %s', (age, id) => expect(questionsAt(age)?.id).toBe(id))
  test('at least one answer, none too long, and nothing that was not asked', () => {
    const [first] = questionSets
    if (first === undefined) throw new Error('There are questions')
    expect(readAnswers(first, { worries: ' ' })).toEqual({ kind: 'nothing-said' })
    expect(readAnswers(first, { worries: 'x'.repeat(longestAnswer + 1) })).toEqual({ kind: 'too-long', questions: ['worries'] })
    const read = readAnswers(first, { worries: ' Slapen. ', school: 'Niet gevraagd' })
    expect(isRefused(read)).toBe(false)
    expect(read).toEqual({ worries: 'Slapen.' })
  })
})

describe('what comes', () => {
  const born = day('2025-09-19')
  const today = day('2026-11-24')
  const planned = planSchedule(nationalMoments, { birthDate: born, expectedOn: null, deceasedOn: null, movedOn: null }, today)
  const contact = (over: Partial<Contact>): Contact => ({
    ...{ id: 'c' as Id<'contact'>, personId: 'p' as Id<'person'>, kind: 'planned', moment: '14m', dueFrom: day('2026-10-20') },
    ...{ dueOn: day('2026-11-19'), dueUntil: day('2027-01-19'), status: 'due', outcome: null, form: null, discipline: null },
    ...{ plannedAt: null, heldOn: null, heldBy: null, companion: null, version: 1, ...over },
  })
  test('one that was begun reads as one that waits: nothing tells of a draft', () => {
    expect(whatComes(planned, [contact({ status: 'begun' })], today)).toEqual(whatComes(planned, [contact({ status: 'due' })], today))
  })
  test('what took place is not to come; an appointment of the past is not told as one to come', () => {
    expect(whatComes(planned, [contact({ status: 'realised' })], today).map(({ moment }) => moment?.code)).not.toContain('14m')
    const [past] = whatComes(planned, [contact({ plannedAt: Temporal.Instant.from('2026-11-20T09:00:00Z') })], today)
    expect(past).toMatchObject({ moment: { code: '14m' }, plannedAt: null })
  })
  test('an extra contact stands among them, until it is over', () => {
    const extra = contact({ kind: 'extra', moment: null, dueFrom: day('2026-11-01') })
    expect(whatComes(planned, [extra], today).filter(({ moment }) => moment === null)).toHaveLength(1)
    expect(
      whatComes(planned, [contact({ kind: 'extra', moment: null, dueUntil: day('2026-11-23') })], today).filter(
        ({ moment }) => moment === null,
      ),
    ).toEqual([])
  })
})

test('what was seen once is not taken back, and what never was is looked at again', () => {
  const look = (item: string, answer: Milestone['answer'], on: string): Milestone => ({
    ...{ id: on as Id<'milestone'>, contactId: null, observedOn: day(on), item, side: 'none', answer },
  })
  const told = milestonesToTell([
    look('66', '-', '2026-01-01'),
    look('66', 'M', '2026-03-01'),
    look('66', '-', '2026-09-01'),
    look('68', '-', '2026-09-01'),
  ])
  expect(told.can).toMatchObject([{ item: '66', toldByParent: true }])
  expect(told.can[0]?.on.toString()).toBe('2026-03-01')
  expect(told.again).toMatchObject([{ item: '68' }])
})

describe('PR-10 what is told of a vaccination', () => {
  const says: readonly (Says | null)[] = ['yes', 'no', 'talk', null]
  const outcomeFor = (one: Says | null, other: Says | null): AnswerOutcome => {
    if (one === 'yes' && other === 'yes') return { kind: 'complete', because: 'all' }
    const no = [...(one === 'no' ? ['me'] : []), ...(other === 'no' ? ['you'] : [])]
    if (no.length === 0) return { kind: 'waiting', for: [], talk: [] }
    const yes = [...(one === 'yes' ? ['me'] : []), ...(other === 'yes' ? ['you'] : [])]
    return yes.length === 0 ? { kind: 'refused', by: no, waitingFor: [] } : { kind: 'conflicting', yes, no, waitingFor: [], mayWish: false }
  }
  const told = (one: Says | null, other: Says | null) =>
    ownWord({
      ...{ outcome: outcomeFor(one, other), reader: 'me', childId: 'child', band: 'under-12' },
      sayers: [
        { id: 'me', says: one },
        { id: 'you', says: other },
      ],
    })
  test('whatever the other says that is no yes reads the same', () => {
    fc.assert(
      fc.property(fc.constantFrom(...says), fc.constantFrom('no', 'talk', null), fc.constantFrom('no', 'talk', null), (one, a, b) => {
        expect(told(one, a as Says | null)).toEqual(told(one, b as Says | null))
      }),
    )
  })
  test('a wish that counts without a parent reads for that parent as it did before', () => {
    const sayers = [
      { id: 'child', says: 'yes' as const },
      { id: 'me', says: 'no' as const },
    ]
    const conflict: AnswerOutcome = { kind: 'conflicting', yes: ['child'], no: ['me'], waitingFor: [], mayWish: true }
    const wish: AnswerOutcome = { kind: 'considered-wish', without: ['me'] }
    const read = (outcome: AnswerOutcome, reader: string) => ownWord({ outcome, sayers, reader, childId: 'child', band: '12-15' })
    expect(read(wish, 'me')).toEqual(read(conflict, 'me'))
    expect(read(wish, 'child')).toEqual({ kind: 'round' })
  })
  test('who has no say is told nothing', () => {
    const outcome: AnswerOutcome = { kind: 'complete', because: 'all' }
    expect(ownWord({ outcome, sayers: [], reader: 'me', childId: 'child', band: '16-17' })).toEqual({ kind: 'no-say' })
  })
})
