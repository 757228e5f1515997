import { beforeAll, expect, test } from 'vitest'
import { AUTO_CHOICE } from '#calculators/growth/auto-choice.ts'
import { DAYS_PER_YEAR } from './chart-window.ts'
import { isComparedWithTerm, mayStandOut } from './early-births.ts'
import { loadChartTables } from './growth-chart-facts.ts'
import type { ChartMeasure } from './reference-choice.ts'
import { scoreOf } from './score-visits.ts'

beforeAll(loadChartTables)

const years = (age: number): number => age * DAYS_PER_YEAR
const boy = (weeks: number | null) => ({ sex: 'male', population: 'dutch', weeks }) as const
const values = { height: 46, weight: 2.3, head: 32 }

test('auto-choice/1: the BMI of a child born early goes by the table of term births, its other measures by a table of its own', () => {
  expect(AUTO_CHOICE.version).toBe('auto-choice/1')
  const compared = (measure: ChartMeasure, weeks: number | null, age: number): boolean => {
    const visit = { ageDays: years(age), values, recumbent: true }
    return isComparedWithTerm(boy(weeks), scoreOf(boy(weeks), visit, measure, 'auto'), visit.ageDays)
  }
  expect(compared('bmi', 30, 0.1)).toBe(true)
  expect(compared('bmi', 36, 4)).toBe(true)
  expect(compared('bmi', 36, 4.01)).toBe(false)
  expect(compared('bmi', 37, 0.1)).toBe(false)
  expect(compared('bmi', null, 0.1)).toBe(false)
  for (const measure of ['height', 'weight', 'weight-for-height', 'head'] as const) expect(compared(measure, 30, 0.1), measure).toBe(false)
  expect(compared('head', 30, 1.6)).toBe(true)
})

test('weight/2012: a BMI before two years is not pointed at of a child born early; every other score is', () => {
  expect(mayStandOut(boy(30), 'bmi', years(1.99))).toBe(false)
  expect(mayStandOut(boy(36), 'bmi', years(0.1))).toBe(false)
  expect(mayStandOut(boy(30), 'bmi', years(2))).toBe(true)
  expect(mayStandOut(boy(37), 'bmi', years(0.1))).toBe(true)
  expect(mayStandOut(boy(null), 'bmi', years(0.1))).toBe(true)
  expect(mayStandOut(boy(30), 'weight', years(0.1))).toBe(true)
})
