/** The posterior of a child's D-score on the grid, its mean (expected a posteriori) and its standard deviation (the SEM). */
import type { ItemKey } from './item-key.ts'

/** `skipped`: answers that a relevance interval left out. */
export type Estimate = { readonly d: number; readonly sem: number; readonly skipped: number }

/**
 * Multiplies the weights by the likelihood rows of all answers. Four rows at a time: each weight is then read and written once per four answers.
 * The order makes no difference but for the last bit. After every eight answers the weights are scaled up again: eight answers can
 * shrink a weight by at most e^-350, so none that matters ever reaches zero.
 */
export function multiplyRows(weights: Float64Array, size: number, rows: readonly Float64Array[], count: number): void {
  let at = 0
  while (at < count) {
    const a = rows[at]
    const b = at + 1 < count ? rows[at + 1] : undefined
    const c = at + 2 < count ? rows[at + 2] : undefined
    const e = at + 3 < count ? rows[at + 3] : undefined
    if (a === undefined) return
    if (b === undefined) for (let i = 0; i < size; i += 1) weights[i] = weights[i]! * a[i]!
    else if (c === undefined) for (let i = 0; i < size; i += 1) weights[i] = weights[i]! * (a[i]! * b[i]!)
    else if (e === undefined) for (let i = 0; i < size; i += 1) weights[i] = weights[i]! * (a[i]! * b[i]!) * c[i]!
    else for (let i = 0; i < size; i += 1) weights[i] = weights[i]! * (a[i]! * b[i]!) * (c[i]! * e[i]!)
    at += 4
    if (at % 8 === 0 && at < count) scaleToOne(weights, size)
  }
}

function scaleToOne(weights: Float64Array, size: number): void {
  let largest = 0
  for (let i = 0; i < size; i += 1) if (weights[i]! > largest) largest = weights[i]!
  const scale = 1 / largest
  for (let i = 0; i < size; i += 1) weights[i] = weights[i]! * scale
}

/** Mean and standard deviation of the weights over the grid. Moments are taken around `centre`, near the answer, to keep all figures. */
export function estimate(key: ItemKey, weights: Float64Array, centre: number, skipped: number): Estimate {
  const origin = Math.round(centre)
  let total = 0
  let first = 0
  let second = 0
  let distance = key.gridFrom - origin
  for (let i = 0; i < key.gridSize; i += 1) {
    const weight = weights[i]!
    const moment = weight * distance
    total += weight
    first += moment
    second += moment * distance
    distance += 1
  }
  const shift = first / total
  return { d: origin + shift, sem: Math.sqrt(Math.max(0, second / total - shift * shift)), skipped }
}
