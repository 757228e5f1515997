import { rowAt, type GrowthTable } from './growth-table.ts'

/**
 * The z-score of a measurement, by the LMS method (Cole) or the plain normal distribution; NaN outside the table.
 * Between rows each parameter is interpolated linearly. There is no rounding.
 */
export function zScore(table: GrowthTable, x: number, y: number): number {
  if (!(x >= table.first && x <= table.last && y > 0)) return Number.NaN
  const row = rowAt(table, x)
  const at = 3 * row
  const p = table.parameters
  let l = p[at]!
  let m = p[at + 1]!
  let s = p[at + 2]!
  const from = table.x[row]!
  if (x > from) {
    const part = (x - from) / (table.x[row + 1]! - from)
    l += (p[at + 3]! - l) * part
    m += (p[at + 4]! - m) * part
    s += (p[at + 5]! - s) * part
  }
  const t = table.transform === 'none' ? y : transformed(table, y)
  if (table.isNormal) return (t - m) / s
  const z = Math.abs(l) <= table.logarithmUpTo ? Math.log(t / m) / s : (Math.pow(t / m, l) - 1) / (l * s)
  if (table.isRestricted && (z > 3 || z < -3)) return restrictedScore(z, t, l, m, s)
  return z
}

/** The measurement that has a given z-score: the inverse of `zScore`. NaN outside the table and where no value has that score. */
export function valueAt(table: GrowthTable, x: number, z: number): number {
  if (!(x >= table.first && x <= table.last)) return Number.NaN
  const row = rowAt(table, x)
  const at = 3 * row
  const p = table.parameters
  const from = table.x[row]!
  const part = x > from ? (x - from) / (table.x[row + 1]! - from) : 0
  const l = part > 0 ? p[at]! + (p[at + 3]! - p[at]!) * part : p[at]!
  const m = part > 0 ? p[at + 1]! + (p[at + 4]! - p[at + 1]!) * part : p[at + 1]!
  const s = part > 0 ? p[at + 2]! + (p[at + 5]! - p[at + 2]!) * part : p[at + 2]!
  if (table.isNormal) return m + z * s
  const isTail = table.isRestricted && (z > 3 || z < -3)
  const t = isTail ? restrictedValue(z, l, m, s) : measurementAt(z, l, m, s, table.logarithmUpTo)
  return table.transform === 'none' ? t : untransformed(table, t)
}

/** WHO: beyond three standard deviations one standard deviation is as wide as the one between the second and the third. */
function restrictedScore(z: number, t: number, l: number, m: number, s: number): number {
  if (z > 3) {
    const third = measurementAt(3, l, m, s, 0)
    return 3 + (t - third) / (third - measurementAt(2, l, m, s, 0))
  }
  const third = measurementAt(-3, l, m, s, 0)
  return -3 + (t - third) / (measurementAt(-2, l, m, s, 0) - third)
}

function restrictedValue(z: number, l: number, m: number, s: number): number {
  const third = measurementAt(z > 0 ? 3 : -3, l, m, s, 0)
  const second = measurementAt(z > 0 ? 2 : -2, l, m, s, 0)
  return third + (Math.abs(z) - 3) * (third - second)
}

function measurementAt(z: number, l: number, m: number, s: number, logarithmUpTo: number): number {
  if (Math.abs(l) <= logarithmUpTo) return m * Math.exp(s * z)
  const inside = 1 + l * s * z
  return inside > 0 ? m * Math.pow(inside, 1 / l) : Number.NaN
}

/** Weights of some tables were modelled on a logarithmic scale. */
function transformed(table: GrowthTable, y: number): number {
  return table.transform === 'log10' ? Math.log10(y) : Math.log1p(y)
}

function untransformed(table: GrowthTable, t: number): number {
  return table.transform === 'log10' ? Math.pow(10, t) : Math.expm1(t)
}
