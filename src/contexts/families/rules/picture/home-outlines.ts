/**
 * The dashed line around each home. It goes round all who live there and round nobody else: neighbours on a row in one box, boxes joined through the
 * space between rows, where nobody stands. A child with two homes stands within two lines, of which one runs outside the other.
 */
import type { PictureHome } from './family-picture.ts'
import type { Spot } from './family-lines.ts'
import { letters, symbol } from './genogram-cell.ts'
import { outlineOf, type Point, type Rect } from './outline.ts'
import { textWidth, wrapText } from './text-measure.ts'

export type HomeLabel = { readonly lines: readonly string[]; readonly at: Point }
export type HomeOutline = {
  readonly id: string
  readonly loops: readonly (readonly Point[])[]
  readonly boxes: readonly Rect[]
  readonly labels: readonly HomeLabel[]
  readonly layer: number
  readonly right: number
}

/** Members who stand side by side. */
export type HomeRun = {
  readonly home: string
  readonly row: number
  readonly spots: readonly Spot[]
  readonly left: number
  readonly right: number
}

const closest = 4
const perLayer = 4
const corridor = 14

export type HomeLayers = {
  readonly of: (home: string) => number
  /** How far the outermost line lies from those in it. */
  readonly deepest: number
  /** How far the lines around `spot` reach towards a neighbour outside them. */
  readonly reach: (spot: Spot, neighbour: Spot) => number
}

const insetOf = (layer: number): number => closest + layer * perLayer

/** Homes that share somebody get lines at different distances. */
export function homeLayers(homes: readonly PictureHome[]): HomeLayers {
  const layers = new Map<string, number>()
  const homesOf = new Map<Spot, string[]>()
  for (const { id, members } of homes) {
    const taken = new Set(members.flatMap(({ personId }) => (homesOf.get(personId) ?? []).map((home) => layers.get(home))))
    let layer = 0
    while (taken.has(layer)) layer += 1
    layers.set(id, layer)
    for (const { personId } of members) homesOf.set(personId, [...(homesOf.get(personId) ?? []), id])
  }
  const reach = (spot: Spot, other: Spot): number => {
    const apart = (homesOf.get(spot) ?? []).filter((home) => !homesOf.get(other)?.includes(home))
    return apart.length === 0 ? 0 : Math.max(...apart.map((home) => insetOf(layers.get(home) ?? 0)))
  }
  return {
    of: (home) => layers.get(home) ?? 0,
    deepest: homes.length === 0 ? 0 : Math.max(...[...layers.values()].map(insetOf)),
    reach,
  }
}

export function homeRuns(
  homes: readonly PictureHome[],
  rows: readonly (readonly Spot[])[],
  sidesOf: (spot: Spot) => { readonly left: number; readonly right: number },
): HomeRun[] {
  return homes.flatMap(({ id, members }) => {
    const inside = new Set(members.map(({ personId }) => personId))
    return rows.flatMap((spots, row) => {
      const runs: Spot[][] = []
      for (const [i, spot] of spots.entries()) {
        if (!inside.has(spot)) continue
        if (inside.has(spots[i - 1] ?? '')) runs.at(-1)?.push(spot)
        else runs.push([spot])
      }
      return runs.map((run) => ({
        home: id,
        row,
        spots: run,
        left: Math.min(...run.map((spot) => sidesOf(spot).left)),
        right: Math.max(...run.map((spot) => sidesOf(spot).right)),
      }))
    })
  })
}

/** Parts of a home that can be joined: runs in one row, and in rows that follow each other. */
function partsOf(runs: readonly HomeRun[]): HomeRun[][] {
  const parts: HomeRun[][] = []
  for (const run of runs.toSorted((one, other) => one.row - other.row)) {
    const part = parts.at(-1)
    if (part?.some(({ row }) => run.row - row <= 1)) part.push(run)
    else parts.push([run])
  }
  return parts
}

type PlacedLabel = { readonly home: string; readonly lines: readonly string[]; readonly run: HomeRun; readonly over: number }
export type HomeLabels = { readonly all: readonly PlacedLabel[]; readonly heightIn: (row: number) => number }

