/**
 * Where everything in a genogram stands: rows of generations, lines between people, outlines around homes, and beside the family those who support it.
 * Plain numbers; the page makes them into a drawing. The conventions are those of McGoldrick, Gerson and Petry, *Genograms* (4th edition).
 */
import { columnsOf } from './columns.ts'
import { familyLines, type Couple, type FamilyLines, type Net, type Spot } from './family-lines.ts'
import { inOrderOfBirth, tidyPicture, tieKey, type FamilyPicture, type TieKind } from './family-picture.ts'
import { cellOf, sizes, symbol, type Cell, type GenogramSize } from './genogram-cell.ts'
import { drawNets } from './genogram-lines.ts'
import { generationsOf } from './generations.ts'
import { homeLayers, homeOutlines, homeRuns, labelsAbove, type HomeOutline } from './home-outlines.ts'
import type { Point } from './outline.ts'
import { blocksOf, orderRows, type Block } from './row-order.ts'

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

/** `more` gives the lines of text under a name. */
export function genogramLayout(given: FamilyPicture, more: (id: string) => readonly string[], size: GenogramSize): GenogramLayout {
  const picture = tidyPicture(given)
  const cells = new Map(picture.people.map((person) => [person.id, cellOf(person.name, more(person.id), size)]))
  const [inRows, beside] = split(picture)
  const family = drawFamily(inRows, cells, size)
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

/** Who supports the family, has no tie of family in it and lives in none of its homes, stands beside it. */
function split(picture: FamilyPicture): [inRows: FamilyPicture, beside: string[]] {
  const related = new Set(picture.ties.filter(({ kind }) => kind !== 'network').flatMap(({ from, to }) => [from, to]))
  const housed = new Set(picture.homes.flatMap(({ members }) => members.map(({ personId }) => personId)))
  const isBeside = ({ id, part }: FamilyPicture['people'][number]): boolean => part === 'network' && !related.has(id) && !housed.has(id)
  const ties = picture.ties.filter(({ kind }) => kind !== 'network')
  return [
    { ...picture, people: picture.people.filter((person) => !isBeside(person)), ties },
    picture.people.filter(isBeside).map(({ id }) => id),
  ]
}

type Family = Omit<GenogramLayout, 'besideFrom' | 'inWords'>

function drawFamily(picture: FamilyPicture, cells: ReadonlyMap<string, Cell>, size: GenogramSize): Family {
  const row = generationsOf(picture)
  const lines = familyLines(picture, row)
  const { blocks, nets, neighbours } = inOrder(picture, row, lines)
  const layers = homeLayers(picture.homes)
  const x = columnsOf({
    rows: blocks,
    nets,
    widthOf: (spot) => cells.get(spot)?.width ?? passageWidth,
    gapBetween: (left, right) => sizes[size].gap + layers.reach(left, right) + layers.reach(right, left),
  })
  const spots = blocks.map((row) => row.flat())
  const inset = margin + layers.deepest
  for (const [spot, at] of x) x.set(spot, Math.round(at + inset))

  const runs = homeRuns(picture.homes, spots, (spot) => {
    const half = (cells.get(spot)?.width ?? 0) / 2
    return { left: (x.get(spot) ?? 0) - half, right: (x.get(spot) ?? 0) + half }
  })
  const labels = labelsAbove(picture.homes, runs, layers)
  /** Between two neighbours, clear of their texts and of the lines around their homes. */
  const between = (one: Spot, other: Spot): number => {
    const [left, right] = (x.get(one) ?? 0) < (x.get(other) ?? 0) ? [one, other] : [other, one]
    const from = (x.get(left) ?? 0) + (cells.get(left)?.width ?? 0) / 2 + layers.reach(left, right)
    const to = (x.get(right) ?? 0) - (cells.get(right)?.width ?? 0) / 2 - layers.reach(right, left)
    return Math.round((from + to) / 2)
  }
  const drawn = drawNets({ nets, x, couples: neighbours, between })
  const y: RowHeights = { symbol: [], bottom: [], lanes: [], end: margin }
  for (const [at, inRow] of spots.entries()) {
    const lanes = drawn.lanesIn(at)
    y.lanes.push(y.end)
    const symbolAt = y.end + (lanes > 0 ? 10 + lanes * laneHeight : 0) + labels.heightIn(at) + 10 + layers.deepest + symbol.half
    y.symbol.push(symbolAt)
    y.bottom.push(symbolAt + Math.max(0, ...inRow.map((spot) => cells.get(spot)?.bottom ?? 0)))
    y.end = (y.bottom.at(-1) ?? 0) + layers.deepest + 6
  }

  const people = picture.people.map(({ id }) => ({
    id,
    at: [x.get(id) ?? 0, y.symbol[row.get(id) ?? 0] ?? 0] as const,
    cell: cells.get(id) ?? cellOf('', [], size),
  }))
  const place = new Map(people.map(({ id, at }) => [id, at]))
  const bottomOf = (spot: Spot, at: number): number => {
    const cell = cells.get(spot)
    return cell === undefined ? (y.bottom[at] ?? 0) : (y.symbol[at] ?? 0) + cell.bottom
  }
  const homes = homeOutlines({ homes: picture.homes, runs, layers, labels, symbolAt: y.symbol, bottomOf })
  const right = Math.max(...people.map(({ at, cell }) => at[0] + cell.width / 2 + inset), ...homes.map(({ right }) => right + margin), 0)
  return {
    width: Math.ceil(right),
    height: y.end + 2,
    people,
    lines: [
      ...lines.straight.map(({ from, to, kind, tie }) => straightLine(place, from, to, kind, tie)),
      ...drawn.lines({
        laneAt: (row, lane) => (y.lanes[row] ?? 0) + 8 + lane * laneHeight,
        symbolAt: (row) => y.symbol[row] ?? 0,
        bottomOf,
        arrivalAt: (spot, row) => (cells.has(spot) ? (y.symbol[row] ?? 0) : bottomOf(spot, row)),
      }),
      ...coupleLines(neighbours, place),
    ],
    homes,
    implied: lines.implied,
  }
}

type RowHeights = { readonly symbol: number[]; readonly bottom: number[]; readonly lanes: number[]; end: number }

type Ordered = { readonly blocks: Block[][]; readonly nets: readonly Net[]; readonly neighbours: readonly Couple[] }

function inOrder(picture: FamilyPicture, row: ReadonlyMap<string, number>, { nets, couples, pairs, passages }: FamilyLines): Ordered {
  const count = Math.max(-1, ...row.values()) + 1
  const unordered = Array.from({ length: count }, (_, at) =>
    blocksOf(
      [
        ...picture.people.filter(({ id }) => row.get(id) === at).map(({ id }) => id),
        ...passages.filter((passage) => passage.row === at).map(({ spot }) => spot),
      ],
      couples,
      pairs,
    ),
  )
  const beside = new Set(unordered.flat().flatMap((block) => block.map((spot, i) => pairName(spot, block[i + 1] ?? ''))))
  const isBeside = ({ one, other }: Couple): boolean => beside.has(pairName(one, other))
  const bracket = ({ one, other, kind, tie }: Couple): Net => ({
    row: row.get(one) ?? 0,
    kind,
    tops: [],
    bottoms: [one, other],
    ties: [tie],
  })
  const allNets = [...nets, ...couples.filter((couple) => !isBeside(couple)).map(bracket)]
  const birth = new Map(inOrderOfBirth(picture.people).map(({ id }, i) => [id, i]))
  const homes = picture.homes.map(({ members }) => members.map(({ personId }) => personId))
  return { blocks: orderRows({ rows: unordered, nets: allNets, homes, birth }), nets: allNets, neighbours: couples.filter(isBeside) }
}

const pairName = (one: Spot, other: Spot): string => (one < other ? `${one} ${other}` : `${other} ${one}`)

/** Lines from symbol to symbol; a second tie between the same two runs under the first. */
function coupleLines(couples: readonly Couple[], place: ReadonlyMap<string, Point>): PlacedLine[] {
  const seen = new Map<string, number>()
  return couples.map(({ one, other, kind, tie }) => {
    const [[ax, y], [bx]] = [place.get(one) ?? [0, 0], place.get(other) ?? [0, 0]]
    const before = seen.get(pairName(one, other)) ?? 0
    seen.set(pairName(one, other), before + 1)
    const at = y + before * 7
    const [left, right] = [Math.min(ax, bx) + symbol.half, Math.max(ax, bx) - symbol.half]
    const stroke = [
      [left, at],
      [right, at],
    ] as const
    return { kind, strokes: [stroke], middle: [left + (right - left) * 0.26, at], ties: [tie] }
  })
}

function straightLine(place: ReadonlyMap<string, Point>, from: string, to: string, kind: TieKind, tie: string): PlacedLine {
  const [a, b] = [place.get(from) ?? ([0, 0] as const), place.get(to) ?? ([0, 0] as const)]
  return { kind, strokes: [[a, b]], middle: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], ties: [tie] }
}

/** Beside each other, as many to a line as there is room for. */
function placeBeside(
  ids: readonly string[],
  cells: ReadonlyMap<string, Cell>,
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
