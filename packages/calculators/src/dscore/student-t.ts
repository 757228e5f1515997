/** Student's t distribution with any positive degrees of freedom, accurate in the tails. */

/** The share above t (t may be negative). `logBeta` = logBetaHalf(df / 2), for who needs it more than once. */
export function tUpper(t: number, df: number, logBeta: number = logBetaHalf(0.5 * df)): number {
  if (Number.isNaN(t)) return Number.NaN
  if (t < 0) return 1 - tUpper(-t, df, logBeta)
  if (t === 0) return 0.5
  const square = t * t
  // Half the regularised incomplete beta function at x = df/(df + t²), by the continued fraction of the side that converges fast.
  const x = df / (df + square)
  const y = square / (df + square)
  const front = Math.exp(-0.5 * df * Math.log1p(square / df) + 0.5 * Math.log(y) - logBeta)
  return x < (0.5 * df + 1) / (0.5 * df + 2.5)
    ? (front * betaFraction(0.5 * df, 0.5, x)) / df
    : 0.5 - front * betaFraction(0.5, 0.5 * df, y)
}

/** The t that has a share `upper` above it, 0 < upper < 1: bisection that closes in by Newton steps. */
export function tQuantileUpper(upper: number, df: number): number {
  if (!(upper > 0 && upper < 1)) return Number.NaN
  if (upper > 0.5) return -tQuantileUpper(1 - upper, df)
  if (upper === 0.5) return 0
  let low = 0
  let high = 1
  const logBeta = logBetaHalf(0.5 * df)
  while (tUpper(high, df, logBeta) > upper) {
    low = high
    high *= 2
    if (high > 1e150) return Number.POSITIVE_INFINITY
  }
  const logScale = -0.5 * Math.log(df) - logBeta
  let t = 0.5 * (low + high)
  for (let step = 0; step < 100; step += 1) {
    const share = tUpper(t, df, logBeta)
    if (share > upper) low = t
    else high = t
    // Newton on the logarithm of the share: nearly straight in the tail.
    const density = Math.exp(logScale - 0.5 * (df + 1) * Math.log1p((t * t) / df))
    const next = t + (Math.log(share / upper) * share) / density
    const inside = next > low && next < high ? next : 0.5 * (low + high)
    if (Math.abs(inside - t) <= 1e-15 * Math.abs(t)) return inside
    t = inside
  }
  return t
}

/** log B(a, 1/2), a > 0. */
export function logBetaHalf(a: number): number {
  return 0.5723649429247001 - logGammaRatio(a) // log(sqrt(pi)) - (log Γ(a + 1/2) - log Γ(a))
}

/** log Γ(a + 1/2) - log Γ(a): the expansion in 1/a, after stepping up to where it has converged. */
function logGammaRatio(a: number): number {
  let step = 0
  let x = a
  while (x < 20) {
    step += Math.log1p(-0.5 / (x + 0.5))
    x += 1
  }
  const r = 1 / x
  const r2 = r * r
  // 1/2 log x - 1/(8x) + 1/(192x³) - 1/(640x⁵) + 17/(14336x⁷) - 31/(18432x⁹)
  return 0.5 * Math.log(x) - r * (1 / 8 - r2 * (1 / 192 - r2 * (1 / 640 - r2 * (17 / 14336 - (r2 * 31) / 18432)))) + step
}

/** The continued fraction of the incomplete beta function, evaluated from the front (Lentz). */
function betaFraction(a: number, b: number, x: number): number {
  let c = 1
  let d = 1 / guarded(1 - ((a + b) * x) / (a + 1))
  let result = d
  for (let m = 1; m <= 2000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / guarded(1 + even * d)
    c = guarded(1 + even / c)
    result *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / guarded(1 + odd * d)
    c = guarded(1 + odd / c)
    const change = d * c
    result *= change
    if (Math.abs(change - 1) < 1e-16) break
  }
  return result
}

function guarded(x: number): number {
  return Math.abs(x) < 1e-300 ? 1e-300 : x
}
