/** A key: the difficulties of one Rasch model, its grid and its references, with the likelihood of each answer computed once per item. */
import { pretermReferencesOf, referencesOf } from './age-reference.ts'
import type { AgeReference } from './age-reference.ts'
import type { KeyTable, PretermTable } from './key-table.ts'
import type { Versions } from '../core/versions.ts'

export type KeyName = 'gsed2406' | 'dutch' | 'gcdg'
export const KEY_NAMES: readonly KeyName[] = ['gsed2406', 'dutch', 'gcdg']

export type ItemKey = {
  readonly name: KeyName
  readonly tableVersion: string
  readonly intercept: number
  readonly slope: number
  readonly gridFrom: number
  readonly gridSize: number
  readonly basePopulation: string
  /** Item codes in alphabetical order; the other lists follow this order. */
  readonly codes: readonly string[]
  readonly difficulties: Float64Array
  readonly indexOf: ReadonlyMap<string, number>
  readonly references: ReadonlyMap<string, AgeReference>
  /** References by completed week of gestation, and the population they were made from; null where a key has none. */
  readonly preterm: { readonly population: string; readonly weeks: ReadonlyMap<number, AgeReference> } | null
  /** For item i: the chance of a fail (2i) and of a pass (2i + 1) at every grid point. Filled at first use. */
  readonly likelihoods: (Float64Array | undefined)[]
  /** What a result says about its origin, per reference. */
  readonly versionsBy: Map<string, Versions>
}

/** Loads a key with its references. The tables are separate modules, so a page that needs one key does not fetch the others. */
export async function loadKey(name: KeyName): Promise<ItemKey> {
  const known = loaded.get(name)
  if (known !== undefined) return known
  const key = await BUILDERS[name]()
  loaded.set(name, key)
  return key
}

const loaded = new Map<KeyName, ItemKey>()

const BUILDERS: Readonly<Record<KeyName, () => Promise<ItemKey>>> = {
  async gsed2406() {
    const [{ table }, preterm] = await Promise.all([import('../tables/dscore/gsed2406.ts'), import('../tables/dscore/preterm-ph2023.ts')])
    // ph2023 is the phase 1 reference shifted; Dutch practice compares preterm children with it, whatever the default for term children.
    return itemKey('gsed2406', table, { population: 'phase1', table: preterm.table })
  },
  async dutch() {
    const [{ table }, preterm] = await Promise.all([import('../tables/dscore/dutch.ts'), import('../tables/dscore/preterm-nl2014.ts')])
    return itemKey('dutch', table, { population: 'dutch', table: preterm.table })
  },
  async gcdg() {
    const { table } = await import('../tables/dscore/gcdg.ts')
    return itemKey('gcdg', table, null)
  },
}

export function itemKey(
  name: KeyName,
  table: KeyTable,
  preterm: { readonly population: string; readonly table: PretermTable } | null,
): ItemKey {
  const codes = table.items.split(' ')
  if (codes.length !== table.difficulties.length)
    throw new Error(`${name}: ${codes.length} items, ${table.difficulties.length} difficulties`)
  return {
    name,
    tableVersion: table.tableVersion,
    intercept: table.intercept,
    slope: table.slope,
    gridFrom: table.gridFrom,
    gridSize: table.gridTo - table.gridFrom + 1,
    basePopulation: table.basePopulation,
    codes,
    difficulties: Float64Array.from(table.difficulties),
    indexOf: new Map(codes.map((code, index) => [code, index])),
    references: referencesOf(table),
    preterm: preterm === null ? null : { population: preterm.population, weeks: pretermReferencesOf(preterm.table) },
    likelihoods: Array.from({ length: codes.length * 2 }),
    versionsBy: new Map(),
  }
}

/**
 * The chance of this answer to an item at every grid point. A fail is computed as such, not as 1 - pass:
 * the subtraction would lose the figures that matter in odd answer patterns.
 */
export function likelihood(key: ItemKey, item: number, pass: boolean): Float64Array {
  const at = pass ? item * 2 + 1 : item * 2
  const known = key.likelihoods[at]
  if (known !== undefined) return known
  const steepness = (pass ? -1 : 1) / key.slope
  const difficulty = key.difficulties[item] ?? Number.NaN
  const row = Float64Array.from({ length: key.gridSize }, (_, point) => 1 / (1 + Math.exp((key.gridFrom + point - difficulty) * steepness)))
  key.likelihoods[at] = row
  return row
}
