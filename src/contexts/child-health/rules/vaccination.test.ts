import { describe, expect, test } from 'vitest'
import { dayOf } from '#calculators/core/civil-date.ts'
import { answerVaccination } from './vaccination-answer.ts'
import { doseField, isVaccinationForm, lineCount, MOST_DOSES, readVaccinationForm } from './vaccination-form.ts'
import type { Typed } from './typed.ts'

const today = dayOf(2026, 11, 29)
const born: Typed = { 'birth-day': '31', 'birth-month': '1', 'birth-year': '2025' }
const mother: Typed = { jab: 'yes', jabWeeks: '24', jabDays: '100' }
const on = (day: string): Typed => {
  const [d = '', m = '', y = ''] = day.split('-')
  return { 'asof-day': d, 'asof-month': m, 'asof-year': y }
}
const faultsOf = (changes: Typed) => readVaccinationForm({ ...born, ...changes }, today).faults
const answerTo = (changes: Typed) => {
  const { question, faults } = readVaccinationForm({ ...born, ...changes }, today)
  if (question === null) throw new Error(JSON.stringify(faults))
  return answerVaccination(question)
}

describe('what cannot be, is asked about in the field itself', () => {
  test.each([
    [{ 'birth-day': '', 'birth-month': '', 'birth-year': '' }, 'birth', 'needed'],
    [{ 'birth-year': '2027' }, 'birth', 'in-future'],
    [on('30-1-2025'), 'birth', 'after-as-of'],
    [on('31-2-2026'), 'asof', 'no-such-date'],
    [{ 'd1-vaccine': 'HEX' }, 'd1-date', 'needed'],
    [{ 'd1-date': '10-5-2025' }, 'd1-vaccine', 'choose'],
    [{ 'd1-vaccine': 'HEX', 'd1-date': '30-1-2025' }, 'd1-date', 'before-birth'],
    [{ 'd1-vaccine': 'HEX', 'd1-date': '30-11-2026' }, 'd1-date', 'after-as-of'],
    [{ 'd1-vaccine': 'POKKEN', 'd1-date': '10-5-2025' }, 'd1-vaccine', 'choose'],
    [{ jab: 'yes', jabWeeks: '280' }, 'jabWeeks', 'weeks-not-days'],
    [{ jabDays: '900' }, 'jabDays', 'too-large'],
    [{ 'r1-code': '11' }, 'r1-target', 'needed'],
    [{ 'r1-code': '99', 'r1-target': '1-1-2026' }, 'r1-code', 'choose'],
  ] as const)('%o', (changes, field, code) =>
    expect(Object.entries(faultsOf(changes as Typed)).map(([name, fault]) => [name, fault.code])).toEqual([[field, code]]),
  )
})

test('a jab at 12 weeks is a right answer: it is too early to protect', () => {
  expect(answerTo({ jab: 'yes', jabWeeks: '12', jabDays: '100', ...on('10-5-2025') }).plan).toMatchObject({ scheme: '3+1' })
  expect(answerTo({ ...mother }).plan).toMatchObject({ scheme: '2+1', schemeReason: 'mother-vaccinated' })
})

test('what is due comes first, then what comes by date, then what is over', () => {
  const { doses } = answerTo({ ...mother, ...on('10-5-2025') })
  expect(doses[0]?.status).toBe('due')
  const dates = doses.flatMap(({ status, recommendedFrom }) => (status === 'future' && recommendedFrom ? [recommendedFrom.date] : []))
  expect(dates).toEqual(dates.toSorted())
  expect(doses.at(-1)?.status).toBe('notEligible')
})

test('every date has the limit that decided, and what no source tells is listed', () => {
  const { doses } = answerTo({ ...mother, ...on('10-5-2025') })
  const reasoned = doses.flatMap(({ earliest, recommendedFrom, latest }) =>
    [earliest, recommendedFrom, latest].filter((one) => one !== null),
  )
  expect(reasoned.length).toBeGreaterThan(10)
  expect(reasoned.every(({ basis }) => basis.sources.length > 0)).toBe(true)
  expect(doses.some(({ notKnown }) => notKnown.length > 0)).toBe(true)
})

test('the plan of the register stands beside ours, and days between them are counted', () => {
  const { compared } = answerTo({
    ...mother,
    ...on('10-5-2025'),
    'd1-vaccine': 'HEX',
    'd1-date': '10-5-2025',
    'r1-code': '11',
    'r1-target': '15-7-2025',
  })
  expect(compared[0]).toMatchObject({ vaccine: 'HEX', difference: 'register-later', days: 10 })
  expect(compared.some(({ difference }) => difference === 'only-ours')).toBe(true)
  expect(answerTo(mother).compared).toEqual([])
})

test('there is always room for one more line, and a dose beyond the most is not ours', () => {
  expect(lineCount({})).toBe(3)
  expect(lineCount({ 'r3-code': '11' })).toBe(4)
  expect(isVaccinationForm({ [doseField(MOST_DOSES, 'date')]: '' })).toBe(true)
  expect(isVaccinationForm({ [doseField(MOST_DOSES + 1, 'date')]: '' })).toBe(false)
})
