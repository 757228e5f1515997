import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { dayOf, formatDate } from '#calculators/core/civil-date.ts'
import { isFromOurForm, LONGEST_FIELD, readAge, readDate, readGestation, readMoment, readNumber, rowCount, textOf } from './typed.ts'

const today = dayOf(2026, 11, 29)

test.each([
  ['86,5', 86.5],
  ['86.5', 86.5],
  [' 86 cm ', 86],
  ['3400 gram', 3400],
  ['3,4kg', 3.4],
  ['', null],
  ['-3', null],
  ['1e9', null],
  ['3 appels', null],
  ['0x10', null],
  ['٣', null],
])('the number in "%s" is %s', (text, value) => expect(readNumber(text)).toBe(value))

test.each([
  ['3-11-2025', '2025-11-03'],
  ['3/11/2025', '2025-11-03'],
  ['03.11.2025', '2025-11-03'],
  ['3 november 2025', '2025-11-03'],
  ['3 Nov 2025', '2025-11-03'],
  ['1 maart 2024', '2024-03-01'],
  ['1 mrt. 2024', '2024-03-01'],
  ['1 May 2024', '2024-05-01'],
  ['29-2-2024', '2024-02-29'],
  ['2025-11-03', '2025-11-03'],
])('the date "%s" is %s', (text, iso) => {
  const read = readDate(text)
  expect(read.ok && formatDate(read.value)).toBe(iso)
})

test.each([
  ['31-11-2025', 'no-such-date'],
  ['29-2-2025', 'no-such-date'],
  ['0-1-2025', 'no-such-date'],
  ['1-13-2025', 'no-such-date'],
  ['1-1-25', 'not-a-date'],
  ['1 foo 2025', 'not-a-date'],
  ['gisteren', 'not-a-date'],
])('the date "%s" is refused as %s', (text, code) => expect(readDate(text)).toMatchObject({ ok: false, error: { code } }))

test.each([
  ['14 maanden', 14 * 30.4375],
  ['1 jaar en 2 maanden', 365.25 + 2 * 30.4375],
  ['1 year and 2 months', 365.25 + 2 * 30.4375],
  ['1 jaar, 2 maanden', 365.25 + 2 * 30.4375],
  ['1 jaar 2 maanden', 365.25 + 2 * 30.4375],
  ['6 wk', 42],
  ['2,5 jaar', 2.5 * 365.25],
  ['0 dagen', 0],
])('the age "%s" is %d days', (text, days) => {
  const read = readAge(text)
  expect(read?.ok === true && read.value).toBeCloseTo(days, 9)
})

describe('a moment is an age or a date', () => {
  const born = dayOf(2025, 9, 19)
  test.each([
    ['19-9-2025', born, 0],
    ['20-9-2026', born, 366],
    ['6 weken', null, 42],
  ] as const)('%s', (text, birth, days) => expect(readMoment(text, birth, today)).toEqual({ ok: true, value: days }))
  test.each([
    ['14', born, 'age-unit'],
    ['18-9-2025', born, 'before-birth'],
    ['30-11-2026', born, 'in-future'],
    ['1-10-2025', null, 'birth-date-needed'],
    ['22 jaar', null, 'too-old'],
    ['straks', born, 'not-a-date'],
  ] as const)('%s is refused as %s', (text, birth, code) => expect(readMoment(text, birth, today)).toMatchObject({ error: { code } }))
})

test.each([
  ['', null],
  ['39', 39],
  ['38+2', 38],
  ['38 weken en 2 dagen', 38],
])('%s weeks of pregnancy are %s', (text, weeks) => expect(readGestation(text)).toEqual({ ok: true, value: weeks }))

test.each([
  ['270', 'weeks-not-days'],
  ['50', 'too-large'],
  ['20', 'too-small'],
  ['lang', 'not-a-number'],
])('%s weeks of pregnancy are refused as %s', (text, code) => expect(readGestation(text)).toMatchObject({ error: { code } }))

test('rows stay within what a form may have, whatever is asked', () => {
  const asked = fc.oneof(fc.string(), fc.integer().map(String), fc.double().map(String))
  fc.assert(
    fc.property(asked, fc.constantFrom('more', 'compute', ''), (visits, go) => {
      const count = rowCount({ visits, go }, 'visits', 20)
      expect(Number.isInteger(count) && count >= 1 && count <= 20).toBe(true)
    }),
  )
})

test('names and lengths that no form of ours has are not read', () => {
  const isKnown = (name: string): boolean => name === 'sex'
  expect(isFromOurForm({ sex: 'male' }, isKnown)).toBe(true)
  expect(isFromOurForm({ sex: 'male', admin: '1' }, isKnown)).toBe(false)
  expect(isFromOurForm({ sex: 'a'.repeat(LONGEST_FIELD + 1) }, isKnown)).toBe(false)
  expect(textOf({}, 'constructor')).toBe('')
})

test('no text breaks the reading of a moment', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: LONGEST_FIELD }), (text) => {
      const read = readMoment(text, dayOf(2020, 1, 1), today)
      expect(read.ok ? Number.isFinite(read.value) && read.value >= 0 : read.error.code.length > 0).toBe(true)
    }),
  )
})
