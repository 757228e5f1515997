/** Limits of acuity that a centre fills in; without them nothing is known. */
import { describe, expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { concludeAcuity, limitAt, readLimits, type AcuityLimit } from './acuity-limits.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const limit = (fromMonths: AcuityLimit['fromMonths']): AcuityLimit => ({ fromMonths, sufficientFrom: 50, doubtfulFrom: 40, source: 'x' })

test.each([
  ['the day before 36 months', '2025-11-23', null],
  ['36 months', '2025-11-24', 36],
  ['the day before 42 months', '2026-05-23', 36],
  ['42 months', '2026-05-24', 42],
  ['54 months', '2027-05-24', 54],
  ['ten years', '2032-11-24', 54],
])('at %s', (_name, on, from) => {
  expect(limitAt([limit(36), limit(42), limit(54)], day('2022-11-24'), day(on))?.fromMonths ?? null).toBe(from)
})
test('of an age that was left empty none is known, also where others are', () => {
  expect(limitAt([limit(36)], day('2022-11-24'), day('2026-06-01'))).toBeNull()
})

test.each([
  [50, 50, 'sufficient'],
  [100, 40, 'doubtful'],
  [32, 100, 'insufficient'],
  [null, 100, null],
])('%j and %j is %j: the worse eye counts', (right, left, conclusion) => {
  expect(concludeAcuity(limit(42), right, left)).toBe(conclusion)
})
test('without a line for doubt the next is insufficient', () => {
  expect(concludeAcuity({ sufficientFrom: 50, doubtfulFrom: null }, 40, 100)).toBe('insufficient')
})

describe('the form', () => {
  const typed = { 'sufficient-36': '', 'doubtful-36': '', 'sufficient-42': '0,5', 'doubtful-42': '0.4', source: 'Bijlage 1e' }
  test('ages that are left empty have no limit', () => {
    expect(readLimits(typed)).toEqual({ ok: true, value: [{ fromMonths: 42, sufficientFrom: 50, doubtfulFrom: 40, source: 'Bijlage 1e' }] })
    expect(readLimits({})).toEqual({ ok: true, value: [] })
  })
  test.each([
    ['a line that is on no chart', { 'sufficient-42': '0,55' }, 'sufficient-42 not-on-chart'],
    ['words', { 'sufficient-42': 'goed' }, 'sufficient-42 not-on-chart'],
    ['doubt above sufficient', { 'doubtful-42': '0,5' }, 'doubtful-42 not-below'],
    ['doubt alone', { 'sufficient-42': '' }, 'sufficient-42 sufficient-needed'],
    ['from nowhere', { source: ' ' }, 'source source-needed'],
    ['a source that is too long', { source: 'x'.repeat(121) }, 'source too-long'],
  ])('%s', (_name, more, fault) => {
    const done = readLimits({ ...typed, ...more })
    expect(done.ok ? '' : done.error.map(({ field, code }) => `${field} ${code}`).join()).toContain(fault)
  })
})
