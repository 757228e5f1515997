/**
 * Rounding to decimals as the reference programs do it (R 4 and later): of the two decimal numbers around x the nearer one,
 * at a tie the even one. Multiplying and rounding up would turn 2.675 (in binary just below) into 2.68.
 */
export function roundDecimals(x: number, decimals: 2 | 3 | 4): number {
  if (x < 0) return -roundDecimals(-x, decimals)
  const power = decimals === 2 ? 100 : decimals === 3 ? 1000 : 10000
  const scaled = x * power
  if (!(scaled < 1e15)) return x
  const floor = Math.floor(scaled)
  const below = floor / power
  const above = Math.ceil(scaled) / power
  const toBelow = x - below
  const toAbove = above - x
  return toBelow < toAbove || (toBelow === toAbove && floor % 2 === 0) ? below : above
}
