import { roundHalfUp } from '../core/round.ts'
import { DAYS_PER_MONTH } from '../core/age.ts'
import { growthTable } from './library.ts'
import { bodyMassIndex, whoTableHeight } from './lookup.ts'
import { zScore } from './score.ts'
import type { GrowthTable } from './growth-table.ts'
import { SEXES, type Curve } from './words.ts'

/**
 * All eight indicators of WHO 2006 for many children at once, with WHO's rules on position, age and oedema: the same scores as
 * the calculator gives case by case. Columns that are not given count as not measured.
 */
export type WhoColumns = {
  /** 0 boy, 1 girl. */
  readonly sex: Uint8Array
  readonly ageDays: Float64Array
  readonly heightCm?: Float64Array
  /** 0 standing, 1 lying, anything else not told. */
  readonly recumbent?: Uint8Array
  readonly weightKg?: Float64Array
  readonly headCm?: Float64Array
  readonly armCm?: Float64Array
  readonly tricepsSkinfoldMm?: Float64Array
  readonly subscapularSkinfoldMm?: Float64Array
  /** 1 when there is oedema. */
  readonly oedema?: Uint8Array
}
export type WhoScores = {
  readonly height: Float64Array
  readonly weight: Float64Array
  readonly bmi: Float64Array
  readonly weightForHeight: Float64Array
  readonly head: Float64Array
  readonly arm: Float64Array
  readonly triceps: Float64Array
  readonly subscapular: Float64Array
}

const CURVES = [
  'height',
  'weight',
  'bmi',
  'head',
  'arm',
  'triceps',
  'subscapular',
  'weight-for-length',
  'weight-for-height',
] as const satisfies readonly Curve[]

export function newWhoScores(rows: number): WhoScores {
  const column = (): Float64Array => new Float64Array(rows)
  return {
    height: column(),
    weight: column(),
    bmi: column(),
    weightForHeight: column(),
    head: column(),
    arm: column(),
    triceps: column(),
    subscapular: column(),
  }
}

/** Fills `scores`, which must have as many rows. `who2006` must have been loaded. */
export function scoreWhoColumns(children: WhoColumns, scores: WhoScores = newWhoScores(children.sex.length)): WhoScores {
  const tables = SEXES.map((sex) => CURVES.map((curve) => tableOf(sex, curve)))
  const { heightCm, weightKg, headCm, armCm, tricepsSkinfoldMm, subscapularSkinfoldMm, recumbent, oedema } = children
  for (let row = 0; row < children.sex.length; row += 1) {
    const days = children.ageDays[row]!
    const months = days / DAYS_PER_MONTH
    const bySex = tables[children.sex[row]!]
    const day = bySex !== undefined && months < 60 ? roundHalfUp(days) : Number.NaN
    const [hgt, wgt, bmi, hdc, arm, tri, sub, wfl, wfh] = bySex ?? tables[0]!
    const height = heightCm ? forPosition(heightCm[row]!, day, months, recumbent?.[row]) : Number.NaN
    const weight = weightKg && oedema?.[row] !== 1 ? weightKg[row]! : Number.NaN
    scores.height[row] = zScore(hgt!, day, height)
    scores.weight[row] = zScore(wgt!, day, weight)
    scores.bmi[row] = zScore(bmi!, day, bodyMassIndex(weight, height))
    scores.weightForHeight[row] = day >= 0 ? zScore(day < 731 ? wfl! : wfh!, whoTableHeight(height), weight) : Number.NaN
    scores.head[row] = headCm ? zScore(hdc!, day, headCm[row]!) : Number.NaN
    scores.arm[row] = armCm ? zScore(arm!, day, armCm[row]!) : Number.NaN
    scores.triceps[row] = tricepsSkinfoldMm ? zScore(tri!, day, tricepsSkinfoldMm[row]!) : Number.NaN
    scores.subscapular[row] = subscapularSkinfoldMm ? zScore(sub!, day, subscapularSkinfoldMm[row]!) : Number.NaN
  }
  return scores
}

function tableOf(sex: (typeof SEXES)[number], curve: Curve): GrowthTable {
  const table = growthTable('who2006', 'dutch', sex, curve)
  if (!table) throw new Error(`WHO 2006 has no ${curve}.`)
  return table
}

function forPosition(height: number, day: number, months: number, recumbent: number | undefined): number {
  if (recumbent === 1 && day >= 731) return height - 0.7
  return recumbent === 0 && day < 731 && months >= 9 ? height + 0.7 : height
}
