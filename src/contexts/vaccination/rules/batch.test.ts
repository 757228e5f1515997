import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { checkBatch, freshnessOf, leftOf, movesOf, readBatchNumber, type Move, type StockDeed } from './batch.ts'

const day = (text: string): PlainDate => Temporal.PlainDate.from(text)
const today = day('2026-11-24')

test.each([
  ['ab 12-c', 'AB12-C'],
  ['  x1 ', 'X1'],
  ['A', null],
  ['a/b', null],
  ['', null],
  ['A'.repeat(21), null],
])('a number as the box prints it: %j', (typed, number) => {
  expect(readBatchNumber(typed)).toBe(number)
})

test.each([
  ['2026-11-23', null, 'expired'],
  ['2026-11-24', null, 'expires-soon'],
  ['2026-12-23', null, 'expires-soon'],
  ['2026-12-24', null, 'fresh'],
  ['2027-12-24', '2026-11-20', 'recalled'],
] as const)('a batch until %s, recalled on %s: %s', (expires, recalled, expected) => {
  expect(freshnessOf({ expiresOn: day(expires), recalledOn: recalled === null ? null : day(recalled) }, today)).toBe(expected)
})

test('a new batch: everything that is wrong at once; today is still a day', () => {
  expect(checkBatch({ vaccine: 'BMR', product: ' ', number: '?', expiresOn: null }, today).map(({ kind }) => kind)).toEqual([
    ...['number', 'product', 'expires-missing'],
  ])
  const good = { vaccine: 'BMR', product: 'Bomaro', number: 'BM1' } as const
  expect(checkBatch({ ...good, expiresOn: today }, today)).toEqual([])
  expect(checkBatch({ ...good, expiresOn: today.subtract({ days: 1 }) }, today)).toEqual([{ kind: 'expired' }])
  expect(checkBatch({ ...good, expiresOn: today.add({ years: 11 }) }, today)).toEqual([{ kind: 'too-far' }])
})

describe('a stock adds up', () => {
  const amount = fc.integer({ min: -3, max: 60 })
  const deed: fc.Arbitrary<StockDeed> = fc.oneof(
    amount.map((many): StockDeed => ({ kind: 'receive', amount: many })),
    amount.map((many): StockDeed => ({ kind: 'waste', amount: many })),
    amount.map((many): StockDeed => ({ kind: 'move', amount: many })),
    amount.map((many): StockDeed => ({ kind: 'count', counted: many })),
  )

  test('never below zero; moving makes or loses nothing; after a count what was counted lies there', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(deed, fc.boolean()), { maxLength: 40 }), (deeds) => {
        const places: [Move[], Move[]] = [[], []]
        for (const [one, isFirst] of deeds) {
          const [here, there] = isFirst ? places : [places[1], places[0]]
          const before = leftOf(here) + leftOf(there)
          const moves = movesOf(one, leftOf(here))
          if ('kind' in moves) continue
          if (moves.here !== null) here.push(moves.here)
          if (moves.there !== null) there.push(moves.there)
          if (one.kind === 'move') expect(leftOf(here) + leftOf(there)).toBe(before)
          if (one.kind === 'count') expect(leftOf(here)).toBe(one.counted)
          if (one.kind === 'receive') expect(leftOf(here) + leftOf(there)).toBe(before + one.amount)
          expect(leftOf(here)).toBeGreaterThanOrEqual(0)
          expect(leftOf(there)).toBeGreaterThanOrEqual(0)
        }
      }),
    ))
  test('no more goes than there is, and no part of a dose', () => {
    expect(movesOf({ kind: 'waste', amount: 4 }, 3)).toEqual({ kind: 'more-than-there-is' })
    expect(movesOf({ kind: 'receive', amount: 1.5 }, 3)).toEqual({ kind: 'amount' })
    expect(movesOf({ kind: 'receive', amount: Number.NaN }, 3)).toEqual({ kind: 'amount' })
    expect(movesOf({ kind: 'count', counted: 3 }, 3)).toEqual({ here: null, there: null })
  })
})
