/**
 * Where everything in a genogram stands: rows of generations, lines between people, outlines around homes, and beside the family those who support it.
 * Plain numbers; the page makes them into a drawing. Conventions: McGoldrick, Gerson and Petry, *Genograms* (4th edition, 2020); brackets around who was
 * adopted: Bennett and others, *Standardized human pedigree nomenclature* (2008).
 */
import { columnsOf } from './columns.ts'
import type { Arrangement } from './arrangement.ts'
import type { Spot } from './family-lines.ts'
import { tieKey, type TieKind } from './family-picture.ts'
import { cellOf, sizes, symbol, type Cell, type GenogramSize } from './genogram-cell.ts'
import { drawNets } from './genogram-lines.ts'
import { homeLayers, homeOutlines, homeRuns, labelsAbove, type HomeLayers, type HomeOutline } from './home-outlines.ts'
import type { Point } from './outline.ts'
import { coupleLines, straightLine } from './plain-lines.ts'

export type PlacedPerson = { readonly id: string; readonly at: Point; readonly cell: Cell }
/** `middle` is where a mark on the line stands. */
export type PlacedLine = {
  readonly kind: TieKind
  readonly strokes: readonly (readonly Point[])[]
  readonly middle: Point
  readonly ties: readonly string[]
}
export type GenogramLayout = {
  readonly width: number
  readonly height: number
  readonly people: readonly PlacedPerson[]
  readonly lines: readonly PlacedLine[]
  readonly homes: readonly HomeOutline[]
  /** Where those who stand beside the family begin; null when there are none. */
  readonly besideFrom: number | null
  /** Ties that no line of their own tells. */
  readonly implied: readonly string[]
  readonly inWords: readonly string[]
}

const margin = 8
const laneHeight = 11
const passageWidth = 10
const betweenRows = 12

/** `more` gives the lines of text under a name. */
export function genogramLayout(arranged: Arrangement, more: (id: string) => readonly string[], size: GenogramSize): GenogramLayout {
  const { picture, beside } = arranged
  const cells = new Map(picture.people.map((person) => [person.id, cellOf(person.name, more(person.id), size)]))
  const family = drawFamily(arranged, cells, size)
  const strip = placeBeside(beside, cells, size, Math.max(family.width, sizes[size].width), family.height)
  return {
    ...family,
    width: Math.max(family.width, strip.width),
    height: strip.height,
    people: [...family.people, ...strip.people],
    besideFrom: beside.length > 0 ? family.height : null,
    inWords: picture.ties.filter(({ kind }) => kind === 'network').map(tieKey),
  }
}

type Family = Omit<GenogramLayout, 'besideFrom' | 'inWords'>
type Cells = ReadonlyMap<Spot, Cell>
type Places = ReadonlyMap<Spot, number>

