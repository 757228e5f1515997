import { expect, test } from 'vitest'
import { centileOf, normalCdf, normalQuantile } from './normal.ts'

test.each([
  [0, 0.5],
  [1, 0.8413447460685429],
  [-1, 0.15865525393145705],
  [1.959963984540054, 0.975],
  [-3, 0.0013498980316300933],
  [-6, 9.865876450376946e-10],
  [-10, 7.61985302416059e-24],
])('the share below %d is %d', (z, share) => {
  expect(Math.abs(normalCdf(z) / share - 1)).toBeLessThan(1e-14)
})

test('quantile and distribution undo each other', () => {
  for (let z = -30; z <= 4; z += 0.0123) expect(normalQuantile(normalCdf(z))).toBeCloseTo(z, 9)
})

test('the ends and what lies beyond', () => {
  expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY)
  expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY)
  expect(normalQuantile(1.1)).toBeNaN()
  expect(normalCdf(-60)).toBe(0)
  expect(normalCdf(60)).toBe(1)
  expect(normalCdf(Number.NaN)).toBeNaN()
  expect(centileOf(0)).toBe(50)
})

test('the distribution never goes down where its formulas meet', () => {
  let before = 0
  for (let z = -8; z <= 8; z += 0.001) {
    const share = normalCdf(z)
    expect(share).toBeGreaterThanOrEqual(before)
    before = share
  }
})
