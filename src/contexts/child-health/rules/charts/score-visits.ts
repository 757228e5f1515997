/** Scores of visits against a reference. Pure; the tables must be loaded. */
import { isRefusal } from '#calculators/core/problems.ts'
import { answerGrowthNow, type GrowthResult } from '#calculators/growth/growth.ts'
import { newGrowthSheet } from '#calculators/growth/growth-sheet.ts'
import type { Population, ReferenceName } from '#calculators/growth/words.ts'
import type { ReasonCode } from '#calculators/growth/reasons.ts'
import { DAYS_PER_YEAR } from './chart-window.ts'
import { askedOf, type Asked, type ChartMeasure, type ReferenceChoice, type Subject } from './reference-choice.ts'
import type { GrowthVisit } from './visits.ts'

export type Score = {
  readonly z: number | null
  readonly centile: number | null
  readonly reference: ReferenceName | null
  readonly population: Population | null
  readonly reason: ReasonCode | null
}
export type ScoredPoint = Pick<GrowthVisit, 'on' | 'ageDays' | 'ageMonths' | 'origin'> &
  Score & {
    readonly value: number
    /** In centimetres, of weight for height. */
    readonly heightCm: number | null
  }

/** Numbers of one moment. */
type Taken = Pick<GrowthVisit, 'ageDays' | 'values' | 'recumbent'>

const sheet = newGrowthSheet()

/** The points of one measure, each with its score; a visit without this measure gives none. */
export function scoredPoints(
  subject: Subject,
  visits: readonly GrowthVisit[],
  measure: ChartMeasure,
  choice: ReferenceChoice,
): ScoredPoint[] {
  return visits.flatMap((visit) => {
    const value = valueOf(visit, measure)
    if (value === null) return []
    const { on, ageDays, ageMonths, origin, values } = visit
    return [{ on, ageDays, ageMonths, origin, value, heightCm: values.height ?? null, ...scoreOf(subject, visit, measure, choice) }]
  })
}

/** As measured, or made of two measurements of the same day. */
export function valueOf({ values }: GrowthVisit, measure: ChartMeasure): number | null {
  const { height, weight, waist, hip } = values
  switch (measure) {
    case 'bmi':
      return height === undefined || weight === undefined ? null : weight / (height / 100) ** 2
    case 'weight-for-height':
      return height === undefined || weight === undefined ? null : weight
    case 'sitting-height-ratio':
      return height === undefined || values['sitting-height'] === undefined ? null : values['sitting-height'] / height
    case 'waist-hip-ratio':
      return waist === undefined || hip === undefined ? null : waist / hip
    case 'height':
    case 'weight':
    case 'head':
    case 'waist':
    case 'hip':
    case 'arm':
    case 'sitting-height':
      return values[measure] ?? null
  }
}

/** The first of the asked references that knows this age; otherwise the reason of the last. A number that cannot be a measurement has no score. */
export function scoreOf(subject: Subject, visit: Taken, measure: ChartMeasure, choice: ReferenceChoice): Score {
  const found = askedOf(choice, subject, measure).flatMap((asked) => ask(subject, visit, measure, asked) ?? [])
  const best = found.find(({ z }) => z !== null) ?? found.at(-1)
  if (best === undefined) return { z: null, centile: null, reference: null, population: null, reason: 'no-score' }
  return { z: best.z, centile: best.centile, reference: best.reference, population: best.population, reason: best.reasonCode ?? null }
}

function ask(
  { sex, weeks }: Subject,
  { ageDays, values, recumbent }: Taken,
  measure: ChartMeasure,
  { reference, population }: Asked,
): GrowthResult | null {
  const answer = answerGrowthNow(
    {
      ...{ sex, population, gestationalAgeWeeks: weeks, ageYears: ageDays / DAYS_PER_YEAR, references: [reference] },
      measures: {
        ...{ heightCm: values.height, weightKg: values.weight, headCm: values.head, armCm: values.arm, recumbent },
        ...{ waistCm: values.waist, hipCm: values.hip, sittingHeightCm: values['sitting-height'] },
      },
    },
    sheet,
  )
  if (isRefusal(answer) || !('results' in answer)) return null
  return answer.results.find((one) => one.measure === measure) ?? null
}
