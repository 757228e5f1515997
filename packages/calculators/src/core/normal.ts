/**
 * The standard normal distribution in double precision.
 * Up to 5.66 standard deviations: the rational approximations of W. J. Cody (Mathematics of Computation 23, 1969); beyond
 * that a continued fraction. The quantile: Wichura, Algorithm AS 241 (Applied Statistics 37, 1988).
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

/**
 * z for a share p below it (Wichura, Algorithm AS 241, 1988: about 16 figures). Give the smaller of both tails for full accuracy:
 * z = -normalQuantile(share above).
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN
  if (p === 0) return Number.NEGATIVE_INFINITY
  if (p === 1) return Number.POSITIVE_INFINITY
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    return q * ratio(r, CENTRE_TOP, CENTRE_BOTTOM)
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p))
  const z = r <= 5 ? ratio(r - 1.6, NEAR_TOP, NEAR_BOTTOM) : ratio(r - 5, FAR_TOP, FAR_BOTTOM)
  return q < 0 ? -z : z
}

function ratio(r: number, top: readonly number[], bottom: readonly number[]): number {
  let above = 0
  let below = 0
  for (const factor of top) above = above * r + factor
  for (const factor of bottom) below = below * r + factor
  return above / below
}

// Highest power first; the published constants, as the nearest double numbers.
const CENTRE_TOP = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513, 133.14166789178438,
  3.3871328727963665,
]
const CENTRE_BOTTOM = [
  5226.495278852546, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579, 42.31333070160091, 1,
]
const NEAR_TOP = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045, 5.769497221460691,
  4.630337846156546, 1.4234371107496835,
]
const NEAR_BOTTOM = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851, 1.6763848301838038,
  2.053191626637759, 1,
]
const FAR_TOP = [
  2.0103343992922881e-7, 0.000027115555687434876, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487, 1.7848265399172913,
  5.463784911164114, 6.657904643501103,
]
const FAR_BOTTOM = [
  2.0442631033899397e-15, 1.421511758316446e-7, 0.000018463183175100548, 0.0007868691311456133, 0.014875361290850615, 0.1369298809227358,
  0.599832206555888, 1,
]
