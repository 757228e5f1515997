import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { normalCdf, normalQuantile } from '../core/normal.ts'
import { roundToDecimals } from '../core/round.ts'
import { tQuantileUpper, tUpper } from './student-t.ts'

fc.configureGlobal({ seed: 20250101 })

test('the normal distribution has the values of the printed tables', () => {
  expect(normalCdf(0)).toBe(0.5)
  expect(normalCdf(1.959963984540054)).toBeCloseTo(0.975, 15)
  expect(normalCdf(-3.1) / 9.676032132183563e-4).toBeCloseTo(1, 12)
  expect(normalCdf(-10) / 7.61985302416047e-24).toBeCloseTo(1, 12)
  expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14)
  expect(normalQuantile(1e-20)).toBeCloseTo(-9.26234008979841, 12)
  expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY)
  expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY)
  expect(normalQuantile(-0.1)).toBeNaN()
  expect(normalCdf(Number.NaN)).toBeNaN()
  expect(normalCdf(40)).toBe(1)
})

test('the normal quantile undoes the distribution', () => {
  fc.assert(fc.property(fc.double({ min: -37, max: 5, noNaN: true }), (z) => Math.abs(normalQuantile(normalCdf(z)) - z) < 1e-9))
})

test('Student t with 1 and 2 degrees of freedom has its closed forms', () => {
  for (const t of [0.1, 1, 3, 30]) {
    expect(tUpper(t, 1)).toBeCloseTo(Math.atan2(1, t) / Math.PI, 14)
    expect(tUpper(t, 2)).toBeCloseTo(0.5 * (1 - t / Math.sqrt(2 + t * t)), 13)
    expect(tUpper(-t, 1)).toBeCloseTo(1 - Math.atan2(1, t) / Math.PI, 14)
  }
  expect(tUpper(0, 5)).toBe(0.5)
  expect(tUpper(30, 23.7) / 1.157131080760499e-20).toBeCloseTo(1, 11)
  expect(tUpper(3, 4077.8) / 0.0013580622986657778).toBeCloseTo(1, 12)
})

test('the t quantile undoes the distribution, far into the tail', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-40, max: 1 - 1e-12, noNaN: true }), fc.double({ min: 1, max: 5000, noNaN: true }), (upper, df) => {
      const t = tQuantileUpper(upper, df)
      return Math.abs(tUpper(t, df) / upper - 1) < 1e-10
    }),
  )
  expect(tQuantileUpper(0, 5)).toBeNaN()
  expect(tQuantileUpper(0.5, 5)).toBe(0)
})

test('rounding takes the nearer decimal number and at a tie the even one, as R does', () => {
  expect(roundToDecimals(0.15, 2)).toBe(0.15)
  expect(roundToDecimals(2.675, 2)).toBe(2.67) // in binary just below the tie
  expect(roundToDecimals(0.125, 2)).toBe(0.12)
  expect(roundToDecimals(0.375, 2)).toBe(0.38)
  expect(roundToDecimals(-0.125, 2)).toBe(-0.12)
  expect(roundToDecimals(21 / 365.25, 4)).toBe(0.0575)
  expect(roundToDecimals(1e16, 4)).toBe(1e16)
})