function drawFamily({ inRows, row, lines, blocks, nets, neighbours }: Arrangement, cells: Cells, size: GenogramSize): Family {
  const { people: persons, homes: lived } = inRows
  const layers = homeLayers(lived)
  const inset = margin + layers.deepest
  const columns = columnsOf({
    rows: blocks,
    nets,
    widthOf: (spot) => cells.get(spot)?.width ?? passageWidth,
    gapBetween: (left, right) => sizes[size].gap + layers.reach(left, right) + layers.reach(right, left),
  })
  const x: Places = new Map([...columns].map(([spot, at]) => [spot, Math.round(at + inset)]))
  const spots = blocks.map((row) => row.flat())
  const runs = homeRuns(lived, spots, (spot) => sidesOf(spot, x, cells))
  const labels = labelsAbove(lived, runs, layers)
  const drawn = drawNets({ nets, x, couples: neighbours, between: (one, other) => betweenTwo(one, other, x, cells, layers) })
  const y = heightsOf(spots, cells, (at) => {
    const lanes = drawn.lanesIn(at)
    return (lanes > 0 ? 6 + lanes * laneHeight : 0) + labels.heightIn(at) + 8 + 2 * layers.deepest
  })
  const bottomOf = (spot: Spot, at: number): number => {
    const cell = cells.get(spot)
    return cell === undefined ? (y.bottom[at] ?? 0) : (y.symbol[at] ?? 0) + cell.bottom
  }
  const people = persons.map(({ id }) => ({
    id,
    at: [x.get(id) ?? 0, y.symbol[row.get(id) ?? 0] ?? 0] as const,
    cell: cells.get(id) ?? cellOf('', [], size),
  }))
  const place = new Map(people.map(({ id, at }) => [id, at]))
  const homes = homeOutlines({ homes: lived, runs, layers, labels, symbolAt: y.symbol, bottomOf })
  const placedLines = [
    ...lines.straight.map((line) => straightLine(line, place)),
    ...drawn.lines({
      laneAt: (row, lane) => (y.top[row] ?? 0) + layers.deepest + 12 + lane * laneHeight,
      symbolAt: (row) => y.symbol[row] ?? 0,
      bottomOf,
      arrivalAt: (spot, row) => (cells.has(spot) ? (y.symbol[row] ?? 0) : bottomOf(spot, row)),
    }),
    ...coupleLines(neighbours, place),
  ]
  const right = Math.max(
    ...people.map(({ at, cell }) => at[0] + cell.width / 2 + inset),
    ...homes.map(({ right }) => right + margin),
    // A line that passes a row may be further to the right than everybody in it.
    ...placedLines.flatMap(({ strokes }) => strokes.flat()).map(([x]) => x + margin),
    0,
  )
  return {
    width: Math.ceil(right),
    height: y.end + layers.deepest + 8,
    people,
    lines: placedLines,
    homes,
    implied: lines.implied,
  }
}

function sidesOf(spot: Spot, x: Places, cells: Cells): { readonly left: number; readonly right: number } {
  const [at, half] = [x.get(spot) ?? 0, (cells.get(spot)?.width ?? 0) / 2]
  return { left: at - half, right: at + half }
}

/** Half way between two neighbours, clear of their texts and of the lines around their homes. */
function betweenTwo(one: Spot, other: Spot, x: Places, cells: Cells, layers: HomeLayers): number {
  const [left, right] = (x.get(one) ?? 0) < (x.get(other) ?? 0) ? [one, other] : [other, one]
  const from = sidesOf(left, x, cells).right + layers.reach(left, right)
  const to = sidesOf(right, x, cells).left - layers.reach(right, left)
  return Math.round((from + to) / 2)
}

/** Of each row the top of the space over it, the middle of the symbols, and the end of the longest text. */
type RowHeights = { readonly top: number[]; readonly symbol: number[]; readonly bottom: number[]; end: number }

function heightsOf(rows: readonly (readonly Spot[])[], cells: Cells, roomOver: (row: number) => number): RowHeights {
  const y: RowHeights = { top: [], symbol: [], bottom: [], end: 0 }
  for (const [at, spots] of rows.entries()) {
    const middle = y.end + (at === 0 ? margin : betweenRows) + roomOver(at) + symbol.half
    y.top.push(y.end)
    y.symbol.push(middle)
    y.end = middle + Math.max(0, ...spots.map((spot) => cells.get(spot)?.bottom ?? 0))
    y.bottom.push(y.end)
  }
  return y
}

/** Beside each other, as many to a line as there is room for. */
function placeBeside(
  ids: readonly string[],
  cells: Cells,
  size: GenogramSize,
  room: number,
  from: number,
): { people: PlacedPerson[]; width: number; height: number } {
  const people: PlacedPerson[] = []
  let [left, top, lowest, width] = [margin, from + 30, from, 0]
  for (const id of ids) {
    const cell = cells.get(id)
    if (cell === undefined) continue
    if (left > margin && left + cell.width > room - margin) [left, top] = [margin, lowest + 14]
    people.push({ id, at: [left + cell.width / 2, top + symbol.half], cell })
    lowest = Math.max(lowest, top + symbol.half + cell.bottom)
    width = Math.max(width, left + cell.width + margin)
    left += cell.width + sizes[size].gap
  }
  return { people, width, height: ids.length > 0 ? lowest + margin : from }
}
