/** How D-scores are distributed at each age: parameters at tabled ages, linear in between, nothing outside. */
import type { Distribution, KeyTable, PretermTable } from './key-table.ts'

export type AgeReference = {
  readonly name: string
  readonly tableVersion: string
  readonly distribution: Distribution
  readonly ages: Float64Array
  readonly mu: Float64Array
  readonly sigma: Float64Array
  readonly nu: Float64Array
  /** Degrees of freedom (BCT only; empty for LMS). */
  readonly tau: Float64Array
}

export type Parameters = { readonly mu: number; readonly sigma: number; readonly nu: number; readonly tau: number }

export function referencesOf(table: KeyTable): ReadonlyMap<string, AgeReference> {
  return new Map(
    table.references.map(({ population, distribution, rows }) => {
      const width = distribution === 'BCT' ? 5 : 4
      const column = (at: number): Float64Array =>
        Float64Array.from({ length: rows.length / width }, (_, row) => rows[row * width + at] ?? Number.NaN)
      const name = `${population} (${table.key})`
      const tau = distribution === 'BCT' ? column(4) : new Float64Array(0)
      return [
        population,
        { name, tableVersion: table.tableVersion, distribution, ages: column(0), mu: column(1), sigma: column(2), nu: column(3), tau },
      ]
    }),
  )
}

export function pretermReferencesOf(table: PretermTable): ReadonlyMap<number, AgeReference> {
  const width = table.distribution === 'BCT' ? 4 : 3
  return new Map(
    table.weeks.map(({ week, agesAndRows }) => {
      const length = agesAndRows.length / 2
      const column = (at: number): Float64Array =>
        Float64Array.from({ length }, (_, row) => table.parameters[(agesAndRows[row * 2 + 1] ?? 0) * width + at] ?? Number.NaN)
      const ages = Float64Array.from({ length }, (_, row) => agesAndRows[row * 2] ?? Number.NaN)
      const tau = table.distribution === 'BCT' ? column(3) : new Float64Array(0)
      const name = `${table.reference}, ${week} weeks of gestation`
      return [
        week,
        {
          name,
          tableVersion: table.tableVersion,
          distribution: table.distribution,
          ages,
          mu: column(0),
          sigma: column(1),
          nu: column(2),
          tau,
        },
      ]
    }),
  )
}

/** The parameters at an age in years; null outside the table. Exactly on the first or last age is inside. */
export function parametersAt(reference: AgeReference, ageYears: number): Parameters | null {
  const { ages } = reference
  const last = ages.length - 1
  if (!(ageYears >= at(ages, 0) && ageYears <= at(ages, last))) return null
  const low = rowBefore(ages, ageYears)
  if (at(ages, low) === ageYears || low === last) return rowOf(reference, low)
  const share = (ageYears - at(ages, low)) / (at(ages, low + 1) - at(ages, low))
  return {
    mu: between(reference.mu, low, share),
    sigma: between(reference.sigma, low, share),
    nu: between(reference.nu, low, share),
    tau: reference.distribution === 'BCT' ? between(reference.tau, low, share) : Number.NaN,
  }
}

/** The age at which the median reaches a D-score; null where the table does not reach it. The medians rise with age in every table. */
export function ageAtMedian(reference: AgeReference, d: number): number | null {
  const { mu, ages } = reference
  const last = mu.length - 1
  if (!(d >= at(mu, 0) && d <= at(mu, last))) return null
  const low = rowBefore(mu, d)
  if (at(mu, low) === d || low === last) return at(ages, low)
  return between(ages, low, (d - at(mu, low)) / (at(mu, low + 1) - at(mu, low)))
}

function rowOf(reference: AgeReference, row: number): Parameters {
  return { mu: at(reference.mu, row), sigma: at(reference.sigma, row), nu: at(reference.nu, row), tau: reference.tau[row] ?? Number.NaN }
}

/** The last row whose value is not above x. */
function rowBefore(values: Float64Array, x: number): number {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (at(values, middle) <= x) low = middle
    else high = middle - 1
  }
  return low
}

function between(values: Float64Array, low: number, share: number): number {
  const from = at(values, low)
  return from + (at(values, low + 1) - from) * share
}

function at(values: Float64Array, index: number): number {
  return values[index] ?? Number.NaN
}
