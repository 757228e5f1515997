import { beforeAll, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { parseDate } from '#calculators/core/civil-date.ts'
import { loadGrowthTables } from '../growth-answer.ts'
import { checkMeasurement, readBirthWeight, readMeasurements, type TypedMeasurements } from './check-measurement.ts'
import type { ChildFacts } from './child-facts.ts'

const day = (text: string): number => parseDate(text) ?? 0
const facts: ChildFacts = {
  ...{ today: day('2026-11-24'), born: day('2025-09-19'), sex: 'female', gestationDays: 275, population: 'dutch' },
  ...{ birthWeightG: 3400, birthLengthMm: 500, birthHeadMm: null, motherHeightMm: null, fatherHeightMm: null, milestones: [], twins: [] },
  measurements: [
    { measure: 'height', day: day('2026-09-21'), value: 740 },
    { measure: 'weight', day: day('2026-09-21'), value: 9000 },
    { measure: 'head', day: day('2026-09-21'), value: 455 },
  ],
}
const typed = (of: Partial<TypedMeasurements>): TypedMeasurements => ({ on: '24-11-2026', height: '', weight: '', head: '', ...of })
const codes = (of: Partial<TypedMeasurements>, about: Partial<ChildFacts> = {}) =>
  checkMeasurement(typed(of), { ...facts, ...about }).map(({ field, code, mayStand, suggestion }) => [field, code, mayStand, suggestion])

beforeAll(loadGrowthTables)

test('ordinary numbers give no doubt, with a comma, a point and a unit', () => {
  expect(codes({ height: '76,3', weight: '9.4', head: '46,1 cm' })).toEqual([])
  expect(readMeasurements(typed({ height: '76,3', weight: '9.412 kg', head: '' })).values).toEqual({
    height: 763,
    weight: 9412,
    head: null,
  })
})

test('nothing typed is nothing to doubt, whatever the day', () => {
  expect(codes({ on: 'x' })).toEqual([])
})

describe('what cannot be is refused', () => {
  test.each([
    ['a newborn’s weight in grams, typed as kilograms', { weight: '3500' }, ['weight', 'in-grams', false, 3.5]],
    ['a very small one too', { weight: '950' }, ['weight', 'in-grams', false, 0.95]],
    ['a weight without its comma, which no child has in grams either', { weight: '112' }, ['weight', 'too-large', false, null]],
    ['a height in millimetres', { height: '763' }, ['height', 'in-millimetres', false, 76.3]],
    ['a head in millimetres', { head: '461' }, ['head', 'in-millimetres', false, 46.1]],
    ['a height in metres', { height: '0,763' }, ['height', 'in-metres', false, 76.3]],
    ['a height in metres, with its unit and a point', { height: '1.05 m' }, ['height', 'in-metres', false, 105]],
    ['a head in metres', { head: '0.461' }, ['head', 'in-metres', false, 46.1]],
    ['no number', { height: 'ziek' }, ['height', 'not-a-number', false, null]],
    ['a number that no child has', { height: '0' }, ['height', 'too-small', false, null]],
    ['a head of a giant', { head: '900000' }, ['head', 'too-large', false, null]],
    ['a visit before birth', { on: '18-9-2025', height: '50' }, ['on', 'before-birth', false, null]],
    ['a visit in the future', { on: '25-11-2026', height: '76,3' }, ['on', 'in-future', false, null]],
    ['a day that does not exist', { on: '31-2-2026', height: '76,3' }, ['on', 'no-such-date', false, null]],
    ['no day', { on: 'gisteren', height: '76,3' }, ['on', 'not-a-date', false, null]],
    ['a second height on one day', { on: '21-9-2026', height: '74,5' }, ['height', 'measured-already', false, 74]],
  ])('%s', (_, of, expected) => expect(codes(of)).toEqual([expected]))
  test('height and weight in each other’s field: both hear it, and neither is called too small or too large', () => {
    expect(codes({ height: '9,4', weight: '76,3' })).toEqual([
      ['height', 'swapped', false, 76.3],
      ['weight', 'swapped', true, 9.4],
    ])
  })
  test('the day of birth itself is no visit before birth', () => {
    expect(codes({ on: '19-9-2025', height: '50' })).toEqual([])
  })
  test('a child whose birth is not known', () => {
    expect(codes({ height: '76,3' }, { born: null })).toEqual([['on', 'birth-date-needed', false, null]])
  })
})

describe('what is hardly possible is a question', () => {
  test.each([
    ['a comma in the wrong place', { weight: '94' }, ['weight', 'decimal-point', true, 9.4]],
    ['two digits changed places', { height: '67,3' }, ['height', 'digit', true, 76.3]],
    ['a child that shrank', { height: '70' }, ['height', 'digit', true, 77]],
    ['height and head changed places', { height: '46,1', head: '76,3' }, ['height', 'swapped', true, 76.3]],
  ])('%s', (_, of, expected) => expect(codes(of)[0]).toEqual(expected))
  test('without a table (sex not known) there is nothing to compare with', () => {
    expect(codes({ weight: '94' }, { sex: null })).toEqual([])
  })
})

describe('the record of a twin', () => {
  const twins = [
    {
      name: 'Bo',
      justMeasured: [
        { measure: 'height', value: 763 },
        { measure: 'weight', value: 9400 },
      ],
    },
  ] as const
  test('the same numbers as the twin has just now are asked about', () => {
    const [doubt] = checkMeasurement(typed({ height: '76,3', weight: '9,4' }), { ...facts, twins })
    expect(doubt).toMatchObject({ field: 'height', code: 'same-as-twin', mayStand: true, twin: 'Bo' })
  })
  test('one number alone, or one that differs, is not', () => {
    expect(codes({ height: '76,3' }, { twins })).toEqual([])
    expect(codes({ height: '76,3', weight: '9,5' }, { twins })).toEqual([])
    expect(codes({ height: '76,3', weight: '9,4', head: '46,1' }, { twins })).toEqual([])
  })
})

test('a weight at birth in kilograms is asked about in grams', () => {
  expect(readBirthWeight('3500')).toEqual({ grams: 3500 })
  expect(readBirthWeight('3,5')).toMatchObject({ code: 'too-small', suggestion: 3500 })
  expect(readBirthWeight('35000')).toMatchObject({ code: 'too-large' })
})

test('whatever is typed, at most one doubt per field, and what is not doubted can be kept', () => {
  const text = fc.oneof(fc.string({ maxLength: 8 }), fc.double({ min: 0, max: 5000, noNaN: true }).map(String))
  fc.assert(
    fc.property(text, text, text, (height, weight, head) => {
      const given = typed({ height, weight, head })
      const doubts = checkMeasurement(given, facts)
      expect(new Set(doubts.map(({ field }) => field)).size).toBe(doubts.length)
      const { values } = readMeasurements(given)
      for (const measure of ['height', 'weight', 'head'] as const)
        if (given[measure].trim() !== '' && doubts.length === 0) expect(values[measure]).toBeGreaterThan(0)
    }),
  )
})
