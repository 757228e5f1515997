/** The normal distribution in double precision, with both tails: 1 - P is never computed by subtracting. */

const SQRT_2PI = 2.5066282746310002

/** The share below z. Around the middle a power series, beyond 3 a continued fraction that keeps its relative accuracy in the tail. */
export function normalCdf(z: number): number {
  if (Number.isNaN(z)) return Number.NaN
  if (z > 3) return 1 - tail(z)
  if (z < -3) return tail(-z)
  let term = z
  let sum = z
  for (let n = 3; Math.abs(term) > Math.abs(sum) * 1e-17; n += 2) {
    term *= (z * z) / n
    sum += term
  }
  return 0.5 + (sum * Math.exp(-0.5 * z * z)) / SQRT_2PI
}

/** The share above x, x > 3. */
function tail(x: number): number {
  if (x > 38.6) return 0
  let fraction = 0
  for (let n = Math.ceil(10 + 400 / (x * x)); n >= 1; n -= 1) fraction = n / (x + fraction)
  return Math.exp(-0.5 * x * x) / (SQRT_2PI * (x + fraction))
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
