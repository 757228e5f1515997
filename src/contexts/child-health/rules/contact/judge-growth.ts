/** The growth of a child with what is typed now: scores, course and referral rules. The same on the server and in the browser; nothing is kept. */
import type { CivilDay } from '#calculators/core/civil-date.ts'
import { subjectOf, type Subject } from '../charts/reference-choice.ts'
import { scoreOf, valueOf } from '../charts/score-visits.ts'
import { visitsOf, type GrowthVisit } from '../charts/visits.ts'
import { referGrowth, type GrowthReferral } from '../growth-answer.ts'
import type { GrowthQuestion, Visit } from '../growth-form.ts'
import { perUnit, type ReadMeasurements } from '../record/check-measurement.ts'
import { completedWeeks, typedMeasures, type ChildFacts, type TypedMeasure } from '../record/child-facts.ts'

/** How a score stands to the one before: on its own line, or crossing lines. */
export type Course = 'own-line' | 'rising' | 'falling'
export type MeasureJudged = {
  /** Centimetres or kilograms; of a BMI kilograms per square metre. */
  readonly value: number | null
  readonly z: number | null
  readonly before: { readonly value: number; readonly day: CivilDay; readonly z: number | null } | null
  readonly course: Course | null
}
/** Made of height and weight: nobody types it. */
export type DerivedMeasure = 'weight-for-height' | 'bmi'
export type GrowthJudged = {
  /** Null: sex or birth is not known, so there are no tables. */
  readonly subject: Subject | null
  /** Until the day of the contact, with what is typed. */
  readonly visits: readonly GrowthVisit[]
  readonly referrals: readonly GrowthReferral[]
  readonly measures: Readonly<Record<TypedMeasure, MeasureJudged>>
  readonly derived: { readonly measure: DerivedMeasure } & MeasureJudged
}

/** The distance between two neighbouring lines of centiles (2, 9, 25, 50, …): within it a child keeps to its own line. Our limit, and no referral rule. */
const OWN_LINE_SD = 0.67
/** The guideline on overweight (2012) looks at weight for height until two years, and at the BMI from two years on. */
const BMI_FROM_MONTHS = 24

/** `read` holds what may be counted: refused numbers are left out by the caller. `settled` leaves out what is asked about as well: the rules look at that alone. */
export async function judgeGrowth(
  facts: ChildFacts,
  read: ReadMeasurements,
  settled: ReadMeasurements,
  isLying: boolean,
): Promise<GrowthJudged> {
  const day = read.day ?? facts.today
  const { born, sex } = facts
  const subject = born === null || sex === null ? null : subjectOf(sex, facts)
  const visitsWith = (now: ReadMeasurements): readonly GrowthVisit[] =>
    born === null ? [] : visitsUntil(facts, born, { ...now, day }, isLying)
  const visits = visitsWith(read)
  const zOf = (visit: GrowthVisit | undefined, measure: TypedMeasure | DerivedMeasure): number | null =>
    subject === null || visit === undefined ? null : scoreOf(subject, visit, measure, 'auto').z
  const judged = (measure: TypedMeasure): MeasureJudged => {
    const value = read.values[measure]
    const last = facts.measurements.findLast((one) => one.measure === measure && one.day < day)
    const on = (of: CivilDay): GrowthVisit | undefined => visits.find((visit) => visit.on === of)
    const before = last === undefined ? null : { value: last.value / perUnit[measure], day: last.day, z: zOf(on(last.day), measure) }
    const z = value === null ? null : zOf(on(day), measure)
    return { value: value === null ? null : value / perUnit[measure], z, before, course: courseOf(z, before?.z ?? null) }
  }
  return {
    ...{ subject, visits, referrals: await referralsOf(facts, day, visitsWith(settled)) },
    measures: { height: judged('height'), weight: judged('weight'), head: judged('head') },
    derived: judgeDerived(visits, day, zOf),
  }
}

function judgeDerived(
  visits: readonly GrowthVisit[],
  day: CivilDay,
  zOf: (visit: GrowthVisit | undefined, measure: DerivedMeasure) => number | null,
): GrowthJudged['derived'] {
  const newest = visits.findLast(({ on }) => on <= day)
  const measure = (newest?.ageMonths ?? 0) < BMI_FROM_MONTHS ? 'weight-for-height' : 'bmi'
  const known = visits.flatMap((visit) => {
    const value = valueOf(visit, measure)
    return value === null ? [] : [{ value, day: visit.on, z: zOf(visit, measure) }]
  })
  const now = known.find((one) => one.day === day)
  const before = known.findLast((one) => one.day < day) ?? null
  const z = now?.z ?? null
  return { measure, value: now?.value ?? null, z, before, course: courseOf(z, before?.z ?? null) }
}

export function courseOf(z: number | null, before: number | null): Course | null {
  if (z === null || before === null) return null
  if (Math.abs(z - before) <= OWN_LINE_SD) return 'own-line'
  return z > before ? 'rising' : 'falling'
}

/** The visits until this day, with what is typed in the place of what stands there. */
function visitsUntil(
  facts: ChildFacts,
  born: CivilDay,
  { day, values }: ReadMeasurements & { readonly day: CivilDay },
  isLying: boolean,
): readonly GrowthVisit[] {
  const typed = typedMeasures.flatMap((measure) => {
    const value = values[measure]
    return value === null ? [] : [{ measure, day, value, recumbent: measure === 'height' ? isLying : null }]
  })
  const earlier = facts.measurements.filter(
    (one) => one.day <= day && !typed.some((now) => now.day === one.day && now.measure === one.measure),
  )
  return visitsOf(born, facts, [...earlier.map((one) => ({ ...one, recumbent: one.recumbent ?? null })), ...typed])
}

/** What the referral rules say; the birth itself is told to them apart. */
async function referralsOf(facts: ChildFacts, day: CivilDay, all: readonly GrowthVisit[]): Promise<readonly GrowthReferral[]> {
  const { born, sex, population, birthWeightG, birthLengthMm, motherHeightMm, fatherHeightMm } = facts
  if (born === null || sex === null) return []
  const inCm = (mm: number | null): number | null => (mm === null ? null : mm / 10)
  const visits = all
    .filter(({ origin, on }) => origin === 'measured' && on <= day)
    .map(({ ageDays, values }, i): Visit => ({
      ...{ row: i + 1, ageDays, height: values.height ?? null, weight: values.weight ?? null, head: values.head ?? null },
    }))
  const question: GrowthQuestion = {
    ...{ sex, population, gestationalAgeWeeks: completedWeeks(facts), birthWeightG, birthLengthCm: inCm(birthLengthMm) },
    ...{ motherCm: inCm(motherHeightMm), fatherCm: inCm(fatherHeightMm), visits },
  }
  return visits.length === 0 ? [] : referGrowth(question)
}