/** Over each part, above members who live nowhere else when there are any; labels that would overlap stand over each other. */
export function labelsAbove(homes: readonly PictureHome[], runs: readonly HomeRun[], layers: HomeLayers): HomeLabels {
  const count = new Map<Spot, number>()
  for (const { members } of homes) for (const { personId } of members) count.set(personId, (count.get(personId) ?? 0) + 1)
  const shared = ({ spots }: HomeRun): number => spots.filter((spot) => (count.get(spot) ?? 0) > 1).length / spots.length
  const chosen = homes.flatMap(({ id, label }) =>
    partsOf(runs.filter(({ home }) => home === id)).flatMap((part) => {
      const run = part.toSorted((one, other) => shared(one) - shared(other) || one.row - other.row)[0]
      return run === undefined ? [] : [{ home: id, run, lines: wrapText(label, letters.more, Math.max(104, run.right - run.left)) }]
    }),
  )
  const placed: PlacedLabel[] = []
  for (const label of chosen.toSorted((one, other) => one.run.left - other.run.left || layers.of(one.home) - layers.of(other.home))) {
    let over = 0
    const near = placed.filter(({ run, lines }) => run.row === label.run.row && run.left + widthOf(lines) + 6 > label.run.left)
    for (const { over: theirs, lines } of near.toSorted((one, other) => one.over - other.over))
      if (over < theirs + heightOf(lines) && over + heightOf(label.lines) > theirs) over = theirs + heightOf(lines)
    placed.push({ ...label, over })
  }
  return {
    all: placed,
    heightIn: (row) => Math.max(0, ...placed.filter(({ run }) => run.row === row).map(({ over, lines }) => over + heightOf(lines))),
  }
}

const widthOf = (lines: readonly string[]): number => Math.max(0, ...lines.map((line) => textWidth(line, letters.more)))
const heightOf = (lines: readonly string[]): number => lines.length * letters.moreLine

type OutlineQuestion = {
  readonly homes: readonly PictureHome[]
  readonly runs: readonly HomeRun[]
  readonly layers: HomeLayers
  readonly labels: HomeLabels
  readonly symbolAt: readonly number[]
  readonly bottomOf: (spot: Spot, row: number) => number
}

export function homeOutlines({ homes, runs, layers, labels, symbolAt, bottomOf }: OutlineQuestion): HomeOutline[] {
  return homes.map(({ id }) => {
    const inset = insetOf(layers.of(id))
    const boxOf = ({ row, spots, left, right }: HomeRun): Rect => ({
      left: left - inset,
      right: right + inset,
      top: (symbolAt[row] ?? 0) - symbol.half - 2 - inset,
      bottom: Math.max(...spots.map((spot) => bottomOf(spot, row))) + inset,
    })
    const parts = partsOf(runs.filter(({ home }) => home === id)).map((part) =>
      boxesOf(part.map((run) => ({ row: run.row, box: boxOf(run) }))),
    )
    const own = labels.all
      .filter(({ home }) => home === id)
      .map(({ lines, run, over }): HomeLabel => {
        const top = (symbolAt[run.row] ?? 0) - symbol.half - 6 - layers.deepest - over - heightOf(lines)
        return { lines, at: [run.left - inset + 1, top + letters.moreLine - 3] }
      })
    const boxes = parts.flat()
    return {
      id,
      boxes,
      loops: parts.flatMap(outlineOf),
      labels: own,
      layer: layers.of(id),
      right: Math.max(...boxes.map(({ right }) => right), ...own.map(({ at, lines }) => at[0] + widthOf(lines))),
    }
  })
}

type RowBox = { readonly row: number; readonly box: Rect }

/** The boxes of one part with what joins them. */
function boxesOf(part: readonly RowBox[]): Rect[] {
  const joins = part.flatMap((one, i) => {
    const before = part.slice(0, i)
    if (before.length === 0) return []
    const beside = before.findLast(({ row }) => row === one.row)
    return beside === undefined ? joinBelow(nearest(before, one).box, one.box) : joinBeside(beside.box, one.box)
  })
  return [...part.map(({ box }) => box), ...joins]
}

const overlap = (one: Rect, other: Rect): number => Math.min(one.right, other.right) - Math.max(one.left, other.left)

function nearest(before: readonly RowBox[], { row, box }: RowBox): RowBox {
  const above = before.filter((one) => one.row === row - 1)
  // A part holds rows that follow each other, so somebody stands in the row above.
  return above.toSorted((one, other) => overlap(other.box, box) - overlap(one.box, box))[0] ?? { row, box }
}

/** On one row: over the heads of who stand between them. */
function joinBeside(left: Rect, right: Rect): Rect[] {
  const top = Math.min(left.top, right.top)
  const [from, to] = left.left < right.left ? [left, right] : [right, left]
  return [{ left: from.right - corridor, right: to.left + corridor, top: top - corridor, bottom: top }]
}

/** From a box to one on the next row: straight where both have room, else down and along. */
function joinBelow(upper: Rect, lower: Rect): Rect[] {
  if (overlap(upper, lower) >= corridor)
    return [{ left: Math.max(upper.left, lower.left), right: Math.min(upper.right, lower.right), top: upper.bottom, bottom: lower.top }]
  const isRight = lower.left > upper.left
  const strip = isRight ? { left: upper.right - corridor, right: upper.right } : { left: upper.left, right: upper.left + corridor }
  const end = isRight ? lower.left + corridor : lower.right - corridor
  return [
    { ...strip, top: upper.bottom, bottom: lower.top },
    { left: Math.min(strip.left, end), right: Math.max(strip.right, end), top: lower.top - corridor, bottom: lower.top },
  ]
}
