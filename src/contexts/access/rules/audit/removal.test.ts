import fc from 'fast-check'
import { expect, test } from 'vitest'
import { removalsOf, removalText, wasTermOver, type Leaving, type Removal } from './removal.ts'

const mac = (value: number): Buffer => Buffer.alloc(32, value % 251)
const at = '2019-11-01T09:00:00.000000Z'
const now = '2026-11-30T03:00:00.000000Z'
const term = { version: 2, years: 5 }
const leaving = (sequence: number, recordedAt = at): Leaving => ({ sequence, before: mac(sequence - 1), mac: mac(sequence), recordedAt })
const removal = (first: number, last: number, more: Partial<Removal> = {}): Removal => ({
  ...{ first, last, before: mac(first - 1), after: mac(last), newestAt: at, termVersion: 2, termYears: 5, removedAt: now },
  ...more,
})

test('PR-24 lines that touch are one removal, between the seal before the first and that of the last', () => {
  expect(
    removalsOf(
      [1, 2, 3, 7, 9, 10].map((one) => leaving(one)),
      [],
      term,
      now,
    ),
  ).toEqual([removal(1, 3), removal(7, 7), removal(9, 10)])
})

test('PR-24 what was removed beside them under the same term becomes part of it, and stays apart under another', () => {
  const older = removal(1, 5, { removedAt: '2025-01-01T03:00:00.000000Z' })
  expect(removalsOf([leaving(6)], [older, removal(8, 9)], term, now)).toEqual([removal(1, 6)])
  expect(removalsOf([leaving(6), leaving(7)], [older, removal(8, 9)], term, now)).toEqual([removal(1, 9)])
  expect(removalsOf([leaving(6)], [{ ...older, termYears: 7 }], term, now)).toEqual([removal(6, 6)])
})

test('PR-24 always: every line that leaves is in one removal and no other line is', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), (numbers) => {
      const sorted = numbers.toSorted((a, b) => a - b)
      const covered = removalsOf(
        sorted.map((one) => leaving(one)),
        [],
        term,
        now,
      ).flatMap(({ first, last }) => Array.from({ length: last - first + 1 }, (_, place) => first + place))
      expect(covered).toEqual(sorted)
    }),
  )
})

test.each([
  ['2021-11-28T12:00:00.000000Z', 2, 5, true],
  ['2021-11-29T22:59:59.999999Z', 2, 5, true],
  // Half past midnight in the Netherlands: the day after.
  ['2021-11-29T23:30:00.000000Z', 2, 5, false],
  ['2021-11-28T12:00:00.000000Z', 2, 6, false],
  // A term that the table does not know, that only keeps, or that is shorter than the table says.
  ['2001-01-01T12:00:00.000000Z', 9, 5, false],
  ['2001-01-01T12:00:00.000000Z', 1, 5, false],
  ['2001-01-01T12:00:00.000000Z', 2, 4, false],
])('PR-28 a line of %s, version %i, %i years: %s', (newestAt, termVersion, termYears, over) => {
  expect(wasTermOver({ newestAt, termVersion, termYears, removedAt: now })).toBe(over)
})

test('PR-29 two removals that differ in anything never have the same text', () => {
  const one = removal(3, 5)
  const others: Partial<Removal>[] = [
    ...[{ first: 2 }, { last: 6 }, { before: mac(9) }, { after: mac(9) }, { newestAt: now }, { termVersion: 1 }],
    ...[{ termYears: 6 }, { removedAt: at }],
  ]
  const texts = [removalText('here', one), removalText('there', one), ...others.map((other) => removalText('here', { ...one, ...other }))]
  expect(new Set(texts).size).toBe(texts.length)
})
