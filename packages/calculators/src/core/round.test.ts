import { expect, test } from 'vitest'
import { roundHalfUp, roundToDecimals } from './round.ts'

test('a half goes up to the next whole day', () => {
  expect([730.49, 730.5, 731, 0.5].map(roundHalfUp)).toEqual([730, 731, 731, 1])
})

test.each([
  [0.15, 1, 0.1],
  [0.25, 1, 0.2],
  [0.35, 1, 0.3],
  [2.5, 0, 2],
  [-2.5, 0, -2],
  [-1.23456, 3, -1.235],
  [1.0005, 3, 1],
  [7 / 365.25, 4, 0.0192],
])('R rounds %d to %d decimals as %d', (number, decimals, rounded) => {
  expect(roundToDecimals(number, decimals)).toBe(rounded)
})
