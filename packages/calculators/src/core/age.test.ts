import { expect, test } from 'vitest'
import { readAge, type AgeFields } from './age.ts'
import type { Problem } from './problems.ts'

function ageOf(fields: AgeFields): { readonly days: number; readonly codes: readonly string[] } {
  const problems: Problem[] = []
  return { days: readAge(fields, '', problems).days, codes: problems.map((problem) => problem.code) }
}

test.each([
  ['2020-02-29', '2024-02-29', 1461],
  ['2024-02-28', '2024-03-01', 2],
  ['2023-02-28', '2023-03-01', 1],
  ['2024-05-05', '2024-05-05', 0],
  ['1899-12-31', '1900-03-01', 60],
])('from %s to %s are %d days', (birthDate, date, days) => {
  expect(ageOf({ birthDate, date })).toEqual({ days, codes: [] })
})

test.each([['2023-02-29'], ['2024-13-01'], ['2024-00-10'], ['2024-04-31'], ['24-04-01'], ['2024-4-1'], ['2024-04-01T00:00'], [20240401]])(
  '%s is no calendar date',
  (date) => {
    expect(ageOf({ birthDate: '2020-01-01', date }).codes).toEqual(['invalid-date'])
  },
)

test('a visit before birth, a negative age and two ages at once are refused', () => {
  expect(ageOf({ birthDate: '2024-05-05', date: '2024-05-04' }).codes).toEqual(['visit-before-birth'])
  expect(ageOf({ ageDays: -1 }).codes).toEqual(['negative-age'])
  expect(ageOf({ ageDays: 1, ageYears: 1 }).codes).toEqual(['ambiguous-age'])
  expect(ageOf({ ageYears: 200 }).codes).toEqual(['out-of-range'])
  expect(ageOf({ ageYears: '2' }).codes).toEqual(['wrong-type'])
})

test('a month is 30.4375 days and a year 365.25; a birth date alone is no age', () => {
  expect(ageOf({ ageMonths: 24 }).days).toBe(730.5)
  expect(ageOf({ ageYears: 5 }).days).toBe(1826.25)
  expect(ageOf({ birthDate: '2024-05-05' })).toEqual({ days: Number.NaN, codes: [] })
  expect(ageOf({ ageDays: null })).toEqual({ days: Number.NaN, codes: [] })
})
