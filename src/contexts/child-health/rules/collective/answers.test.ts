/** What a record answers, at both sides of each boundary. */
import { describe, expect, test } from 'vitest'
import { dayOf } from '#calculators/core/civil-date.ts'
import { answersOf, type ChildFacts } from './answers.ts'
import { yearToTell } from './publication.ts'

const day = (text: string): number => {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number)
  return dayOf(year, month, date)
}
const aChild = (born: string, facts: Partial<ChildFacts> = {}): ChildFacts => ({
  ...{ birth: day(born), sex: 'female', doses: [], held: new Set(), body: null, screened: new Map(), lateFollowUp: null },
  ...facts,
})
const given = (vaccine: string, ...days: readonly string[]) => days.map((one) => ({ vaccine, day: day(one) }))

describe('vaccination', () => {
  test.each([
    ['the day before the second birthday', '2025-03-09', true],
    ['on the second birthday', '2025-03-10', false],
  ])('%s', (_words, on, answer) => {
    expect(answersOf(aChild('2023-03-10', { doses: given('BMR', on) }), 2025).get('bmr-2')).toBe(answer)
  })

  test('three are asked for where the programme gives three', () => {
    const two = given('HEX', '2023-06-10', '2023-08-10')
    expect(answersOf(aChild('2023-03-10', { doses: two }), 2025).get('hex-2')).toBe(false)
    expect(answersOf(aChild('2023-03-10', { doses: [...two, ...given('HEX', '2024-03-10')] }), 2025).get('hex-2')).toBe(true)
  })

  test('MenACWY as a toddler is not that of a teenager', () => {
    const toddler = given('MENACWY', '2011-05-01')
    expect(answersOf(aChild('2010-03-10', { doses: toddler }), 2025).get('menacwy-15')).toBe(false)
    expect(answersOf(aChild('2010-03-10', { doses: given('MENACWY', '2023-03-10') }), 2025).get('menacwy-15')).toBe(true)
  })

  test('only children of the year of birth are asked', () => {
    expect(answersOf(aChild('2022-12-31'), 2025).has('bmr-2')).toBe(false)
    expect(answersOf(aChild('2023-12-31'), 2025).has('bmr-2')).toBe(true)
  })
})

describe('growth', () => {
  const measured = (weightG: number, on = '2025-02-01') =>
    answersOf(aChild('2019-03-10', { body: { day: day(on), heightMm: 1150, weightG, population: 'dutch' } }), 2025)

  test('overweight is asked among the measured, underweight among those without overweight', () => {
    expect([...measured(26_000)].filter(([id]) => /measured|over|thin/.test(id))).toEqual([
      ['measured-6', true],
      ['overweight-6', true],
    ])
    expect([...measured(20_000)].filter(([id]) => /measured|over|thin/.test(id))).toEqual([
      ['measured-6', true],
      ['overweight-6', false],
      ['thin-6', false],
    ])
    expect(measured(16_000).get('thin-6')).toBe(true)
  })

  test('a measurement from before the fourth birthday is too old', () => {
    expect(measured(20_000, '2023-03-10').get('measured-6')).toBe(true)
    expect(measured(20_000, '2023-03-09').get('measured-6')).toBe(false)
  })
})

test('a screening counts from two years before the age; doubtful is not sufficient', () => {
  const looked = (on: string, result: string) =>
    answersOf(aChild('2019-03-10', { screened: new Map([['acuity', { day: day(on), result }]]) }), 2025)
  expect(looked('2024-05-01', 'doubtful').get('acuity-again-6')).toBe(true)
  expect(looked('2024-05-01', 'sufficient').get('acuity-again-6')).toBe(false)
  expect(looked('2022-05-01', 'insufficient').get('acuity-6')).toBe(false)
  expect(looked('2022-05-01', 'insufficient').has('acuity-again-6')).toBe(false)
})

test('follow-up is asked at every age, of who had something to follow up', () => {
  expect(answersOf(aChild('2014-01-01', { lateFollowUp: true }), 2025).get('late-follow-up')).toBe(true)
  expect(answersOf(aChild('2014-01-01'), 2025).has('late-follow-up')).toBe(false)
})

test.each([
  [{ year: 2026, month: 1 }, 2024],
  [{ year: 2026, month: 2 }, 2025],
  [{ year: 2026, month: 12 }, 2025],
])('the year that is told in %o is %i', (today, year) => {
  expect(yearToTell(today)).toBe(year)
})
