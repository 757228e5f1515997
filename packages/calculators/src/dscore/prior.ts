/** What is expected of a child of this age before any answer: a normal spread around a curve that belongs to the key. */
import type { ItemKey, KeyName } from './item-key.ts'

export type Prior = { readonly mean: number; readonly sd: number }
export const PRIOR_SD = 5
/** Before this age (a month before the expected date, in practice) there is no D-score. */
export const YOUNGEST_AGE_YEARS = -1 / 12

/** The mean of the prior at age t in years; null below the youngest age. */
export function priorMean(key: ItemKey, t: number): number | null {
  return t < YOUNGEST_AGE_YEARS ? null : CURVES[key.name](t)
}

const CURVES: Readonly<Record<KeyName, (t: number) => number>> = {
  dutch: (t) => 44.35 - 1.8 * t + 28.47 * Math.log(t + 0.25),
  gcdg: (t) => 47.65 - 3.05 * t + 26.7 * Math.log(t + 0.19),
  gsed2406(t) {
    // Jumps up by 1.0 D at 9 months: so published.
    if (t <= 0.75) return 24.522 + 23.886 * t + 9.19 * Math.log(t + 0.2)
    if (t <= 3.5) return 18.434 - 9.206 * t + 61.255 * Math.log(t + 0.92)
    return 62.6268 + 4 * t
  },
}

/**
 * Writes the prior on the grid, with 1 at the grid point nearest to the mean (only proportions matter later).
 * From that point outward each value is the one before times a factor that itself shrinks evenly: three exponentials instead of one per point.
 */
export function writePrior(key: ItemKey, { mean, sd }: Prior, weights: Float64Array): void {
  const size = key.gridSize
  const centre = Math.min(size - 1, Math.max(0, Math.round(mean - key.gridFrom)))
  const offset = key.gridFrom + centre - mean
  const variance = sd * sd
  const shrink = Math.exp(-1 / variance)
  weights[centre] = 1
  let factor = Math.exp((-offset - 0.5) / variance)
  let weight = 1
  for (let point = centre + 1; point < size; point += 1) {
    weight *= factor
    factor *= shrink
    weights[point] = weight
  }
  factor = Math.exp((offset - 0.5) / variance)
  weight = 1
  for (let point = centre - 1; point >= 0; point -= 1) {
    weight *= factor
    factor *= shrink
    weights[point] = weight
  }
}
