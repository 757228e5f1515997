import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linearScale, roundStep, ticks, wholeSteps } from './chart-scale.ts'

test('a scale leads the ends to the ends, also upside down', () => {
  const up = linearScale([40, 90], [300, 20])
  expect([up(40), up(65), up(90)]).toEqual([300, 160, 20])
})

test('a range without length is no reason to divide by zero', () => expect(linearScale([5, 5], [0, 100])(5)).toBe(0))

test.each([
  [44, 9, 5],
  [10, 9, 2],
  [9, 9, 1],
  [0.8, 9, 0.1],
  [140, 9, 20],
])('a range of %d in at most %d steps goes by %d', (range, most, step) => expect(roundStep(range, most)).toBeCloseTo(step, 9))

test('steps are as few as asked, and round', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 5000, noNaN: true }), fc.integer({ min: 2, max: 12 }), (range, most) => {
      const step = roundStep(range, most)
      expect(range / step).toBeLessThanOrEqual(most + 1e-9)
      expect(['1', '2', '5']).toContain(step.toExponential(0)[0])
    }),
  )
})

test('ticks stand on whole steps within the range', () => {
  expect(ticks([0, 15], 3)).toEqual([0, 3, 6, 9, 12, 15])
  expect(ticks([0.05, 0.35], 0.1)).toEqual([0.1, 0.2, 0.3])
  expect(wholeSteps([46.2, 88.1], 5)).toEqual([45, 90])
})
