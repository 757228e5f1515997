/** From bars between spots to strokes: where each line leaves and arrives, and on which lane its bar runs. */
import type { Couple, Net, Spot } from './family-lines.ts'
import type { PlacedLine } from './genogram-layout.ts'
import { lanesOf } from './lanes.ts'
import type { Point } from './outline.ts'

export type NetQuestion = {
  readonly nets: readonly Net[]
  readonly x: ReadonlyMap<Spot, number>
  /** Couples who stand beside each other: their children hang from the line between them. */
  readonly couples: readonly Couple[]
  /** Where between two neighbours a line goes down. */
  readonly between: (one: Spot, other: Spot) => number
}
export type Heights = {
  readonly laneAt: (row: number, lane: number) => number
  readonly symbolAt: (row: number) => number
  /** Under the text of a person; under the whole row where a line passes. */
  readonly bottomOf: (spot: Spot, row: number) => number
  /** Where a line from above ends: in the symbol, which lies over it; or where a passing line goes on. */
  readonly arrivalAt: (spot: Spot, row: number) => number
}
export type DrawnNets = {
  /** How many lanes the space above a row needs. */
  readonly lanesIn: (row: number) => number
  readonly lines: (heights: Heights) => PlacedLine[]
}

/** `between`: a couple's line, from which the line hangs; otherwise it leaves under the text of the spot. */
type Top = { readonly x: number; readonly spot: Spot; readonly between: boolean }
type Ends = { readonly tops: Top[]; readonly bottoms: { readonly x: number; readonly spot: Spot }[] }

/** Lines at one person stand so far apart. */
const spreadTop = 10
const spreadCouple = 6
const spreadBottom = 9
/** A line so little askew is drawn straight. */
const nearlyStraight = 12
/** The same for a line between two neighbours: it must stay clear of their names. */
const nearlyStraightBetween = 4

export function drawNets({ nets, x, couples, between }: NetQuestion): DrawnNets {
  const at = (spot: Spot): number => x.get(spot) ?? 0
  const isCouple = ([one, other, ...more]: readonly Spot[]): boolean =>
    more.length === 0 && couples.some((pair) => (pair.one === one && pair.other === other) || (pair.one === other && pair.other === one))
  const leaving = new Seats(spreadTop)
  const hanging = new Seats(spreadCouple)
  const arriving = new Seats(spreadBottom)
  const sideways = nets.toSorted((one, other) => middle(one.tops.flat(), at) - middle(other.tops.flat(), at))
  for (const net of sideways) {
    for (const top of net.tops)
      if (isCouple(top)) hanging.take(coupleName(top), net)
      else for (const spot of top) leaving.take(spot, net)
    for (const spot of net.bottoms) arriving.take(spot, net)
  }
  const ends = new Map<Net, Ends>(
    nets.map((net) => {
      const bottoms = net.bottoms.map((spot) => ({ spot, x: at(spot) + arriving.offset(spot, net) }))
      const tops = net.tops.flatMap((top) => {
        if (isCouple(top)) {
          const seat = coupleName(top)
          return [{ spot: top[0] ?? '', between: true, x: between(top[0] ?? '', top[1] ?? '') + hanging.offset(seat, net) }]
        }
        return top.map((spot) => ({ spot, between: false, x: at(spot) + leaving.offset(spot, net) }))
      })
      return [net, { bottoms, tops: straightened(tops, bottoms) }]
    }),
  )
  const laneOf = new Map<Net, number>()
  const count = new Map<number, number>()
  for (const row of new Set(nets.map((net) => net.row))) {
    const here = nets.filter((net) => net.row === row)
    const lanes = lanesOf(
      here.map((net) => ({ tops: endsOf(ends, net).tops.map(({ x }) => x), bottoms: endsOf(ends, net).bottoms.map(({ x }) => x) })),
    )
    for (const [i, net] of here.entries()) laneOf.set(net, lanes[i] ?? 0)
    count.set(row, Math.max(...lanes) + 1)
  }
  return {
    lanesIn: (row) => count.get(row) ?? 0,
    lines: (heights) => nets.map((net) => strokesOf(net, endsOf(ends, net), laneOf.get(net) ?? 0, heights)),
  }
}

const coupleName = (couple: readonly Spot[]): string => couple.toSorted().join(' ')

const endsOf = (ends: ReadonlyMap<Net, Ends>, net: Net): Ends => ends.get(net) ?? { tops: [], bottoms: [] }

const middle = (spots: readonly Spot[], at: (spot: Spot) => number): number =>
  spots.reduce((sum, spot) => sum + at(spot), 0) / Math.max(1, spots.length)

/** One line up that nearly meets one down moves there. */
function straightened(tops: Top[], bottoms: Ends['bottoms']): Top[] {
  const [top] = tops
  if (tops.length !== 1 || top === undefined) return tops
  const most = top.between ? nearlyStraightBetween : nearlyStraight
  const near = bottoms.find(({ x }) => Math.abs(top.x - x) <= (bottoms.length === 1 ? most : most / 2))
  return near === undefined ? tops : [{ ...top, x: near.x }]
}

function strokesOf(net: Net, { tops, bottoms }: Ends, lane: number, heights: Heights): PlacedLine {
  const y = heights.laneAt(net.row, lane)
  const above = net.row - 1
  const up = tops.map(({ spot, between, x }): readonly Point[] => [
    [x, between ? heights.symbolAt(above) : heights.bottomOf(spot, above)],
    [x, y],
  ])
  const down = bottoms.map(({ spot, x: at }): readonly Point[] => [
    [at, y],
    [at, heights.arrivalAt(spot, net.row)],
  ])
  const xs = [...tops, ...bottoms].map(({ x }) => x)
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [first, second] = [up[0], down[0]]
  const strokes: (readonly Point[])[] =
    left === right && up.length === 1 && down.length === 1 && first?.[0] && second?.[1]
      ? [[first[0], second[1]]]
      : [
          ...up,
          ...(left === right
            ? []
            : [
                [
                  [left, y],
                  [right, y],
                ] as const,
              ]),
          ...down,
        ]
  return { kind: net.kind, strokes, middle: [(left + right) / 2, y], ties: net.ties }
}

/** Lines that leave or arrive at one place, from left to right beside each other. */
class Seats {
  readonly #taken = new Map<string, Net[]>()
  readonly #apart: number

  constructor(apart: number) {
    this.#apart = apart
  }

  take(seat: string, net: Net): void {
    this.#taken.set(seat, [...(this.#taken.get(seat) ?? []), net])
  }

  offset(seat: string, net: Net): number {
    const all = this.#taken.get(seat) ?? []
    return (all.indexOf(net) - (all.length - 1) / 2) * this.#apart
  }
}
