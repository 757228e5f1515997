import type { GrowthTable } from './growth-table.ts'
import { growthTable } from './library.ts'
import { zScore } from './score.ts'
import type { Curve, Population, ReferenceName } from './words.ts'

/**
 * Z-scores of a whole population at once, in columns: no objects are made, so that one thread computes millions a second.
 * `x` is what the curve goes by: whole days for WHO 2006 by age, months for WHO 2007, decimal years for the Dutch curves,
 * cm for weight at a given height. A row outside the table or without a measurement (NaN) gets NaN.
 */
export type ScoreColumns = {
  /** 0 boy, 1 girl; anything else is unknown. */
  readonly sex: Uint8Array
  readonly x: Float64Array
  readonly y: Float64Array
}
export type CurveOf = { readonly reference: ReferenceName; readonly curve: Curve; readonly population?: Population; readonly week?: number }

/** Fills `z` (made when it is not given) row by row. The reference must have been loaded. */
export function scoreColumn(of: CurveOf, { sex, x, y }: ScoreColumns, z: Float64Array = new Float64Array(x.length)): Float64Array {
  const { reference, curve, population = 'dutch', week = 0 } = of
  const boys = growthTable(reference, population, 'male', curve, week)
  const girls = growthTable(reference, population, 'female', curve, week)
  for (let row = 0; row < x.length; row += 1) {
    const table: GrowthTable | undefined = sex[row] === 0 ? boys : sex[row] === 1 ? girls : undefined
    z[row] = table === undefined ? Number.NaN : zScore(table, x[row]!, y[row]!)
  }
  return z
}
