import { expect, test } from 'vitest'
import { dscoreCase } from './dscore-case.ts'
import { loadKey } from './item-key.ts'

const keys = { gsed2406: await loadKey('gsed2406'), dutch: await loadKey('dutch'), gcdg: await loadKey('gcdg') }
const aNumber: unknown = expect.any(Number)
const near = (value: number, figures: number): unknown => expect.closeTo(value, figures)
const run = (input: unknown): unknown => {
  const outcome = dscoreCase(keys, input)
  return outcome.ok ? outcome.value : outcome.error.code
}
const good = { id: 7, ageYears: 1, key: 'gsed2406', items: { ddigmd063: 1, ddicmm036: 0 } }

test('a case gives D, SEM, DAZ, the number of items and the share passed', () => {
  expect(run(good)).toMatchObject({
    id: 7,
    d: aNumber,
    sem: aNumber,
    daz: aNumber,
    itemsUsed: 2,
    proportionPass: 0.5,
  })
})

test('the age may come as dates, days, months or years, and as one of them only', () => {
  const { ageYears: _, ...rest } = good
  const days = run({ ...rest, ageDays: 366 })
  expect(run({ ...rest, birthDate: '2024-01-01', date: '2025-01-01' })).toEqual(days)
  expect(run({ ...rest, ageMonths: 12 })).toEqual(run(good))
  expect(run({ ...rest, ageYears: 366 / 365.25 })).toEqual(days)
  expect(run({ ...good, ageDays: 366 })).toBe('ambiguous-age')
  expect(run({ ...good, birthDate: '2024-01-01', date: '2025-01-01' })).toBe('ambiguous-age')
  expect(run({ ...good, birthDate: '2024-01-01' })).toBe('ambiguous-age')
  expect(run({ ...rest, birthDate: '2024-01-01' })).toBe('missing-field')
  expect(run({ ...rest, date: '2024-01-01' })).toBe('missing-field')
  expect(run({ ...rest, birthDate: '2024-02-30', date: '2025-01-01' })).toBe('invalid-date')
  expect(run({ ...rest, birthDate: '2024-02-01', date: 20250101 })).toBe('invalid-date')
  expect(run({ ...rest, ageDays: '366' })).toBe('wrong-type')
  expect(run(rest)).toMatchObject({ d: null, daz: null, itemsUsed: 2 })
})

test('a visit long before birth gives no D-score, not an error', () => {
  const { ageYears: _, ...rest } = good
  expect(run({ ...rest, birthDate: '2025-01-01', date: '2024-11-01' })).toMatchObject({ d: null, sem: null, daz: null })
})

test('null is the same as absent', () => {
  expect(
    run({
      ...good,
      population: null,
      prior: null,
      relevance: null,
      metric: null,
      gestationalAgeWeeks: null,
      ageDays: null,
      item: null,
      d: null,
    }),
  ).toEqual(run(good))
  expect(run({ ...good, items: { ...good.items, ddicmm037: null } })).toEqual(run(good))
  expect(run({ ...good, id: undefined })).toMatchObject({ id: null })
})

