/**
 * The standard normal distribution in double precision.
 * Up to 5.66 standard deviations: the rational approximations of W. J. Cody (Mathematics of Computation 23, 1969); beyond
 * that a continued fraction. The quantile solves the distribution function with Halley's method.
 */
const SQRT_32 = 5.656854249492381
const ONE_OVER_SQRT_2PI = 0.3989422804014327

/** Share of a normal population below z. Keeps its relative precision in the lower tail. */
export function normalCdf(z: number): number {
  return z > 0 ? 1 - lowerTail(-z) : lowerTail(z)
}

/** The share as a percentage: z = 0 gives 50. */
export function centileOf(z: number): number {
  return 100 * normalCdf(z)
}

/** Share below a z that is zero or negative. */
function lowerTail(z: number): number {
  const size = -z
  if (size <= 0.67448975) return 0.5 - centre(size)
  if (size < SQRT_32) return densityFactor(size) * middle(size)
  if (size < 38.5) return densityFactor(size) * far(size)
  return Number.isNaN(z) ? Number.NaN : 0
}

/** exp(-z²/2), with z² in two parts so that large z lose no digits. */
function densityFactor(size: number): number {
  const part = Math.trunc(size * 16) / 16
  return Math.exp(-part * part * 0.5) * Math.exp(-(size - part) * (size + part) * 0.5)
}

function centre(size: number): number {
  const square = size * size
  const above =
    (((0.06568233791820745 * square + 2.2352520354606837) * square + 161.02823106855587) * square + 1067.6894854603709) * square +
    18154.98125334356
  const below = (((square + 47.202581904688245) * square + 976.0985517377767) * square + 10260.932208618979) * square + 45507.789335026726
  return (size * above) / below
}

function middle(size: number): number {
  let above = 1.0765576773720192e-8 * size
  above = (above + 0.39894151208813466) * size
  above = (above + 8.883149794388377) * size
  above = (above + 93.50665613217785) * size
  above = (above + 597.2702763948002) * size
  above = (above + 2494.5375852903726) * size
  above = (above + 6848.190450536283) * size
  above = (above + 11602.65143764735) * size
  let below = (size + 22.266688044328117) * size
  below = (below + 235.387901782625) * size
  below = (below + 1519.3775994075547) * size
  below = (below + 6485.558298266761) * size
  below = (below + 18615.571640885097) * size
  below = (below + 34900.95272114598) * size
  below = (below + 38912.00328609327) * size
  return (above + 9842.714838383978) / (below + 19685.429676859992)
}

/** Laplace's continued fraction; thirty steps are more than enough beyond five standard deviations. */
function far(size: number): number {
  let fraction = size
  for (let k = 30; k >= 1; k -= 1) fraction = size + k / fraction
  return ONE_OVER_SQRT_2PI / fraction
}

/** The z below which a share p of a normal population lies; p outside 0..1 gives NaN. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN
  if (p === 0) return Number.NEGATIVE_INFINITY
  if (p === 1) return Number.POSITIVE_INFINITY
  return p > 0.5 ? -refine(1 - p) : refine(p)
}

/** A first guess, made exact with Halley's method; the lower tail is computed with full relative precision. */
function refine(p: number): number {
  let z = firstGuess(p)
  for (let step = 0; step < 4; step += 1) {
    const density = ONE_OVER_SQRT_2PI * Math.exp(-0.5 * z * z)
    const error = (normalCdf(z) - p) / density
    const next = z - error / (1 + 0.5 * z * error)
    if (next === z) break
    z = next
  }
  return z
}

/** The quantile to about four digits, from the series of the logistic approximation. */
function firstGuess(p: number): number {
  if (p > 0.02425 && p < 0.97575) {
    const logit = Math.log(p / (1 - p))
    return logit / 1.702 - 0.0008 * logit ** 3
  }
  const tail = Math.min(p, 1 - p)
  const t = Math.sqrt(-2 * Math.log(tail))
  const size = t - Math.log(t * Math.sqrt(2 * Math.PI)) / t
  return p < 0.5 ? -size : size
}
