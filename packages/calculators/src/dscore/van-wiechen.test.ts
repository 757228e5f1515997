import { expect, test } from 'vitest'
import { loadKey } from './item-key.ts'
import { computeDscore } from './score.ts'
import { itemsFromBds, loadVanWiechen } from './van-wiechen.ts'

const scheme = await loadVanWiechen()

test('84 milestones, numbers 1 to 75, of which 64 count under gsed2406 and 76 under dutch', async () => {
  expect(scheme.milestones).toHaveLength(84)
  const numbers = new Set(scheme.milestones.flatMap(({ number }) => (number === null ? [] : [number])))
  expect(numbers.size).toBe(75)
  const counted = async (name: 'gsed2406' | 'dutch'): Promise<number> => {
    const key = await loadKey(name)
    return scheme.milestones.filter(({ item }) => key.indexOf.has(item)).length
  }
  expect(await counted('gsed2406')).toBe(64)
  expect(await counted('dutch')).toBe(76)
})

test('seen and told by the parent are passes, not seen is a fail, anything else is no answer', () => {
  expect(itemsFromBds(scheme, { 927: 1, 879: 2, 928: 3, 932: 4, 933: null }, 1)).toEqual({ ddicmm029: 1, ddifmd001: 0, ddicmm030: 1 })
})

test('left and right: both sides must pass, and both must be there', () => {
  expect(itemsFromBds(scheme, { 955: 1, 956: 1 }, 0.1)).toEqual({ ddigmd052: 1 })
  expect(itemsFromBds(scheme, { 955: 1, 956: 2 }, 0.1)).toEqual({ ddigmd052: 0 })
  expect(itemsFromBds(scheme, { 955: 1 }, 0.1)).toEqual({})
})

test.each([
  [0.7499, undefined],
  [0.75, 'ddigmd068'],
  [1.7499, 'ddigmd068'],
  [1.75, 'ddigmd168'],
  [2.4999, 'ddigmd168'],
  [2.5, 'ddigmd268'],
  [3.4999, 'ddigmd268'],
  [3.5, undefined],
])('walking (element 986) at %f years belongs to %s', (age, item) => {
  expect(Object.keys(itemsFromBds(scheme, { 986: 1 }, age))).toEqual(item === undefined ? [] : [item])
})

test.each([
  [146 / 365.25, 0],
  [147 / 365.25, 1],
  [1, 1],
  [1.0001, 0],
])('pulling up to sit (element 962) at %f years gives %i answers', (age, count) => {
  expect(Object.keys(itemsFromBds(scheme, { 962: 1 }, age))).toHaveLength(count)
})

test('the answers of a contact make a D-score', async () => {
  const items = itemsFromBds(scheme, { 932: 1, 890: 1, 891: 2, 892: 1, 893: 1, 973: 3, 975: 1, 977: 1 }, 0.75)
  expect(computeDscore(await loadKey('gsed2406'), { ageYears: 0.75, items }).itemsUsed).toBe(7)
})
