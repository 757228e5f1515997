import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { checkStandInTerm, overlap, type Moments } from './stand-in.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const today = day('2026-11-24')

describe('the term of who stands in', () => {
  test.each([
    ['2026-11-24', '2026-12-01', '2026-01-01', null, null],
    ['2026-11-24', '2026-11-24', '2026-01-01', null, 'ends-before-it-begins'],
    ['2026-10-23', '2026-12-01', '2026-01-01', null, 'too-far-back'],
    ['2027-11-25', '2027-12-01', '2026-01-01', null, 'too-far-ahead'],
    ['2026-11-24', '2027-02-24', '2026-01-01', null, null],
    ['2026-11-24', '2027-02-25', '2026-01-01', null, 'too-long'],
    ['2026-12-01', '2026-12-08', '2026-01-01', '2026-12-01', 'outside-relation'],
    ['2026-11-30', '2026-12-08', '2026-01-01', '2026-12-01', null],
    ['2026-11-24', '2026-12-01', '2026-12-01', null, 'outside-relation'],
  ])('%s to %s in a relation from %s to %s: %s', (from, until, begun, ended, refusal) => {
    const relation = { from: day(begun), until: ended === null ? null : day(ended) }
    expect(checkStandInTerm({ from: day(from), until: day(until) }, relation, today)).toBe(refusal)
  })
})

const moment = fc.integer({ min: 0, max: 1_000 }).map((ms) => Temporal.Instant.fromEpochMilliseconds(ms))
const span = fc
  .tuple(moment, fc.option(fc.integer({ min: 1, max: 500 })))
  .map(([from, length]): Moments => ({ from, until: length === null ? null : from.add({ milliseconds: length }) }))
const holds = (one: Moments | null, at: Temporal.Instant): boolean =>
  one !== null && Temporal.Instant.compare(one.from, at) <= 0 && (one.until === null || Temporal.Instant.compare(at, one.until) < 0)

test('what two spans have in common holds exactly when both hold', () => {
  fc.assert(
    fc.property(span, span, moment, (a, b, at) => {
      expect(holds(overlap(a, b), at)).toBe(holds(a, at) && holds(b, at))
    }),
  )
})
