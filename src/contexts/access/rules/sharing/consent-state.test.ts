import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { consentState, isComplete, type ConsentQuestion, type Said } from './consent-state.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = (text: string) => Temporal.Instant.from(text)
const on = day('2026-06-01')
const said = (givenBy: string, decision: Said['decision'], when = '2026-05-01', recorded = `${when}T10:00Z`): Said => ({
  givenBy,
  decision,
  on: day(when),
  recordedAt: at(recorded),
})
const base: ConsentQuestion = {
  birthDate: day('2018-01-01'),
  capable: true,
  authority: ['mother', 'father'],
  on,
  framework: null,
  until: null,
  closed: false,
  said: [],
  exception: null,
}
const twelve = { birthDate: day('2014-06-01') }
const why = { reason: 'considered-wish', explanation: 'argued in the file' } as const
const state = (question: Partial<ConsentQuestion>) => consentState({ ...base, ...question })

describe('states of a question, in the words of the rules', () => {
  test.each<[string, Partial<ConsentQuestion>, object]>([
    ['PR-08: silence is not consent', {}, { kind: 'incomplete', missing: ['mother', 'father'], anew: false }],
    ['one of both', { said: [said('mother', 'yes')] }, { kind: 'incomplete', missing: ['father'], anew: false }],
    ['both', { said: [said('mother', 'yes'), said('father', 'yes')] }, { kind: 'complete' }],
    [
      'parents disagree',
      { said: [said('mother', 'yes'), said('father', 'no')] },
      { kind: 'parents-disagree', yes: ['mother'], no: ['father'], mayExcept: false },
    ],
    [
      'both say no',
      { said: [said('mother', 'no'), said('father', 'no')] },
      { kind: 'said-no', by: ['mother', 'father'], missing: [], mayExcept: false },
    ],
    [
      'one says no, the other is silent',
      { said: [said('father', 'no')] },
      { kind: 'said-no', by: ['father'], missing: ['mother'], mayExcept: false },
    ],
    [
      'the last word counts',
      { said: [said('mother', 'yes'), said('father', 'no'), said('father', 'yes', '2026-05-02')] },
      { kind: 'complete' },
    ],
    [
      'PR-06: withdrawn is no longer a yes',
      { said: [said('mother', 'yes'), said('father', 'yes'), said('mother', 'withdrawn', '2026-05-03')] },
      { kind: 'parents-disagree', yes: ['father'], no: ['mother'], mayExcept: false },
    ],
    [
      'what was said earlier and is written down later does not overrule',
      { authority: ['mother'], said: [said('mother', 'no', '2026-05-03'), said('mother', 'yes', '2026-05-02', '2026-05-04T10:00Z')] },
      { kind: 'said-no', by: ['mother'], missing: [], mayExcept: false },
    ],
    [
      'what is said tomorrow is not said',
      { authority: ['mother'], said: [said('mother', 'yes', '2026-06-02')] },
      { kind: 'incomplete', missing: ['mother'], anew: false },
    ],
    ['a stranger is not heard', { authority: ['mother'], said: [said('aunt', 'no'), said('mother', 'yes')] }, { kind: 'complete' }],
    [
      'PR-05: a young person of 12 who disagrees',
      { ...twelve, said: [said('youth', 'no'), said('mother', 'yes'), said('father', 'yes')] },
      { kind: 'young-person-disagrees', missing: [] },
    ],
    [
      'PR-05: an exception is none for the young person',
      { ...twelve, exception: why, said: [said('youth', 'no')] },
      { kind: 'young-person-disagrees', missing: [] },
    ],
    [
      'PR-05: without the parents, with a reason',
      { ...twelve, exception: why, said: [said('youth', 'yes'), said('mother', 'no')] },
      { kind: 'complete-by-exception', reason: 'considered-wish', without: ['mother', 'father'] },
    ],
    [
      'the young person wishes it and the parents differ: an exception may be weighed',
      { ...twelve, said: [said('youth', 'yes'), said('mother', 'yes'), said('father', 'no')] },
      { kind: 'parents-disagree', yes: ['mother'], no: ['father'], mayExcept: true },
    ],
    ['from 16 alone', { birthDate: day('2010-06-01'), said: [said('youth', 'yes')] }, { kind: 'complete' }],
    [
      'from 16 a no is a no',
      { birthDate: day('2010-06-01'), said: [said('youth', 'no')] },
      { kind: 'said-no', by: ['youth'], missing: [], mayExcept: false },
    ],
    ['help by order of a judge', { framework: 'protection-measure' }, { kind: 'not-required', because: 'protection-measure' }],
    ['the last day', { authority: ['mother'], until: on, said: [said('mother', 'yes')] }, { kind: 'complete' }],
    [
      'the day after the last',
      { authority: ['mother'], until: day('2026-05-31'), said: [said('mother', 'yes')] },
      { kind: 'ended', because: 'term' },
    ],
    ['closed', { authority: ['mother'], closed: true, said: [said('mother', 'yes')] }, { kind: 'ended', because: 'closed' }],
  ])('%s', (_name, question, outcome) => {
    expect(state(question)).toEqual(outcome)
  })
})

