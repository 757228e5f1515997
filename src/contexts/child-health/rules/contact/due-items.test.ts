import { beforeAll, describe, expect, test } from 'vitest'
import { parseDate } from '#calculators/core/civil-date.ts'
import { loadVanWiechen, type Milestone } from '#calculators/dscore/van-wiechen.ts'
import type { ChildFacts } from '../record/child-facts.ts'
import { developmentalDays, dueItems, itemCode } from './due-items.ts'

let scheme: readonly Milestone[]
beforeAll(async () => {
  scheme = (await loadVanWiechen()).milestones
})

const born = parseDate('2025-01-01') ?? 0
const facts = (of: Partial<ChildFacts> = {}): ChildFacts => ({
  ...{
    today: born,
    born,
    sex: 'male',
    gestationDays: 280,
    population: 'dutch',
    birthWeightG: null,
    birthLengthMm: null,
    birthHeadMm: null,
  },
  ...{ motherHeightMm: null, fatherHeightMm: null, measurements: [], milestones: [], twins: [] },
  ...of,
})
const items = (days: number, of: Partial<ChildFacts> = {}): string[] => dueItems(scheme, facts(of), born + days).map(({ item }) => item)

describe('which milestones are asked', () => {
  test.each([
    ['four weeks', 28, ['52', '53', '56', '1', '29']],
    ['fourteen months: of fifteen', 430, ['66', '67', '11', '12', '37', '38']],
    ['two years: walking at its second level', 731, ['68b', '70', '15', '16', '41', '42']],
  ])('at %s', (_, days, expected) => expect(items(days)).toEqual(expected))

  test('each contact moment of the scheme has its own, and none of an older edition', () => {
    for (const milestone of scheme.filter(({ number }) => number === null)) expect(itemCode(milestone)).toBeNull()
  })
  test('after four and three quarter years, and without a birth date, nothing', () => {
    expect(items(1735)).toEqual([])
    expect(items(430, { born: null })).toEqual([])
  })
  test('a milestone that was not there the last time is asked again; one that was there is not', () => {
    const day = born + 365
    const before = [
      { item: '65', side: 'none', answer: '-', day },
      { item: '64', side: 'none', answer: '+', day },
    ] as const
    expect(items(430, { milestones: before })).toEqual(['65', '66', '67', '11', '12', '37', '38'])
    expect(items(430, { milestones: [...before, { item: '65', side: 'none', answer: 'M', day: day + 10 }] })).not.toContain('65')
  })
})

describe('a child born early', () => {
  test('before 37 weeks counts from the expected day until two years', () => {
    expect(developmentalDays(facts({ gestationDays: 224 }), born + 100)).toBe(44)
    expect(developmentalDays(facts({ gestationDays: 224 }), born + 800)).toBe(800)
    expect(developmentalDays(facts({ gestationDays: 259 }), born + 100)).toBe(100)
    expect(developmentalDays(facts({ gestationDays: null }), born + 100)).toBe(100)
  })
  test('is asked what belongs to that age', () => expect(items(92, { gestationDays: 224 })).toEqual(items(36)))
})
