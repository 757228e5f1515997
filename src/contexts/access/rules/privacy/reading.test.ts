import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { decideReading, type CareTerm, type Reading } from './reading.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const on = day('2026-06-01')
const term = (from: string, to: string | null = null): CareTerm => ({ from: day(from), to: to === null ? null : day(to) })
const running = term('2026-01-01')
const read = (reading: Partial<Reading>) =>
  decideReading({ rolePermits: true, relation: running, standIn: null, needed: true, emergency: false, reason: null, on, ...reading })

describe('PR-11: role, care relation and need; or an emergency with a reason', () => {
  test('all three: allowed, logged, nothing to review', () => {
    expect(read({})).toEqual({ outcome: 'allow', by: 'care-relation', endsOn: null, logged: true, reviewQueued: false })
  })

  test.each<[string, Partial<Reading>, string]>([
    ['a team-mate', { relation: null }, 'no-care-relation'],
    ['a role that may not', { rolePermits: false }, 'role-does-not-permit'],
    ['what is not needed', { needed: false }, 'not-needed'],
    ['a role that may not, and no relation', { rolePermits: false, relation: null }, 'role-does-not-permit'],
    ['an emergency without a reason', { relation: null, emergency: true }, 'emergency-without-reason'],
    ['an emergency with an empty reason', { relation: null, emergency: true, reason: ' \t' }, 'emergency-without-reason'],
    ['a reason without an emergency', { relation: null, reason: 'curious' }, 'no-care-relation'],
  ])('%s is refused, and that is logged', (_name, reading, why) => {
    expect(read(reading)).toEqual({ outcome: 'deny', why, logged: true, reviewQueued: false })
  })

  test.each<[string, Partial<Reading>]>([
    ['no relation', { relation: null }],
    ['a relation that ended', { relation: term('2025-01-01', '2025-12-31') }],
    ['a role that may not', { rolePermits: false }],
    ['what is otherwise not needed', { needed: false }],
  ])('an emergency with a reason opens in spite of %s, and is reviewed', (_name, reading) => {
    expect(read({ ...reading, emergency: true, reason: ' child in danger ' })).toEqual({
      outcome: 'allow',
      by: 'emergency',
      reason: 'child in danger',
      logged: true,
      reviewQueued: true,
    })
  })

  test('where the ordinary way is open, no glass is broken', () => {
    expect(read({ emergency: true, reason: 'hurry' })).toMatchObject({ by: 'care-relation', reviewQueued: false })
    expect(read({ emergency: true })).toMatchObject({ outcome: 'allow', by: 'care-relation' })
  })
})

describe('PR-12: the end date ends it; a stand-in has a term', () => {
  test.each<[string, Partial<Reading>, string]>([
    ['the first day', { relation: term('2026-06-01') }, 'allow'],
    ['the day before the first', { relation: term('2026-06-02') }, 'relation-not-begun'],
    ['the day before the end date', { relation: term('2026-01-01', '2026-06-02') }, 'allow'],
    ['the end date', { relation: term('2026-01-01', '2026-06-01') }, 'relation-ended'],
    ['the day after the end date', { relation: term('2026-01-01', '2026-05-31') }, 'relation-ended'],
    ['an end before the beginning', { relation: term('2026-06-01', '2026-05-01') }, 'relation-ended'],
    ['a stand-in within the term', { relation: null, standIn: term('2026-05-25', '2026-06-08') }, 'allow'],
    ['a stand-in on the end date', { relation: null, standIn: term('2026-05-25', '2026-06-01') }, 'relation-ended'],
    ['a stand-in before the term', { relation: null, standIn: term('2026-06-02', '2026-06-08') }, 'relation-not-begun'],
    ['a stand-in without a term', { relation: null, standIn: term('2026-05-25') }, 'stand-in-without-term'],
    ['an own relation beside a stand-in without a term', { standIn: term('2026-05-25') }, 'allow'],
    [
      'a relation that ended and a stand-in that runs',
      { relation: term('2025-01-01', '2026-01-01'), standIn: term('2026-05-25', '2026-06-08') },
      'allow',
    ],
    [
      'a relation that ended and a stand-in to come',
      { relation: term('2025-01-01', '2026-01-01'), standIn: term('2026-06-02', '2026-06-08') },
      'relation-not-begun',
    ],
    ['a stand-in without need', { relation: null, standIn: term('2026-05-25', '2026-06-08'), needed: false }, 'not-needed'],
  ])('%s: %s', (_name, reading, outcome) => {
    const decision = read(reading)
    expect(decision.outcome === 'deny' ? decision.why : decision.outcome).toBe(outcome)
  })

  test('says by what it opens, and which day ends it', () => {
    expect(read({ relation: null, standIn: term('2026-05-25', '2026-06-08') })).toMatchObject({ by: 'stand-in', endsOn: day('2026-06-08') })
    expect(read({ relation: term('2026-01-01', '2026-06-02') })).toMatchObject({ by: 'care-relation', endsOn: day('2026-06-02') })
  })
})

describe('always', () => {
  const anyDay = fc.integer({ min: -60, max: 60 }).map((days) => on.add({ days }))
  const anyTerm = fc.option(fc.record({ from: anyDay, to: fc.option(anyDay) }))
  const anyReading: fc.Arbitrary<Reading> = fc.record({
    rolePermits: fc.boolean(),
    relation: anyTerm,
    standIn: anyTerm,
    needed: fc.boolean(),
    emergency: fc.boolean(),
    reason: fc.option(fc.constantFrom('', '  ', 'why')),
    on: fc.constant(on),
  })

  test('everything is logged; reviewed is exactly what was opened by an emergency', () => {
    fc.assert(
      fc.property(anyReading, (reading) => {
        const decision = decideReading(reading)
        expect(decision.logged).toBe(true)
        expect(decision.reviewQueued).toBe(decision.outcome === 'allow' && decision.by === 'emergency')
      }),
    )
  })

  test('no one sees more by losing the role, the relation, the need or the emergency', () => {
    fc.assert(
      fc.property(anyReading, (reading) => {
        if (decideReading(reading).outcome === 'allow') return
        for (const less of [{ rolePermits: false }, { relation: null }, { standIn: null }, { needed: false }, { emergency: false }])
          expect(decideReading({ ...reading, ...less }).outcome).toBe('deny')
      }),
    )
  })

  test('the day on which an ordinary access ends, it is over', () => {
    fc.assert(
      fc.property(anyReading, (reading) => {
        const decision = decideReading({ ...reading, emergency: false, relation: null })
        if (decision.outcome !== 'allow' || decision.by === 'emergency' || decision.endsOn === null) return
        expect(decideReading({ ...reading, emergency: false, relation: null, on: decision.endsOn }).outcome).toBe('deny')
      }),
    )
  })
})
