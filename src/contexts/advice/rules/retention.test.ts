import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { daysOf, hasRight, keptUntil, regimeOf } from './retention.ts'

const now = Temporal.Instant.from('2026-11-24T09:00:00Z')

test('a conversation has one regime: a key, or an account', () => {
  expect([regimeOf(null), regimeOf('somebody')]).toEqual(['anonymous', 'account'])
})

test.each([
  ['anonymous', 90, '2027-02-22'],
  ['anonymous', 7, '2026-12-01'],
  ['account', 90, '2027-11-24'],
  ['account', 7, '2027-11-24'],
] as const)('%s with %i days at the centre is kept until %s', (regime, days, day) => {
  expect(keptUntil(regime, now, days).toString()).toBe(`${day}T09:00:00Z`)
})

test('an account never keeps for a shorter time than the key did', () => {
  fc.assert(fc.property(fc.integer({ min: 7, max: 365 }), (days) => daysOf('account', days) >= daysOf('anonymous', days)))
})

test('with an account the right to correct comes along; to copy and to erase were there', () => {
  expect((['copy', 'correct', 'erase'] as const).map((right) => [hasRight('anonymous', right), hasRight('account', right)])).toEqual([
    [true, true],
    [false, true],
    [true, true],
  ])
})
