/** Whole number, a half goes up (2.5 → 3): how WHO turns an age into whole days. */
export function roundHalfUp(number: number): number {
  const floor = Math.floor(number)
  return number - floor >= 0.5 ? floor + 1 : floor
}

const POWERS = [1, 10, 100, 1000, 10_000]

/**
 * Rounds to decimals as R (4 and later) does: of the two neighbouring decimals the one nearest to the number as it is
 * stored; between equals the one whose last digit is even. The Dutch programs decide on numbers rounded this way.
 */
export function roundToDecimals(number: number, decimals: number): number {
  const scale = POWERS[decimals] ?? 10 ** decimals
  const size = Math.abs(number)
  // Beyond this a number has no such decimals; NaN goes the same way.
  if (!(size * scale < 1e15)) return number
  const whole = Math.floor(size * scale)
  const below = whole / scale
  const above = Math.ceil(size * scale) / scale
  const toBelow = size - below
  const toAbove = above - size
  const rounded = toBelow < toAbove || (toBelow === toAbove && whole % 2 === 0) ? below : above
  return number < 0 ? -rounded : rounded
}