test.each([
  ['a list', [good], 'not-an-object'],
  ['a text', 'case', 'not-an-object'],
  ['nothing', null, 'not-an-object'],
  ['no key', { ...good, key: undefined }, 'missing-field'],
  ['an unknown key', { ...good, key: 'gsed1912' }, 'unknown-value'],
  ['a population of another key', { ...good, population: 'gcdg' }, 'unknown-reference'],
  ['a population that is no text', { ...good, population: 5 }, 'unknown-reference'],
  ['an unknown field', { ...good, gender: 'male' }, 'unknown-field'],
  ['no items', { ...good, items: undefined }, 'missing-field'],
  ['items as a list', { ...good, items: [1, 0] }, 'wrong-type'],
  ['an answer of 2', { ...good, items: { ddigmd063: 2 } }, 'unknown-value'],
  ['an answer in words', { ...good, items: { ddigmd063: 'yes' } }, 'unknown-value'],
  ['an answer of true', { ...good, items: { ddigmd063: true } }, 'unknown-value'],
  ['a gestational age in days', { ...good, gestationalAgeWeeks: 280 }, 'wrong-unit'],
  ['a negative gestational age', { ...good, gestationalAgeWeeks: -1 }, 'out-of-range'],
  ['a gestational age in words', { ...good, gestationalAgeWeeks: 'forty' }, 'wrong-type'],
  ['a prior without spread', { ...good, prior: { mean: 50 } }, 'out-of-range'],
  ['a prior with spread 0', { ...good, prior: { mean: 50, sd: 0 } }, 'out-of-range'],
  ['a prior without mean', { ...good, prior: { sd: 5 } }, 'wrong-type'],
  ['a prior with an unknown field', { ...good, prior: { mean: 50, sd: 5, skew: 1 } }, 'unknown-field'],
  ['a prior as a number', { ...good, prior: 50 }, 'wrong-type'],
  ['a relevance of one number', { ...good, relevance: [1] }, 'wrong-type'],
  ['a reversed relevance', { ...good, relevance: [5, -5] }, 'contradiction'],
  ['a relevance in words', { ...good, relevance: ['low', 'high'] }, 'wrong-type'],
  ['an unknown metric', { ...good, metric: 'percentile' }, 'unknown-value'],
  ['D and z at once', { ageYears: 1, key: 'dutch', d: 40, z: 0 }, 'contradiction'],
  ['D in words', { ageYears: 1, key: 'dutch', d: 'high' }, 'wrong-type'],
  ['z in words', { ageYears: 1, key: 'dutch', z: 'high' }, 'wrong-type'],
  ['D without age', { key: 'dutch', d: 40 }, 'missing-field'],
  ['D with items', { ageYears: 1, key: 'dutch', d: 40, items: {} }, 'unknown-field'],
  ['an item as a number', { key: 'dutch', item: 5, percent: 50 }, 'wrong-type'],
  ['an item without percent', { key: 'dutch', item: 'ddicmm029' }, 'missing-field'],
  ['a percent in words', { key: 'dutch', item: 'ddicmm029', percent: 'half' }, 'wrong-type'],
  ['0 percent', { key: 'dutch', item: 'ddicmm029', percent: 0 }, 'out-of-range'],
  ['100 percent', { key: 'dutch', item: 'ddicmm029', percent: 100 }, 'out-of-range'],
  ['an item with an age', { key: 'dutch', item: 'ddicmm029', percent: 50, ageYears: 1 }, 'unknown-field'],
])('%s is refused with a code and a sentence', (_, input, code) => {
  const outcome = dscoreCase(keys, input)
  expect(outcome.ok ? 'accepted' : outcome.error.code).toBe(code)
  expect(outcome.ok ? '' : outcome.error.message).toMatch(/\w+ \w+/u)
})

test('a week of gestation that no table knows gives no DAZ, not an error', () => {
  expect(run({ ...good, gestationalAgeWeeks: 15 })).toMatchObject({ d: aNumber, daz: null })
  expect(run({ ...good, gestationalAgeWeeks: 60 })).toMatchObject({ daz: aNumber })
})

test('DAZ of a given D, and the D of a given z, undo each other; D is not rounded here', () => {
  expect(run({ id: 'a', ageYears: 1, key: 'gsed2406', d: 49.293664922581044 })).toMatchObject({ id: 'a', daz: near(0, 10) })
  expect(run({ id: 'b', ageYears: 1, key: 'gsed2406', z: 0 })).toMatchObject({ id: 'b', value: near(49.293664922581044, 8) })
  expect(run({ ageYears: 9, key: 'gsed2406', z: 0 })).toMatchObject({ value: null })
  expect(run({ ageYears: 1, key: 'gsed2406', d: 45, gestationalAgeWeeks: 10 })).toMatchObject({ daz: null })
})

test('the age that belongs to an item', () => {
  expect(run({ id: 1, key: 'gsed2406', item: 'ddigmd063', percent: 50 })).toMatchObject({
    id: 1,
    d: 33.74,
    ageYears: near(0.5089105263, 9),
  })
  expect(run({ id: 1, key: 'gsed2406', item: 'unheard-of', percent: 50 })).toMatchObject({ d: null, ageYears: null })
})

test('a relevance interval may stay open on one side', () => {
  expect(run({ ...good, relevance: [null, 5] })).toMatchObject({ d: aNumber })
})
