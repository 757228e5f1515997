/** Scales of a chart: from numbers to places on paper, and round numbers along an axis. */

export type Scale = (value: number) => number

/** A straight scale, rounded to tenths: finer than an eye sees, and short in the page. */
export function linearScale([from, to]: readonly [number, number], [start, end]: readonly [number, number]): Scale {
  const factor = to === from ? 0 : (end - start) / (to - from)
  return (value) => Math.round((start + (value - from) * factor) * 10) / 10
}

const STEPS = [1, 2, 5]

/** The smallest of 1, 2, 5, 10, 20 … (also 0.1, 0.2 …) that gives at most `most` steps. */
export function roundStep(range: number, most: number): number {
  let power = 10 ** Math.floor(Math.log10(Math.max(range, 1e-9) / most))
  for (;;) {
    for (const step of STEPS) if (range / (step * power) <= most) return step * power
    power *= 10
  }
}

/** Round numbers from the first to the last that lie within the range. */
export function ticks([from, to]: readonly [number, number], step: number): number[] {
  const first = Math.ceil(from / step - 1e-9)
  const last = Math.floor(to / step + 1e-9)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => Number(((first + i) * step).toPrecision(10)))
}

/** The range stretched to whole steps, so that an axis begins and ends on a round number. */
export function wholeSteps([from, to]: readonly [number, number], step: number): readonly [number, number] {
  return [Number((Math.floor(from / step) * step).toPrecision(10)), Number((Math.ceil(to / step) * step).toPrecision(10))]
}
