import type { CaseId } from '../core/problems.ts'
import type { Versions } from '../core/versions.ts'
import { growthVersions } from './growth-versions.ts'
import type { GrowthCase } from './growth-case.ts'
import { emptyLookup, HEIGHT, lookUp, WEIGHT, WEIGHT_FOR_HEIGHT } from './lookup.ts'
import { NO_REASON, REASON, REASON_CODES, REASON_TEXTS, type Reason, type ReasonCode } from './reasons.ts'
import { valueAt } from './score.ts'
import { MEASURES, POPULATIONS, REFERENCES, type Measure, type Population, type ReferenceName } from './words.ts'

/** The measurement that belongs to a z-score, in cm, kg or mm (or a ratio). */
export type GrowthValue = {
  readonly id: CaseId
  readonly value: number | null
  readonly measure: Measure
  readonly reference: ReferenceName
  readonly population: Population | null
  readonly reason?: string
  readonly reasonCode?: ReasonCode
  readonly versions: Versions
}

export function invertGrowth(growthCase: GrowthCase, inverse: NonNullable<GrowthCase['inverse']>): GrowthValue {
  const { measure, reference, z, heightCm } = inverse
  const lookup = emptyLookup()
  if (measure === WEIGHT_FOR_HEIGHT) {
    growthCase.values[HEIGHT] = heightCm
    growthCase.values[WEIGHT] = 1
  }
  lookUp(growthCase, reference, measure, lookup)
  const { table, x } = lookup
  const value = table === undefined ? Number.NaN : valueAt(table, x, z)
  const answer = {
    id: growthCase.id,
    value: Number.isFinite(value) ? value : null,
    measure: MEASURES[measure]!,
    reference: REFERENCES[lookup.reference]!,
    population: POPULATIONS[lookup.population] ?? null,
  }
  const versions = growthVersions(1 << lookup.reference)
  if (answer.value !== null) return { ...answer, versions }
  const reason = whyNoValue()
  return { ...answer, reason: REASON_TEXTS[reason]!, reasonCode: REASON_CODES[reason] as ReasonCode, versions }

  function whyNoValue(): Reason {
    if (lookup.reason !== NO_REASON) return lookup.reason
    if (Number.isNaN(x)) return REASON.heightNeeded
    if (table !== undefined && x >= table.first && x <= table.last) return REASON.noScore
    return measure === WEIGHT_FOR_HEIGHT ? REASON.heightOutside : REASON.ageOutside
  }
}
