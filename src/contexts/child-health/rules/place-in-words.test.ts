import { expect, test } from 'vitest'
import { isWorthATalk, placeOf } from './place-in-words.ts'

test.each([
  [-2.51, 'far-below'],
  [-2.5, 'below'],
  [-2.01, 'below'],
  [-2, 'a-little-below'],
  [-1.01, 'a-little-below'],
  [-1, 'middle'],
  [0, 'middle'],
  [1, 'middle'],
  [1.01, 'a-little-above'],
  [2, 'a-little-above'],
  [2.01, 'above'],
  [2.5, 'above'],
  [2.51, 'far-above'],
])('a score of %d is %s', (z, place) => expect(placeOf(z)).toBe(place))

test('both ends are worth a talk, the middle nineteen of twenty are not', () => {
  expect([-3, -2.2, -1.5, 0, 1.5, 2.2, 3].map((z) => isWorthATalk(placeOf(z)))).toEqual([true, true, false, false, false, true, true])
})
