import { expect, test } from 'vitest'
import { table as cutOffs } from '../tables/bmi-cutoffs.ts'
import { table as grades } from '../tables/bmi-grades.ts'
import { bmiGrade, type BmiGradeInput } from './bmi-grade.ts'
import { cutOffAt, cutOffsOf } from './cut-offs.ts'

function grade(more: Partial<BmiGradeInput>): unknown {
  const answer = bmiGrade({ sex: 'male', ageYears: 5, ...more })
  return 'error' in answer ? answer.error.code : (answer.grade ?? answer.reason)
}

test.each([
  [12.65, 'thinness-3'],
  [12.66, 'thinness-2'],
  [13.3, 'thinness-2'],
  [13.31, 'thinness-1'],
  [14.2, 'thinness-1'],
  [14.21, 'normal'],
  [17.41, 'normal'],
  [17.42, 'overweight'],
  [19.29, 'overweight'],
  [19.3, 'obesity'],
])('a boy of 5 years with %d kg/m²: %s', (bmi, expected) => {
  expect(grade({ bmi })).toBe(expected)
})

test('between two printed ages the cut-offs are interpolated, before 2 years there are none, after 18 they stay', () => {
  expect(grade({ ageYears: 5.25, bmi: 17.44 })).toBe('overweight')
  expect(grade({ ageYears: 5.25, bmi: 17.43 })).toBe('normal')
  expect(grade({ ageYears: 1.99, bmi: 17 })).toBe('Grades begin at 2 years.')
  expect([grade({ ageYears: 18, bmi: 30 }), grade({ ageYears: 30, bmi: 30 }), grade({ ageYears: 30, bmi: 18.49 })]).toEqual([
    'obesity',
    'obesity',
    'thinness-1',
  ])
})

test('Hindustani children have their own cut-offs', () => {
  expect(grade({ population: 'hindustani', bmi: 16.24 })).toBe('obesity')
  expect(grade({ population: 'hindustani', bmi: 15.52 })).toBe('overweight')
  expect(grade({ population: 'hindustani', bmi: 12.43 })).toBe('underweight')
})

test('the index is derived from height and weight; without them, or an age, there is a reason', () => {
  expect(grade({ heightCm: 110, weightKg: 18 })).toBe('normal')
  expect(grade({ heightCm: 110 })).toBe('The index, or the height and the weight, is needed.')
  expect(grade({ ageYears: undefined, bmi: 15 })).toBe('The age is needed.')
})

test('the distance is to the nearest cut-off, positive above it', () => {
  const answer = bmiGrade({ sex: 'male', ageYears: 5, bmi: 17.5 })
  expect('distance' in answer ? answer.distance : undefined).toBeCloseTo(0.08, 10)
  expect('cutOffs' in answer ? answer.cutOffs : undefined).toMatchObject({ overweight: 17.42, obesity: 19.3, 'thinness-2': 13.31 })
})

test('the two tables of international cut-offs agree: underweight of the referral rule is the second grade of thinness', () => {
  for (const sex of ['male', 'female']) {
    const [rule, grade_] = [cutOffsOf(cutOffs, `iotf ${sex}`), cutOffsOf(grades, sex)]
    if (!rule || !grade_) throw new Error('no table')
    for (let age = 2; age <= 18; age += 0.5) {
      expect([0, 1, 2].map((column) => cutOffAt(rule, column, age))).toEqual([1, 3, 4].map((column) => cutOffAt(grade_, column, age)))
    }
  }
})
