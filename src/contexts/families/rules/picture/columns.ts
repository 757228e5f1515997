/** Where on its row each spot stands: parents over the middle of their children as far as the room allows, never nearer than neighbours allow. */
import { weightOf, type Net, type Spot } from './family-lines.ts'
import type { Block } from './row-order.ts'

export type ColumnQuestion = {
  readonly rows: readonly (readonly Block[])[]
  readonly nets: readonly Net[]
  readonly widthOf: (spot: Spot) => number
  /** The room to keep between two neighbours. */
  readonly gapBetween: (left: Spot, right: Spot) => number
}

const turns = 12
/** Less than this is not worth another turn. */
const fine = 0.5
/** How much each child is also drawn to the middle by itself, so that a child held elsewhere does not drive the others away. */
const inward = 0.4
/** Enough to keep a block without lines where it is. */
const idle = 0.01

/** A block keeps its shape: `offsets` from its first spot; `step` is the least distance from the first spot of the block before. */
type Rigid = { readonly spots: readonly Spot[]; readonly offsets: readonly number[]; readonly step: number }
type Pull = { readonly sum: number; readonly weight: number }

/** The middle of every spot; the leftmost edge is at 0. */
export function columnsOf({ rows, nets, widthOf, gapBetween }: ColumnQuestion): Map<Spot, number> {
  const distance = (left: Spot, right: Spot): number => (widthOf(left) + widthOf(right)) / 2 + gapBetween(left, right)
  const rigid = rows.map((row) => rigidBlocks(row, distance))
  const x = new Map<Spot, number>()
  for (const row of rigid) {
    const least = leastPlaces(row)
    const width = (least.at(-1) ?? 0) + (row.at(-1)?.offsets.at(-1) ?? 0)
    put(
      x,
      row,
      least.map((at) => at - width / 2),
    )
  }
  for (let turn = 0, moved = Infinity; turn < turns && moved > fine; turn += 1) {
    moved = 0
    for (let i = 0; i < rigid.length; i += 1) {
      const at = turn % 2 === 0 ? i : rigid.length - 1 - i
      const pulls = pullsOn(at, nets, x)
      const row = rigid[at] ?? []
      const wishes = row.map((block) => wishOf(block, pulls, x))
      moved = Math.max(moved, put(x, row, nearest(row, wishes)))
    }
  }
  const left = Math.min(...[...x].map(([spot, at]) => at - widthOf(spot) / 2))
  return new Map([...x].map(([spot, at]) => [spot, at - left]))
}

function rigidBlocks(row: readonly Block[], distance: (left: Spot, right: Spot) => number): Rigid[] {
  let before: { readonly last: Spot; readonly length: number } | null = null
  return row.map((spots) => {
    const offsets: number[] = []
    for (const [i, spot] of spots.entries()) offsets.push(i === 0 ? 0 : (offsets[i - 1] ?? 0) + distance(spots[i - 1] ?? spot, spot))
    const step = before === null ? 0 : before.length + distance(before.last, spots[0] ?? '')
    before = { last: spots.at(-1) ?? '', length: offsets.at(-1) ?? 0 }
    return { spots, offsets, step }
  })
}

function leastPlaces(row: readonly Rigid[]): number[] {
  let at = 0
  return row.map(({ step }) => (at += step))
}

/** Gives how far the one went that moved most. */
function put(x: Map<Spot, number>, row: readonly Rigid[], places: readonly number[]): number {
  let furthest = 0
  for (const [i, { spots, offsets }] of row.entries())
    for (const [j, spot] of spots.entries()) {
      const at = (places[i] ?? 0) + (offsets[j] ?? 0)
      furthest = Math.max(furthest, Math.abs(at - (x.get(spot) ?? 0)))
      x.set(spot, at)
    }
  return furthest
}

/** How far the lines want to shift each spot of a row: children together under their elders, elders together over their children. */
function pullsOn(at: number, nets: readonly Net[], x: ReadonlyMap<Spot, number>): Map<Spot, Pull> {
  const middle = (spots: readonly Spot[]): number => mean(spots.map((spot) => x.get(spot) ?? 0))
  const pulls = new Map<Spot, Pull>()
  const pull = (spot: Spot, shift: number, weight: number): void => {
    const { sum, weight: before } = pulls.get(spot) ?? { sum: 0, weight: 0 }
    pulls.set(spot, { sum: sum + shift * weight, weight: before + weight })
  }
  for (const { row, kind, tops, bottoms } of nets) {
    if (tops.length === 0 || (row !== at && row !== at + 1)) continue
    const top = mean(tops.map(middle))
    const shift = top - middle(bottoms)
    if (row === at) for (const spot of bottoms) pull(spot, shift + (top - (x.get(spot) ?? 0) - shift) * inward, weightOf(kind))
    else for (const spot of tops.flat()) pull(spot, -shift, weightOf(kind))
  }
  return pulls
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

function wishOf({ spots }: Rigid, pulls: ReadonlyMap<Spot, Pull>, x: ReadonlyMap<Spot, number>): { at: number; weight: number } {
  const here = x.get(spots[0] ?? '') ?? 0
  let [sum, weight] = [0, 0]
  for (const spot of spots) {
    sum += pulls.get(spot)?.sum ?? 0
    weight += pulls.get(spot)?.weight ?? 0
  }
  return weight === 0 ? { at: here, weight: idle } : { at: here + sum / weight, weight }
}

/** The places nearest to the wishes (least squares) that keep order and distance: neighbours that would collide move as one. */
function nearest(row: readonly Rigid[], wishes: readonly { readonly at: number; readonly weight: number }[]): number[] {
  const least = leastPlaces(row)
  const groups: { at: number; weight: number; count: number }[] = []
  for (const [i, { at, weight }] of wishes.entries()) {
    let group = { at: at - (least[i] ?? 0), weight, count: 1 }
    for (let last = groups.at(-1); last !== undefined && last.at > group.at; last = groups.at(-1)) {
      groups.pop()
      const both = last.weight + group.weight
      group = { at: (last.at * last.weight + group.at * group.weight) / both, weight: both, count: last.count + group.count }
    }
    groups.push(group)
  }
  return groups.flatMap(({ at, count }) => Array.from({ length: count }, () => at)).map((at, i) => at + (least[i] ?? 0))
}
