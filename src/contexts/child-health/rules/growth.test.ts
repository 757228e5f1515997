import { describe, expect, test } from 'vitest'
import { dayOf } from '#calculators/core/civil-date.ts'
import { answerGrowth } from './growth-answer.ts'
import { isGrowthForm, MOST_VISITS, readGrowthForm, visitCount } from './growth-form.ts'
import type { Typed } from './typed.ts'

const today = dayOf(2026, 11, 29)
const aGirl: Typed = { sex: 'female', visits: '1', 'v1-when': '14 maanden', 'v1-height': '76,3', 'v1-weight': '9,4', 'v1-head': '46,1' }
const faultsOf = (changes: Typed) => readGrowthForm({ ...aGirl, ...changes }, today).faults
const answerTo = async (typed: Typed) => {
  const { question, faults } = readGrowthForm(typed, today)
  if (question === null) throw new Error(JSON.stringify(faults))
  return answerGrowth(question)
}

describe('what cannot be, is asked about in the field itself', () => {
  test.each([
    [{ sex: '' }, 'sex', { code: 'choose' }],
    [{ 'v1-when': '' }, 'v1-when', { code: 'needed' }],
    [{ 'v1-height': '', 'v1-weight': '', 'v1-head': '' }, 'v1-height', { code: 'measurement-needed' }],
    [{ 'v1-weight': '9400' }, 'v1-weight', { code: 'in-grams', value: 9.4 }],
    [{ 'v1-height': '763' }, 'v1-height', { code: 'in-millimetres', value: 76.3 }],
    [{ 'v1-height': '0' }, 'v1-height', { code: 'too-small', value: 0 }],
    [{ 'v1-head': 'klein' }, 'v1-head', { code: 'not-a-number' }],
    [{ weeks: '275' }, 'weeks', { code: 'weeks-not-days' }],
    [{ mother: '1680' }, 'mother', { code: 'in-millimetres', value: 168 }],
    [{ birthWeight: '3' }, 'birthWeight', { code: 'too-small', value: 100 }],
    [{ 'birth-day': '31', 'birth-month': '11', 'birth-year': '2025' }, 'birth', { code: 'no-such-date' }],
    [{ 'birth-day': '1', 'birth-month': '1', 'birth-year': '2027' }, 'birth', { code: 'in-future' }],
  ] as const)('%o', (changes, field, fault) => expect(faultsOf(changes as Typed)).toEqual({ [field]: fault }))
})

test('empty rows are left out, and a form never grows beyond its most', () => {
  const { question } = readGrowthForm({ ...aGirl, visits: '3', go: 'more' }, today)
  expect(question?.visits).toHaveLength(1)
  expect(visitCount({ visits: '3', go: 'more' })).toBe(4)
  expect(visitCount({ visits: String(MOST_VISITS), go: 'more' })).toBe(MOST_VISITS)
})

test('a visit beyond the most, or a field of another form, is not ours', () => {
  expect(isGrowthForm({ ...aGirl, [`v${MOST_VISITS}-when`]: '' })).toBe(true)
  expect(isGrowthForm({ ...aGirl, [`v${MOST_VISITS + 1}-when`]: '' })).toBe(false)
  expect(isGrowthForm({ ...aGirl, bsn: '1' })).toBe(false)
})

test('scores are those of the calculators, by the Dutch table of 1997', async () => {
  const { visits } = await answerTo(aGirl)
  expect(visits[0]?.scores.find(({ measure }) => measure === 'height')).toMatchObject({ reference: 'nl1997', value: 76.3 })
  expect(visits[0]?.scores.find(({ measure }) => measure === 'height')?.z).toBeCloseTo(-0.5056, 3)
})

test('lines stand in order at every age, and the child of the middle line on the middle line', async () => {
  const { curves } = await answerTo(aGirl)
  expect(curves.map(({ measure }) => measure)).toEqual(['height', 'weight', 'head'])
  for (const { lines } of curves) {
    const values = lines.map(({ pieces }) => pieces.flat().map(({ value }) => value))
    const [first = []] = values
    expect(first).toHaveLength(41)
    first.forEach((_, age) => {
      const across = values.map((line) => line[age] ?? Number.NaN)
      expect(across).toEqual(across.toSorted((a, b) => a - b))
    })
  }
})

test('a chart spans 15 months, 4 years or 21 years', async () => {
  const spans = await Promise.all(
    ['15 maanden', '16 maanden', '5 jaar'].map(async (when) => (await answerTo({ ...aGirl, 'v1-when': when })).curves[0]?.untilDays),
  )
  expect(spans).toEqual([15 * 30.4375, 4 * 365.25, 21 * 365.25])
})

test('a child born preterm is seen against its own lines, which break where they end', async () => {
  const { curves, visits } = await answerTo({ ...aGirl, weeks: '30', visits: '2', 'v2-when': '5 jaar', 'v2-height': '108' })
  expect(visits.map(({ scores }) => scores[0]?.reference)).toEqual(['nl2012preterm', 'nl1997'])
  expect(curves[0]?.lines.map(({ pieces }) => pieces.length)).toEqual([2, 2, 2, 2, 2, 2, 2])
})

test('the heights of the parents give a target with its range, and two lines that lead there', async () => {
  const { target, curves } = await answerTo({ ...aGirl, mother: '168', father: '182' })
  expect(target?.targetCm).toBeCloseTo(169.04, 2)
  expect(curves.map(({ targetLines }) => targetLines.length)).toEqual([2, 0, 0])
})

test('a slip of the decimal point is asked about, and computed as it was typed', async () => {
  const { questions, visits } = await answerTo({ ...aGirl, 'v1-when': '1 week', 'v1-height': '51', 'v1-weight': '34', 'v1-head': '' })
  expect(questions).toMatchObject([{ field: 'weightKg', code: 'decimal-point', value: 34, suggestion: 3.4 }])
  expect(visits[0]?.weight).toBe(34)
})

test('rules that hold are told with their numbers, and what could still change them', async () => {
  const { referrals } = await answerTo({ sex: 'male', visits: '1', 'v1-when': '5 jaar', 'v1-height': '98' })
  expect(referrals).toHaveLength(1)
  expect(referrals[0]).toMatchObject({ about: 'height', refer: true, mode: 'guideline' })
  expect(referrals[0]?.all[0]?.distance).toBeGreaterThan(0)
})

test('every answer carries reference, tables, rules and engine', async () => {
  const { versions, sources } = await answerTo({ ...aGirl, mother: '168' })
  expect(sources.map(({ reference }) => reference)).toEqual(['nl1997'])
  expect(versions.every(({ engine }) => engine !== '')).toBe(true)
  expect(Object.keys(Object.assign({}, ...versions.map(({ tables }) => tables)) as object)).toContain('nl1997')
})
