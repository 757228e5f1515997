/**
 * Somebody who has every figure that was ever told and all the time there is: solves them as linear equations over cells (an area and what its children
 * answered), with whole numbers only. The test that calls it knows the true counts and so whether a guess is right; the attacker uses the figures alone.
 */
export type Equation = { readonly cells: readonly bigint[]; readonly value: bigint }

type Row = { readonly cells: bigint[]; value: bigint }

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))

function simpler({ cells, value }: Row): Row {
  const by = cells.reduce(gcd, value < 0n ? -value : value)
  return by <= 1n ? { cells, value } : { cells: cells.map((one) => one / by), value: value / by }
}

/** The equations with one leading cell each, which stands in no other (Gauss and Jordan, without fractions). */
export function solve(equations: readonly Equation[]): { readonly rows: readonly Row[]; readonly leading: readonly number[] } {
  let rows: Row[] = equations.map(({ cells, value }) => ({ cells: [...cells], value }))
  const leading: number[] = []
  for (let column = 0; column < (rows[0]?.cells.length ?? 0) && leading.length < rows.length; column += 1) {
    const at = rows.findIndex((row, index) => index >= leading.length && row.cells[column] !== 0n)
    const found = rows[at]
    if (found === undefined) continue
    const positive = (found.cells[column] ?? 0n) < 0n ? { cells: found.cells.map((one) => -one), value: -found.value } : found
    rows = [...rows.slice(0, leading.length), positive, ...rows.filter((_row, index) => index >= leading.length && index !== at)]
    rows = rows.map((row) => (row === positive ? row : without(row, positive, column)))
    leading.push(column)
  }
  return { rows: rows.slice(0, leading.length), leading }
}

function without(row: Row, from: Row, column: number): Row {
  const [mine, theirs] = [row.cells[column] ?? 0n, from.cells[column] ?? 0n]
  if (mine === 0n) return row
  return simpler({
    cells: row.cells.map((one, at) => one * theirs - (from.cells[at] ?? 0n) * mine),
    value: row.value * theirs - from.value * mine,
  })
}

type Fraction = readonly [over: bigint, under: bigint]
const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => {
  const [over, under] = [a * d + c * b, b * d]
  const by = gcd(over, under)
  return [over / by, under / by]
}

/**
 * Is there a group of cells, of whose count all figures together leave no doubt, with one up to `most` children in it? Looks through every group that adding
 * and subtracting figures can make. `truth` only spares it groups that are too large. Answers the cells of one, or null.
 */
export function findSmallGroup(equations: readonly Equation[], truth: readonly number[], most: number): readonly number[] | null {
  const { rows, leading } = solve(equations)
  const columns = truth.length
  // A cell is settled when the last of the rows in which it stands is decided about.
  const settledBy = Array.from({ length: columns }, (_none, column) => rows.findLastIndex((row) => row.cells[column] !== 0n))
  const settled = rows.map((_row, index) => settledBy.flatMap((by, column) => (by === index ? [column] : [])))
  const share = rows.map((row, index) => row.cells.map((one): Fraction => [one, row.cells[leading[index] ?? 0] ?? 1n]))
  const decide = (index: number, sums: readonly Fraction[], count: number, chosen: readonly number[]): readonly number[] | null => {
    if (index === rows.length) return count >= 1 ? chosen : null
    for (const taken of [0n, 1n]) {
      const next = taken === 0n ? sums : sums.map((sum, column) => plus(sum, share[index]?.[column] ?? [0n, 1n]))
      const here = settled[index] ?? []
      if (!here.every((column) => isNoneOrOne(next[column]))) continue
      const inIt = here.filter((column) => next[column]?.[0] !== 0n)
      const sum = count + inIt.reduce((all, column) => all + (truth[column] ?? 0), 0)
      if (sum > most) continue
      const found = decide(index + 1, next, sum, [...chosen, ...inIt])
      if (found !== null) return found
    }
    return null
  }
  return decide(
    0,
    Array.from({ length: columns }, (): Fraction => [0n, 1n]),
    0,
    [],
  )
}

const isNoneOrOne = (fraction: Fraction | undefined): boolean =>
  fraction !== undefined && (fraction[0] === 0n || fraction[0] === fraction[1])

/** Does the count of this group follow from the figures? */
export function follows(equations: readonly Equation[], group: readonly bigint[]): boolean {
  const { rows } = solve(equations)
  return solve([...rows, { cells: group, value: 0n }]).rows.length === rows.length
}

export type Bounds = { readonly least: readonly number[]; readonly most: readonly number[] }

/** What every cell must at least and can at most be: no count is below its floor, and what is told of a sum bounds each of its parts. */
export function bounds(equations: readonly Equation[], floors: readonly number[]): Bounds {
  const all = [...equations, ...solve(equations).rows].map(({ cells, value }) => ({ cells: cells.map(Number), value: Number(value) }))
  const least = [...floors]
  const most = floors.map(() => Number.POSITIVE_INFINITY)
  for (let changed = true; changed;) {
    changed = false
    for (const { cells, value } of all)
      for (const [column, weight] of cells.entries()) {
        if (weight === 0) continue
        const [low, high] = restOf(cells, column, least, most)
        const ends = [(value - low) / weight, (value - high) / weight]
        const [from, to] = [Math.ceil(Math.min(...ends) - 1e-9), Math.floor(Math.max(...ends) + 1e-9)]
        if (from > (least[column] ?? 0)) [least[column], changed] = [from, true]
        if (to < (most[column] ?? 0)) [most[column], changed] = [to, true]
      }
  }
  return { least, most }
}

function restOf(cells: readonly number[], without_: number, least: readonly number[], most: readonly number[]): readonly [number, number] {
  let [low, high] = [0, 0]
  for (const [column, weight] of cells.entries()) {
    if (weight === 0 || column === without_) continue
    const ends = [weight * (least[column] ?? 0), weight * (most[column] ?? 0)]
    low += Math.min(...ends)
    high += Math.max(...ends)
  }
  return [low, high]
}
