import { unpackColumn } from '../core/packed-column.ts'
import type { PackedColumns } from './packed-reference.ts'

/** Cut-offs of one group by age, printed per half year; between the ages they are interpolated linearly. */
export type CutOffs = { readonly ages: Float64Array; readonly columns: readonly Float64Array[] }

const unpacked = new Map<string, CutOffs>()

export function cutOffsOf(table: PackedColumns, group: string): CutOffs | undefined {
  const key = `${table.version} ${group}`
  const known = unpacked.get(key)
  const text = table.groups[group]
  if (known !== undefined || text === undefined) return known
  const [ages = new Float64Array(), ...columns] = text.split(' ').map(unpackColumn)
  const cutOffs = { ages, columns }
  unpacked.set(key, cutOffs)
  return cutOffs
}

/** The value of a column at an age; NaN before the first age, constant after the last. */
export function cutOffAt(cutOffs: CutOffs, column: number, age: number): number {
  const { ages } = cutOffs
  const values = cutOffs.columns[column]!
  const last = ages.length - 1
  if (!(age >= ages[0]!)) return Number.NaN
  if (age >= ages[last]!) return values[last]!
  let row = 0
  while (ages[row + 1]! <= age) row += 1
  const from = ages[row]!
  return age === from ? values[row]! : values[row]! + (values[row + 1]! - values[row]!) * ((age - from) / (ages[row + 1]! - from))
}
