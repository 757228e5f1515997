/** The outline around rectangles that touch or overlap: what a dashed line around a home follows. */
export type Rect = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }
export type Point = readonly [x: number, y: number]

export const isInside = ([x, y]: Point, { left, top, right, bottom }: Rect): boolean => x >= left && x <= right && y >= top && y <= bottom

/** One closed line per part, clockwise, corners only; holes come out as lines the other way round. */
export function outlineOf(rects: readonly Rect[]): Point[][] {
  const xs = distinct(rects.flatMap(({ left, right }) => [left, right]))
  const ys = distinct(rects.flatMap(({ top, bottom }) => [top, bottom]))
  const isFilled = (i: number, j: number): boolean => {
    const [x0 = 0, x1 = 0, y0 = 0, y1 = 0] = [xs[i], xs[i + 1], ys[j], ys[j + 1]]
    if (i < 0 || j < 0 || i + 1 >= xs.length || j + 1 >= ys.length) return false
    return rects.some((rect) => isInside([(x0 + x1) / 2, (y0 + y1) / 2], rect))
  }
  // Edges with the filled side at their right hand, by where they start.
  const edges = new Map<string, { readonly at: Point; readonly to: Point }[]>()
  const edge = (at: Point, to: Point): void => void edges.set(keyOf(at), [...(edges.get(keyOf(at)) ?? []), { at, to }])
  for (let i = 0; i + 1 < xs.length; i += 1)
    for (let j = 0; j + 1 < ys.length; j += 1) {
      if (!isFilled(i, j)) continue
      if (!isFilled(i, j - 1)) edge([i, j], [i + 1, j])
      if (!isFilled(i + 1, j)) edge([i + 1, j], [i + 1, j + 1])
      if (!isFilled(i, j + 1)) edge([i + 1, j + 1], [i, j + 1])
      if (!isFilled(i - 1, j)) edge([i, j + 1], [i, j])
    }
  return loopsOf(edges).map((loop) => corners(loop).map(([i, j]) => [xs[i] ?? 0, ys[j] ?? 0] as const))
}

const keyOf = ([x, y]: Point): string => `${x} ${y}`
const distinct = (values: readonly number[]): number[] => [...new Set(values)].toSorted((a, b) => a - b)

function loopsOf(edges: Map<string, { readonly at: Point; readonly to: Point }[]>): Point[][] {
  const loops: Point[][] = []
  for (const start of edges.values())
    for (let first = start.pop(); first !== undefined; first = start.pop()) {
      const loop: Point[] = [first.at]
      for (let { at, to } = first; keyOf(to) !== keyOf(first.at);) {
        loop.push(to)
        const ways = edges.get(keyOf(to)) ?? []
        // Where two parts touch in a corner, turn right: so each part keeps a line of its own.
        const right = ways.findIndex((way) => turn(at, to, way.to) > 0)
        const [next] = ways.splice(Math.max(right, 0), 1)
        if (next === undefined) break
        ;({ at, to } = next)
      }
      loops.push(loop)
    }
  return loops
}

const turn = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number => (bx - ax) * (cy - by) - (by - ay) * (cx - bx)

function corners(loop: readonly Point[]): Point[] {
  return loop.filter((point, i) => turn(loop.at(i - 1) ?? point, point, loop[(i + 1) % loop.length] ?? point) !== 0)
}
