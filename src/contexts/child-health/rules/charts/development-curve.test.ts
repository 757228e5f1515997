import { beforeAll, describe, expect, test } from 'vitest'
import { computeDscore } from '#calculators/dscore/score.ts'
import type { Id } from '#platform/id.ts'
import { Temporal } from '#platform/time.ts'
import type { Milestone } from '../record/record.ts'
import { bdsAnswersOf, developmentFacts, loadDevelopmentTables, type DevelopmentTables } from './development-curve.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const born = day('2025-01-10')
const seen = (on: string, item: string, answer: Milestone['answer'], side: Milestone['side'] = 'none'): Milestone => ({
  ...{ id: '' as Id<'milestone'>, contactId: null, observedOn: day(on), item, side, answer },
})

let tables: DevelopmentTables
beforeAll(async () => {
  tables = await loadDevelopmentTables()
})

describe('the D-score over age', () => {
  test('is of the answers of one day, and the same as the calculator says', () => {
    const facts = developmentFacts(tables, born, null, [
      ...[seen('2025-03-10', '30', '+'), seen('2025-03-10', '4', 'M')],
      ...[seen('2025-07-11', '55', '+'), seen('2025-07-11', '58', '-')],
    ])
    expect(facts?.points.map(({ on, itemsUsed }) => [on.toString(), itemsUsed])).toEqual([
      ['2025-03-10', 2],
      ['2025-07-11', 2],
    ])
    const alone = computeDscore(tables.key, { ageYears: 59 / 365.25, items: { ddicmm030: 1, ddifmm004: 1 } })
    expect(facts?.points[0]?.d).toBe(alone.d)
    expect(facts?.points[0]?.daz).toBe(alone.daz)
    expect((facts?.points[0]?.high ?? 0) - (facts?.points[0]?.d ?? 0)).toBeCloseTo(1.96 * (alone.sem ?? 0), 10)
  })
  test('a milestone of two sides counts when both are answered, and passes when both pass', () => {
    const [right, left] = [seen('2025-07-11', '6', '+', 'right'), seen('2025-07-11', '6', '-', 'left')]
    expect(bdsAnswersOf(tables.scheme, [right, left])).toEqual({ 888: 1, 889: 2 })
    expect(developmentFacts(tables, born, null, [right])).toBeNull()
    expect(developmentFacts(tables, born, null, [right, left])?.points[0]?.itemsUsed).toBe(1)
  })
  test('who was born early is compared with children of that week', () => {
    const answers = [seen('2025-07-11', '55', '+'), seen('2025-07-11', '58', '-')]
    const [early, term] = [30, null].map((weeks) => developmentFacts(tables, born, weeks, answers))
    expect([early?.weeks, term?.weeks]).toEqual([30, null])
    expect(early?.points[0]?.daz ?? 0).toBeGreaterThan(term?.points[0]?.daz ?? 0)
  })
  test('without an answer that counts there is nothing', () => {
    expect(developmentFacts(tables, born, null, [])).toBeNull()
    expect(developmentFacts(tables, born, null, [seen('2024-12-01', '30', '+')])).toBeNull()
  })
})
