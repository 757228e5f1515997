import { describe, expect, test } from 'vitest'
import { readBackground, unusualAtBirth } from './read-background.ts'

const read = (typed: Record<string, string>) => readBackground({ population: 'dutch', ...typed })

describe('what is known of the birth', () => {
  test.each([
    ['39+2', 275],
    ['39 weken en 2 dagen', 275],
    ['39', 273],
    ['', null],
  ])('a pregnancy of "%s" is %s days', (gestation, days) => {
    expect(read({ gestation }).background.gestationDays).toBe(days)
  })
  test.each(['3 kilo', '19', '46', '280', '39+7'])('"%s" is no pregnancy', (gestation) => {
    expect(read({ gestation })).toMatchObject({
      background: { gestationDays: null },
      faults: [{ field: 'gestation', code: 'not-a-pregnancy' }],
    })
  })
  test('a weight at birth typed in kilograms is asked about, and not stored as grams', () => {
    expect(read({ birthWeight: '3,42' })).toMatchObject({
      background: { birthWeightG: null },
      faults: [{ field: 'birthWeight', code: 'in-kilograms', value: 3420 }],
    })
  })
  test.each([
    ['299', 'too-small', 300],
    ['7001', 'too-large', 7000],
    ['veel', 'not-a-number', null],
  ])('a weight of "%s" is refused', (birthWeight, code, value) => {
    expect(read({ birthWeight }).faults).toEqual([{ field: 'birthWeight', code, value }])
  })
  test.each(['300', '7000'])('a weight of %s grams is kept: the first and the last that can be', (birthWeight) => {
    expect(read({ birthWeight })).toMatchObject({ background: { birthWeightG: Number(birthWeight) }, faults: [] })
  })
  test('the height of a parent in metres and a length at birth in millimetres are asked about', () => {
    expect(read({ mother: '1,70', birthLength: '505' }).faults).toEqual([
      { field: 'birthLength', code: 'in-millimetres', value: 50.5 },
      { field: 'mother', code: 'in-metres', value: 170 },
    ])
  })
  test('what is not told stays unknown, and a population has to be chosen', () => {
    expect(readBackground({})).toEqual({
      background: {
        ...{ gestationDays: null, birthWeightG: null, birthLengthMm: null, birthHeadMm: null, population: 'dutch' },
        ...{ motherHeightMm: null, fatherHeightMm: null },
      },
      faults: [{ field: 'population', code: 'choose', value: null }],
    })
  })
})

describe('sizes at birth that are hardly possible', () => {
  const { background } = read({ gestation: '30', birthWeight: '3900', birthLength: '40' })
  test('3900 grams after 30 weeks is asked about, 40 cm is not', () => {
    expect(unusualAtBirth('male', background).map(({ field }) => field)).toEqual(['birthWeight'])
  })
  test('without weeks, or without a table for the sex, nothing is asked', () => {
    expect(unusualAtBirth('male', { ...background, gestationDays: null })).toEqual([])
    expect(unusualAtBirth('x', background)).toEqual([])
  })
})
