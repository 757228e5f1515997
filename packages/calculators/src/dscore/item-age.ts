/** At which D-score and age a share of the children passes an item: "90 % of the children do this by ...". */
import { ageAtMedian } from './age-reference.ts'
import type { ItemKey } from './item-key.ts'

export type ItemAge = { readonly d: number | null; readonly ageYears: number | null }

/** `percent` between 0 and 100, both excluded. Null for an item without a difficulty in the key, or an age outside the reference. */
export function itemAge(key: ItemKey, code: string, percent: number, population: string = key.basePopulation): ItemAge {
  const index = key.indexOf.get(code)
  const reference = key.references.get(population)
  if (index === undefined || reference === undefined) return { d: null, ageYears: null }
  const share = percent / 100
  const d = (key.difficulties[index] ?? Number.NaN) + key.slope * Math.log(share / (1 - share))
  return { d, ageYears: ageAtMedian(reference, d) }
}
