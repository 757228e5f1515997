import { expect, test } from 'vitest'
import { isEmptyDate, readTypedDate } from './typed-date.ts'

test.each([
  ['1', '2', '2014', '2014-02-01'],
  [' 01', '02 ', '2014', '2014-02-01'],
  ['29', '2', '2024', '2024-02-29'],
  ['29', '2', '2025', null],
  ['0', '2', '2025', null],
  ['1', '13', '2025', null],
  ['1', '2', '25', null],
  ['', '', '', null],
  ['een', '2', '2014', null],
  ['1.5', '2', '2014', null],
])('%s %s %s is %s', (day, month, year, expected) => {
  expect(readTypedDate({ day, month, year })?.toString() ?? null).toBe(expected)
})

test('nothing typed is something else than a wrong day', () => {
  expect(isEmptyDate({ day: ' ', month: '', year: '' })).toBe(true)
  expect(isEmptyDate({ day: '1', month: '', year: '' })).toBe(false)
})
