import { unpackColumn } from '../core/packed-column.ts'

/**
 * One curve of one reference, ready for computing. Rows are sorted by x; the parameters of a row stand together.
 * `rowOfCell` cuts the range of x into equal cells and tells the first row of each, so that a lookup takes constant time.
 */
export type GrowthTable = {
  readonly x: Float64Array
  readonly first: number
  readonly last: number
  /** L, M, S of each row; for a normal distribution 1, mean, standard deviation. */
  readonly parameters: Float64Array
  readonly isNormal: boolean
  readonly transform: Transform
  /** |L| up to here uses the logarithm: 0.01 in the Dutch programs, 0 at WHO. */
  readonly logarithmUpTo: number
  /** WHO does not trust the Box-Cox tail beyond three standard deviations for weights, skinfolds and arm. */
  readonly isRestricted: boolean
  readonly rowOfCell: Uint16Array
  readonly cellsPerX: number
}

export type Transform = 'none' | 'log10' | 'log1p'
export type TableRules = { readonly logarithmUpTo: number; readonly isRestricted: boolean }

/** Unpacks "lms x L M S", "lms-log10 x L M S", "lms-log1p x L M S" or "normal x mean sd". */
export function unpackTable(text: string, rules: TableRules): GrowthTable {
  const [kind = '', ...columns] = text.split(' ')
  const isNormal = kind.startsWith('normal')
  const [x = new Float64Array(), ...rest] = columns.map(unpackColumn)
  const [l, m, s] = isNormal ? [undefined, rest[0], rest[1]] : rest
  const parameters = new Float64Array(3 * x.length)
  for (let row = 0; row < x.length; row += 1) {
    parameters[3 * row] = l ? l[row]! : 1
    parameters[3 * row + 1] = m![row]!
    parameters[3 * row + 2] = s![row]!
  }
  const transform = kind.endsWith('log10') ? 'log10' : kind.endsWith('log1p') ? 'log1p' : 'none'
  return { x, first: x[0]!, last: x.at(-1)!, parameters, isNormal, transform, ...rules, ...cells(x) }
}

function cells(x: Float64Array): Pick<GrowthTable, 'rowOfCell' | 'cellsPerX'> {
  const rows = x.length
  const span = x[rows - 1]! - x[0]!
  const count = Math.max(rows * 2, 512)
  const cellsPerX = span > 0 ? count / span : 0
  const rowOfCell = new Uint16Array(count + 1)
  let row = 0
  for (let cell = 0; cell <= count; cell += 1) {
    const from = x[0]! + (cell - 1) / cellsPerX
    while (row < rows - 1 && x[row + 1]! <= from) row += 1
    rowOfCell[cell] = row
  }
  return { rowOfCell, cellsPerX }
}

/** The last row whose x is not above the given one, which must be inside the table. */
export function rowAt(table: GrowthTable, x: number): number {
  const { x: rows } = table
  const last = rows.length - 1
  let row = table.rowOfCell[((x - table.first) * table.cellsPerX) | 0]!
  while (row < last && rows[row + 1]! <= x) row += 1
  return row
}
