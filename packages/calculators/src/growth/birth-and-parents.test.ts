import { expect, test } from 'vitest'
import { rows } from '../tables/target-height.ts'
import { answerBirthSize, birthSize } from './birth-size.ts'
import { answerTargetHeight, targetHeight } from './target-height.ts'

function birthZ(gestationalAgeWeeks: number, birthWeightG: number): unknown {
  const answer = birthSize({ sex: 'male', gestationalAgeWeeks, birthWeightG })
  const z = 'results' in answer ? answer.results[0]?.z : answer.error.code
  return typeof z === 'number' ? Math.round(z * 1000) / 1000 : z
}

test('birth weights that the original program publishes in its tests', () => {
  expect([birthZ(40, 2000), birthZ(40, 3000)]).toEqual([-2.882, -1.245])
  expect([birthZ(25, 2000), birthZ(25.8, 3000)]).toEqual([5.301, 10.657])
})

test('25 to 42 completed weeks; days are refused', () => {
  expect([birthZ(24.9, 800), birthZ(43, 3000)]).toEqual([null, null])
  expect(birthZ(42.9, 3000)).toBe(birthZ(42, 3000))
  expect(birthZ(280, 3000)).toBe('wrong-unit')
})

test('only what was measured is answered; a length at birth has its own curve', () => {
  const answer = birthSize({ id: 7, sex: 'female', gestationalAgeWeeks: 40, birthLengthCm: 50 })
  expect(answer).toMatchObject({ id: 7, results: [{ measure: 'birth-length' }], versions: { rules: 'birth-size/1' } })
  expect(birthSize({ sex: 'male', gestationalAgeWeeks: 40 })).toMatchObject({ results: [] })
})

test.each([
  ['a weight in kilograms', { sex: 'male', gestationalAgeWeeks: 40, birthWeightG: 3.5 }, 'birthWeightG out-of-range'],
  ['no gestational age', { sex: 'male', birthWeightG: 3500 }, 'gestationalAgeWeeks missing-field'],
  ['no sex', { gestationalAgeWeeks: 40 }, 'sex missing-field'],
  ['another field', { sex: 'male', gestationalAgeWeeks: 40, weight: 3500 }, 'weight unknown-field'],
])('birth size, bad input: %s', (_, input, problem) => {
  const answer = answerBirthSize(input)
  expect('error' in answer ? answer.error.fields.map((field) => `${field.field} ${field.code}`) : answer).toEqual([problem])
})

test('target height by the printed formula, and its spread', () => {
  const answer = targetHeight({ sex: 'male', population: 'dutch', fatherCm: 180, motherCm: 170 })
  const targetCm = 44.5 + 0.376 * 180 + 0.411 * 170
  expect(answer).toMatchObject({ targetCm, z: (targetCm - 183.8) / 7.1, method: 'both-parents' })
  expect('predictionSdCm' in answer ? answer.predictionSdCm : undefined).toBeCloseTo(5.7838, 4)
})

test('the printed spread agrees with its formula for every population', () => {
  for (const row of rows) expect(row.sdCm * Math.sqrt(1 - 0.58 ** 2)).toBeCloseTo(row.predictionSdCm, 4)
})

test('without the father the Dutch formula uses the mother; else a missing parent gives no target', () => {
  expect(targetHeight({ sex: 'female', population: 'dutch', motherCm: 168 })).toMatchObject({
    targetCm: 96.3 + 0.436 * 168,
    method: 'mother-only',
  })
  expect(targetHeight({ sex: 'female', population: 'turkish', motherCm: 168 })).toMatchObject({
    targetCm: null,
    z: null,
    predictionSdCm: null,
  })
  expect(targetHeight({ sex: 'female', population: 'dutch', fatherCm: 180 })).toMatchObject({ targetCm: null })
  expect(targetHeight({ sex: 'female', population: 'down-syndrome', fatherCm: 180, motherCm: 168 })).toMatchObject({ targetCm: null })
})

test.each([
  ['metres', { sex: 'male', population: 'dutch', fatherCm: 1.8 }, 'fatherCm out-of-range'],
  ['millimetres', { sex: 'male', population: 'dutch', motherCm: 1700 }, 'motherCm wrong-unit'],
  ['no population', { sex: 'male', motherCm: 170 }, 'population missing-field'],
  ['an unknown population', { sex: 'male', population: 'martian' }, 'population unknown-value'],
])('target height, bad input: %s', (_, input, problem) => {
  const answer = answerTargetHeight(input)
  expect('error' in answer ? answer.error.fields.map((field) => `${field.field} ${field.code}`) : answer).toEqual([problem])
})