test('PR-04: a consent for a child of 15 is looked at anew on the sixteenth birthday, and not a day before', () => {
  const birthDate = day('2010-06-01')
  const all = [said('youth', 'no'), said('mother', 'yes'), said('father', 'yes')].slice(1)
  const withYouth = [...all, said('youth', 'yes')]
  expect(state({ birthDate, said: withYouth, on: day('2026-05-31') })).toEqual({ kind: 'complete' })
  // The parents agreed alone, for a child of 11; at 12 the child has a say of its own.
  expect(state({ ...twelve, said: all, on: day('2026-05-31') })).toEqual({ kind: 'complete' })
  expect(state({ ...twelve, said: all })).toEqual({ kind: 'incomplete', missing: ['youth'], anew: false })
  expect(state({ birthDate, said: all })).toEqual({ kind: 'incomplete', missing: ['youth'], anew: true })
  expect(state({ birthDate, said: withYouth })).toEqual({ kind: 'complete' })
})

describe('always', () => {
  const people = ['youth', 'mother', 'father', 'stranger']
  const word = fc.record({
    givenBy: fc.constantFrom(...people),
    decision: fc.constantFrom('yes' as const, 'no' as const, 'withdrawn' as const),
    on: fc.integer({ min: 0, max: 30 }).map((back) => on.subtract({ days: back })),
    recordedAt: fc.integer({ min: 0, max: 1000 }).map((minutes) => at('2026-06-01T00:00Z').add({ minutes })),
  })
  const question: fc.Arbitrary<ConsentQuestion> = fc.record({
    birthDate: fc.integer({ min: 0, max: 20 * 365 }).map((days) => on.subtract({ days })),
    capable: fc.boolean(),
    authority: fc.subarray(['mother', 'father']),
    on: fc.constant(on),
    framework: fc.constant(null),
    until: fc.constant(null),
    closed: fc.constant(false),
    said: fc.array(word, { maxLength: 6 }),
    exception: fc.constantFrom(null, why),
  })
  const last = (who: string, decision: Said['decision']): Said => ({ givenBy: who, decision, on, recordedAt: at('2026-06-02T00:00Z') })

  test('PR-06: whoever is needed and takes it back makes it incomplete; giving it again returns to the former state', () => {
    fc.assert(
      fc.property(question, fc.constantFrom(...people), (asked, who) => {
        const before = consentState(asked)
        if (before.kind !== 'complete') return
        const back = consentState({ ...asked, exception: null, said: [...asked.said, last(who, 'withdrawn')] })
        const anew = { givenBy: who, decision: 'yes', on, recordedAt: at('2026-06-03T00:00Z') } as const
        const again = consentState({ ...asked, said: [...asked.said, last(who, 'withdrawn'), anew] })
        expect(again).toEqual(before)
        const without = consentState({ ...asked, exception: null, said: asked.said.filter(({ givenBy }) => givenBy !== who) })
        expect(isComplete(back)).toBe(isComplete(without))
      }),
    )
  })

  test('a no never completes', () => {
    fc.assert(
      fc.property(question, fc.constantFrom(...people), (asked, who) => {
        if (!isComplete(consentState(asked)))
          expect(isComplete(consentState({ ...asked, said: [...asked.said, last(who, 'no')] }))).toBe(false)
      }),
    )
  })
})
