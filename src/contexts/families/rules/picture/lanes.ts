/** At what height each bar between two rows runs, so that bars never lie on each other and cross as few lines as may be. */

/** A bar with lines going up at `tops` and down at `bottoms`. */
export type Bar = { readonly tops: readonly number[]; readonly bottoms: readonly number[] }

/** Bars nearer than this to each other, end to end, get lanes of their own. */
const apart = 6

/** The lane of each bar, from 0 at the top. */
export function lanesOf(bars: readonly Bar[]): number[] {
  const order = [...bars.keys()].toSorted((a, b) => middleOf(bars[a]) - middleOf(bars[b]) || a - b)
  for (let isMoving = true, round = 0; isMoving && round < bars.length; round += 1) {
    isMoving = false
    for (let i = 1; i < order.length; i += 1) {
      const [upper, lower] = [order[i - 1] ?? 0, order[i] ?? 0]
      if (crossings(bars[lower], bars[upper]) < crossings(bars[upper], bars[lower])) {
        order.splice(i - 1, 2, lower, upper)
        isMoving = true
      }
    }
  }
  const lanes = bars.map(() => 0)
  for (const [i, at] of order.entries())
    for (const before of order.slice(0, i)) if (meet(bars[before], bars[at])) lanes[at] = Math.max(lanes[at] ?? 0, (lanes[before] ?? 0) + 1)
  return lanes
}

const ends = (bar: Bar | undefined): number[] => [...(bar?.tops ?? []), ...(bar?.bottoms ?? [])]
const leftOf = (bar: Bar | undefined): number => Math.min(...ends(bar))
const rightOf = (bar: Bar | undefined): number => Math.max(...ends(bar))
const middleOf = (bar: Bar | undefined): number => (leftOf(bar) + rightOf(bar)) / 2

const meet = (one: Bar | undefined, other: Bar | undefined): boolean =>
  leftOf(one) <= rightOf(other) + apart && leftOf(other) <= rightOf(one) + apart

/** How many lines cross a bar when `upper` runs above `lower`; lines that would fall on each other count most. */
function crossings(upper: Bar | undefined, lower: Bar | undefined): number {
  const within = (x: number, bar: Bar | undefined): boolean => x > leftOf(bar) - 1 && x < rightOf(bar) + 1
  const down = (upper?.bottoms ?? []).filter((x) => within(x, lower))
  const up = (lower?.tops ?? []).filter((x) => within(x, upper))
  const onEachOther = down.filter((x) => up.some((other) => Math.abs(x - other) < 2))
  return down.length + up.length + 5 * onEachOther.length
}
