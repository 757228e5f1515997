/** The growth of a child with what is typed now: scores, course and referral rules. The same on the server and in the browser; nothing is kept. */
import type { CivilDay } from '#calculators/core/civil-date.ts'
import { answerGrowth, type GrowthAnswer } from '../growth-answer.ts'
import type { GrowthQuestion, Visit } from '../growth-form.ts'
import { perUnit, type ReadMeasurements } from '../record/check-measurement.ts'
import { completedWeeks, typedMeasures, type ChildFacts, type TypedMeasure } from '../record/child-facts.ts'

/** How a score stands to the one before: on its own line, or crossing lines. */
export type Course = 'own-line' | 'rising' | 'falling'
export type MeasureJudged = {
  /** Centimetres or kilograms. */
  readonly value: number | null
  readonly z: number | null
  readonly before: { readonly value: number; readonly day: CivilDay; readonly z: number | null } | null
  readonly course: Course | null
}
export type GrowthJudged = { readonly answer: GrowthAnswer | null; readonly measures: Readonly<Record<TypedMeasure, MeasureJudged>> }

/** The distance between two neighbouring lines of centiles (2, 9, 25, 50, …): within it a child keeps to its own line. Our limit, and no referral rule. */
const OWN_LINE_SD = 0.67

/** `read` holds what may be counted: refused numbers are left out by the caller. */
export async function judgeGrowth(facts: ChildFacts, read: ReadMeasurements): Promise<GrowthJudged> {
  const day = read.day ?? facts.today
  const question = questionOf(facts, { ...read, day })
  const answer = question === null || question.visits.length === 0 ? null : await answerGrowth(question)
  const zOf = (measure: TypedMeasure, on: CivilDay): number | null =>
    answer?.visits.find(({ ageDays }) => ageDays === on - (facts.born ?? on))?.scores.find((score) => score.measure === measure)?.z ?? null
  const judged = (measure: TypedMeasure): MeasureJudged => {
    const value = read.values[measure]
    const last = facts.measurements.findLast((one) => one.measure === measure && one.day < day)
    const before = last === undefined ? null : { value: last.value / perUnit[measure], day: last.day, z: zOf(measure, last.day) }
    const z = value === null ? null : zOf(measure, day)
    return { value: value === null ? null : value / perUnit[measure], z, before, course: courseOf(z, before?.z ?? null) }
  }
  return { answer, measures: { height: judged('height'), weight: judged('weight'), head: judged('head') } }
}

export function courseOf(z: number | null, before: number | null): Course | null {
  if (z === null || before === null) return null
  if (Math.abs(z - before) <= OWN_LINE_SD) return 'own-line'
  return z > before ? 'rising' : 'falling'
}

/** The visits until this day; null where there are no tables: sex or birth is not known. */
function questionOf(facts: ChildFacts, { day, values }: ReadMeasurements & { readonly day: CivilDay }): GrowthQuestion | null {
  const { born, sex, population, birthWeightG, birthLengthMm, motherHeightMm, fatherHeightMm, measurements } = facts
  if (born === null || sex === null) return null
  const inCm = (mm: number | null): number | null => (mm === null ? null : mm / 10)
  const earlier = measurements.filter((one) => one.day >= born && one.day <= day)
  const all = [
    ...earlier,
    ...typedMeasures.flatMap((measure) => (values[measure] === null ? [] : [{ measure, day, value: values[measure] }])),
  ]
  const days = [...new Set(all.map((one) => one.day))].toSorted((a, b) => a - b)
  const visits = days.map((on, i): Visit => {
    const valueOf = (measure: TypedMeasure): number | null => {
      const found = all.findLast((one) => one.day === on && one.measure === measure)
      return found === undefined ? null : found.value / perUnit[measure]
    }
    return { row: i + 1, ageDays: on - born, height: valueOf('height'), weight: valueOf('weight'), head: valueOf('head') }
  })
  return {
    ...{ sex, population, gestationalAgeWeeks: completedWeeks(facts), birthWeightG, birthLengthCm: inCm(birthLengthMm) },
    ...{ motherCm: inCm(motherHeightMm), fatherCm: inCm(fatherHeightMm), visits },
  }
}
