import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { addMonths, completedYears, dayOf, daysInMonth, formatDate, isLeapYear, parseDate, yearMonthDay } from './civil-date.ts'

fc.configureGlobal({ seed: 20250101 })

const first = dayOf(1, 1, 1)
const last = dayOf(9999, 12, 31)
const anyDay = fc.integer({ min: first, max: last })
const epoch = Temporal.PlainDate.from('1970-01-01')

test('day 0 is 1 January 1970', () => {
  expect(dayOf(1970, 1, 1)).toBe(0)
  expect(formatDate(0)).toBe('1970-01-01')
  expect(formatDate(first)).toBe('0001-01-01')
  expect(formatDate(last)).toBe('9999-12-31')
})

test('every day agrees with Temporal: number, parts and text', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      const date = epoch.add({ days: day })
      const { year, month, day: dayOfMonth } = yearMonthDay(day)
      return (
        year === date.year &&
        month === date.month &&
        dayOfMonth === date.day &&
        dayOf(year, month, dayOfMonth) === day &&
        parseDate(formatDate(day)) === day &&
        formatDate(day) === date.toString()
      )
    }),
    { numRuns: 3000 },
  )
})

test('adding months agrees with Temporal, also from the last days of a month and backwards', () => {
  fc.assert(
    fc.property(fc.integer({ min: dayOf(1900, 1, 1), max: dayOf(2200, 1, 1) }), fc.integer({ min: -300, max: 300 }), (day, months) => {
      const expected = epoch.add({ days: day }).add({ months })
      return formatDate(addMonths(yearMonthDay(day), months)) === expected.toString()
    }),
    { numRuns: 3000 },
  )
})

test.each([
  ['2024-01-31', 1, '2024-02-29'],
  ['2025-01-31', 1, '2025-02-28'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2024-11-30', 3, '2025-02-28'],
  ['2024-12-31', 2, '2025-02-28'],
  ['2024-03-31', -1, '2024-02-29'],
  ['2025-01-15', -13, '2023-12-15'],
])('%s and %i months is %s', (from, months, to) => {
  expect(formatDate(addMonths(yearMonthDay(parseDate(from) ?? Number.NaN), months))).toBe(to)
})

test('a date that does not exist, or is written otherwise, is not read', () => {
  for (const text of [
    '2025-02-29',
    '2100-02-29',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '2025-1-01',
    '01-01-2025',
    '2025/01/01',
    '2025-01-01T00:00',
    '0000-01-01',
    '2025-0x-01',
    '',
    '２０２５-01-01',
  ]) {
    expect(parseDate(text)).toBeNull()
  }
  expect(parseDate('2000-02-29')).toBe(dayOf(2000, 2, 29))
})

test('leap years by the rule of 4, 100 and 400', () => {
  expect([1900, 2000, 2023, 2024, 2100].map(isLeapYear)).toEqual([false, true, false, true, false])
  expect([1, 2, 4, 12].map((month) => daysInMonth(2025, month))).toEqual([31, 28, 30, 31])
})

test('whole years change on the birthday, not by 365.25 days', () => {
  const years = (from: string, to: string): number => completedYears(parseDate(from) ?? Number.NaN, parseDate(to) ?? Number.NaN)
  expect(years('2021-01-01', '2023-12-31')).toBe(2)
  expect(years('2021-01-01', '2024-01-01')).toBe(3)
  expect(years('2024-02-29', '2025-02-27')).toBe(0)
  expect(years('2024-02-29', '2025-02-28')).toBe(1)
  expect(years('2024-02-29', '2028-02-28')).toBe(3)
  expect(years('2024-02-29', '2024-02-29')).toBe(0)
})
