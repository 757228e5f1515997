import { describe, expect, test } from 'vitest'
import { dayOf } from '#calculators/core/civil-date.ts'
import { computeDscore } from '#calculators/dscore/score.ts'
import { loadKey } from '#calculators/dscore/item-key.ts'
import { answerDevelopment, loadMilestones } from './development-answer.ts'
import { isDevelopmentForm, itemField, milestonesToAsk, readDevelopmentForm } from './development-form.ts'
import type { Typed } from './typed.ts'

const today = dayOf(2026, 11, 29)
const milestones = await loadMilestones()
const answers: Typed = { [itemField('ddigmm066')]: 'yes', [itemField('ddigmm067')]: 'yes', [itemField('ddicmm037')]: 'no' }

describe('the questions of an age', () => {
  test.each([
    [14, [6, 7, 8]],
    [1, [1, 2]],
    [47, [12, 13]],
  ])('at %d months are those of the nearest contact moment and its neighbours', (months, moments) => {
    const asked = milestonesToAsk(milestones, months * 30.4375, {})
    expect([...new Set(asked.map(({ contact }) => contact))]).toEqual(moments)
    expect(asked.every(({ variant }) => variant !== 'older-version')).toBe(true)
  })
  test('keep what was answered at another age', () => {
    const asked = milestonesToAsk(milestones, 48 * 30.4375, answers)
    expect(asked.map(({ item }) => item)).toContain('ddigmm066')
  })
  test('have a gist of our own in both languages', () => {
    expect(milestones.filter(({ gistNl, gistEn }) => !gistNl || !gistEn)).toEqual([])
  })
})

test.each([
  [{}, { when: { code: 'needed' } }],
  [{ when: '14' }, { when: { code: 'age-unit' } }],
  [{ when: '6 jaar' }, { when: { code: 'too-old', value: 5 } }],
  [{ when: '14 maanden', weeks: '280' }, { weeks: { code: 'weeks-not-days' } }],
])('%o is asked about', (typed, faults) => {
  expect(readDevelopmentForm({ ...answers, ...(typed as Typed) }, milestones, today).faults).toEqual(faults)
})

test('without one answer there is nothing to compute', () => {
  const { faults } = readDevelopmentForm({ when: '14 maanden' }, milestones, today)
  expect(Object.values(faults)).toEqual([{ code: 'answer-needed' }])
})

test('an item that the key does not know is not from our form', () => {
  expect(isDevelopmentForm({ when: '1 jaar', ...answers }, milestones)).toBe(true)
  expect(isDevelopmentForm({ when: '1 jaar', 'i-ddicmm999': 'yes' }, milestones)).toBe(false)
})

test('the score is that of the calculator, with its error, its place and what to ask next', async () => {
  const { question } = readDevelopmentForm({ when: '14 maanden', ...answers }, milestones, today)
  if (question === null) throw new Error('not read')
  const answer = await answerDevelopment(question)
  expect(question.items).toEqual({ ddigmm066: 1, ddigmm067: 1, ddicmm037: 0 })
  const plain = computeDscore(await loadKey('gsed2406'), { ageYears: question.ageYears, items: question.items })
  expect(answer).toMatchObject({ d: plain.d, sem: plain.sem, daz: plain.daz, itemsUsed: 3, passed: 2 })
  expect((answer?.high ?? 0) - (answer?.low ?? 0)).toBeCloseTo(2 * 1.96 * (plain.sem ?? 0), 9)
  expect(answer?.next).toHaveLength(3)
  expect(answer?.next.map(({ milestone }) => milestone.item)).not.toContain('ddigmm066')
  expect(answer?.lines.map(({ z }) => z)).toEqual([-2, -1, 0, 1, 2])
  expect(answer?.lines.every(({ points }) => points.length > 30)).toBe(true)
})
