import { describe, expect, test } from 'vitest'
import { examinationsAt } from './examinations.ts'
import { loadReferences } from './library.ts'
import { answerPlausibilityNow, type PlausibilityAnswer } from './plausibility.ts'
import { answerVelocityNow, type VelocityAnswer } from './velocity.ts'

await loadReferences()

describe('velocity', () => {
  const velocity = (observations: readonly object[], more: object = {}): VelocityAnswer => {
    const answer = answerVelocityNow({ sex: 'male', measure: 'height', observations, ...more })
    if ('error' in answer) throw new Error(answer.error.message)
    return answer
  }
  const grown = [
    { ageYears: 3, heightCm: 96 },
    { ageYears: 2, heightCm: 87 },
  ]

  test('change per year, between visits in the order of age', () => {
    const [interval] = velocity(grown).intervals
    expect(interval).toMatchObject({ from: 87, to: 96, change: 9, perYear: 9, days: 365.25, reference: 'nl1997', isShort: false })
    expect(velocity([...grown, { ageYears: 3.1, heightCm: 97 }, { ageYears: 3.05 }]).intervals.map(({ isShort }) => isShort)).toEqual([
      false,
      true,
    ])
  })

  test('expected is the value with the same score; the gain is what the child did better', () => {
    const [interval] = velocity(grown).intervals
    const again = velocity([
      { ageYears: 2, heightCm: 87 },
      { ageYears: 3, heightCm: interval?.expected },
    ]).intervals[0]
    expect(again?.changeZ).toBeCloseTo(0, 10)
    expect(again?.gainFromExpected).toBeCloseTo(0, 10)
    expect(interval?.gainFromExpected).toBeCloseTo(96 - (interval?.expected ?? 0), 10)
  })

  test('the conditional gain needs a correlation: then it allows for the pull to the middle', () => {
    expect(velocity(grown).intervals[0]?.conditionalGainZ).toBeNull()
    const interval = velocity(grown, { correlation: 0.8 }).intervals[0]
    expect(interval?.conditionalGainZ).toBeCloseTo(((interval?.toZ ?? 0) - 0.8 * (interval?.fromZ ?? 0)) / 0.6, 10)
  })

  test('both visits are on one curve, that of the later visit: no jump at 4 years for a preterm child', () => {
    const preterm = velocity(
      [
        { ageYears: 3.9, heightCm: 100 },
        { ageYears: 4.1, heightCm: 101 },
      ],
      { gestationalAgeWeeks: 30 },
    ).intervals[0]
    expect(preterm?.reference).toBe('nl1997')
    expect(Math.abs(preterm?.changeZ ?? 9)).toBeLessThan(0.2)
  })

  test.each([
    ['no measure', { sex: 'male', observations: [] }, ['measure missing-field']],
    ['a visit without age', { sex: 'male', measure: 'height', observations: [{ heightCm: 80 }] }, ['observations[0].age missing-field']],
    ['an unknown reference', { sex: 'male', measure: 'height', reference: 'cdc', observations: [] }, ['reference unknown-reference']],
    ['a correlation of one', { sex: 'male', measure: 'height', correlation: 1, observations: [] }, ['correlation out-of-range']],
  ])('bad input: %s', (_, input, expected) => {
    const answer = answerVelocityNow(input)
    expect('error' in answer ? answer.error.fields.map((field) => `${field.field} ${field.code}`) : answer).toEqual(expected)
  })
})

describe('plausibility at entry', () => {
  const ask = (observations: readonly object[], more: object = {}): readonly string[] => {
    const answer = answerPlausibilityNow({ sex: 'male', observations, ...more })
    if ('error' in answer) throw new Error(answer.error.message)
    return (answer satisfies PlausibilityAnswer).questions.map(
      ({ observation, field, code, suggestion }) => `${observation} ${field} ${code}${suggestion === null ? '' : ` ${suggestion}`}`,
    )
  }
  const toddler = { ageYears: 2, weightKg: 12.5, heightCm: 87, headCm: 48.5 }

  test.each([
    ['a newborn in grams', [{ ageDays: 0, weightKg: 3500, heightCm: 51 }], ['0 weightKg unit 3.5']],
    ['metres', [{ ageYears: 2, heightCm: 0.87 }], ['0 heightCm unit 87']],
    ['millimetres', [{ ageYears: 2, heightCm: 870, headCm: 485 }], ['0 heightCm unit 87', '0 headCm unit 48.5']],
    ['length and head swapped', [{ ageDays: 0, heightCm: 35, headCm: 51 }], ['0 heightCm swapped 51', '0 headCm swapped 35']],
    ['length and weight swapped', [{ ageYears: 2, heightCm: 12.5, weightKg: 87 }], ['0 heightCm swapped 87', '0 weightKg swapped 12.5']],
    ['the decimal point', [{ ageYears: 2, weightKg: 125 }], ['0 weightKg decimal-point 12.5']],
    ['digits swapped', [toddler, { ageYears: 2.5, heightCm: 19 }], ['1 heightCm digit 91']],
    ['a wrong digit', [toddler, { ageYears: 2.5, heightCm: 85 }], ['1 heightCm digit 89']],
    ['digits of a weight swapped', [toddler, { ageYears: 2.5, weightKg: 31 }], ['1 weightKg digit 13']],
    ['pounds', [toddler, { ageYears: 2.5, weightKg: 29.5 }], ['1 weightKg unit 13.381']],
    [
      'shrunk, without explanation',
      [
        { ageYears: 10, heightCm: 140.05 },
        { ageYears: 10.1, heightCm: 138.99 },
      ],
      ['1 heightCm digit 139.99'],
    ],
    ['extreme, without explanation', [{ ageYears: 5, heightCm: 80 }], ['0 heightCm extreme']],
    ['nothing the matter', [toddler, { ageYears: 2.5, heightCm: 91, weightKg: 13.4, headCm: 49 }], []],
    ['a child that lost weight', [toddler, { ageYears: 2.1, weightKg: 11.9 }], []],
    ['lying before, standing now', [toddler, { ageYears: 2.01, heightCm: 86.2 }], []],
    ['an age no table knows', [{ ageYears: 40, heightCm: 180 }], []],
  ])('%s', (_, observations, expected) => {
    expect(ask(observations)).toEqual(expected)
  })

  test('an earlier error is not used to judge the next measurement', () => {
    expect(
      ask([
        { ageYears: 2, heightCm: 870 },
        { ageYears: 2.5, heightCm: 91 },
      ]),
    ).toEqual(['0 heightCm unit 87'])
  })

  test('a very small preterm child gives no questions', () => {
    expect(ask([{ ageDays: 7, weightKg: 0.85, heightCm: 34, headCm: 24.5 }], { gestationalAgeWeeks: 26 })).toEqual([])
  })

  test('the order of the list does not matter, and the place in it is told', () => {
    expect(ask([{ ageYears: 2.5, heightCm: 19 }, toddler])).toEqual(['0 heightCm digit 91'])
  })
})

test('the checks whose window holds an age', () => {
  expect(examinationsAt(0.1).map((check) => check.check)).not.toContain('listen to the heart')
  expect(examinationsAt(0.2).map((check) => check.check)).toContain('listen to the heart')
  expect(examinationsAt(30)).toEqual([])
})
