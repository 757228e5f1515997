/** The form of the generated data modules. */
export type Distribution = 'LMS' | 'BCT'

export type KeyTable = {
  readonly key: string
  readonly tableVersion: string
  readonly basePopulation: string
  readonly intercept: number
  readonly slope: number
  readonly gridFrom: number
  readonly gridTo: number
  readonly items: string
  readonly difficulties: readonly number[]
  readonly references: readonly { readonly population: string; readonly distribution: Distribution; readonly rows: readonly number[] }[]
}

export type PretermTable = {
  readonly reference: string
  readonly tableVersion: string
  readonly distribution: Distribution
  readonly parameters: readonly number[]
  readonly weeks: readonly { readonly week: number; readonly agesAndRows: readonly number[] }[]
}
