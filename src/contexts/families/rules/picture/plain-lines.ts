/** Lines that need no bar: between a couple side by side, and straight ones of ties that contradict each other. */
import { pairName, type Couple, type StraightLine } from './family-lines.ts'
import { symbol } from './genogram-cell.ts'
import type { PlacedLine } from './genogram-layout.ts'
import type { Point } from './outline.ts'

/** Lines from symbol to symbol; a second tie between the same two runs under the first. */
export function coupleLines(couples: readonly Couple[], place: ReadonlyMap<string, Point>): PlacedLine[] {
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

export function straightLine({ from, to, kind, tie }: StraightLine, place: ReadonlyMap<string, Point>): PlacedLine {
  const [a, b] = [place.get(from) ?? ([0, 0] as const), place.get(to) ?? ([0, 0] as const)]
  return { kind, strokes: [[a, b]], middle: [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2], ties: [tie] }
}
