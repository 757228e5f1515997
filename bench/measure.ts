/** Ratios against a named baseline of the same run. The median of interleaved rounds, so that a busy machine weighs on both alike. */
export type Line = {
  readonly name: string
  readonly baseline: string
  readonly ratio: number
  readonly perSecond: number
  readonly limit?: number
}

const rounds = 9

/** Times `work` against `baseline`: each round runs both for about `ms` milliseconds, in turn. */
export async function compare(
  name: string,
  work: () => Promise<unknown>,
  baseline: { readonly name: string; readonly work: () => Promise<unknown> },
  options: { readonly ms?: number; readonly limit?: number } = {},
): Promise<Line> {
  const ms = options.ms ?? 250
  await spend(work, ms)
  await spend(baseline.work, ms)
  const ratios: number[] = []
  const speeds: number[] = []
  for (let i = 0; i < rounds; i += 1) {
    const base = await spend(baseline.work, ms)
    const mine = await spend(work, ms)
    ratios.push(base / mine)
    speeds.push(mine)
  }
  return {
    name,
    baseline: baseline.name,
    ratio: median(ratios),
    perSecond: median(speeds),
    ...(options.limit === undefined ? {} : { limit: options.limit }),
  }
}

/** Runs one after the other for `ms`; how many per second. */
async function spend(work: () => Promise<unknown>, ms: number): Promise<number> {
  const begun = performance.now()
  let done = 0
  while (performance.now() - begun < ms) {
    await work()
    done += 1
  }
  return (done / (performance.now() - begun)) * 1000
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}

export function print(lines: readonly Line[]): void {
  for (const { name, baseline, ratio, perSecond, limit } of lines) {
    const verdict = limit === undefined ? '' : ratio <= limit ? `  (at most ${limit})` : `  OVER its limit of ${limit}`
    console.log(`${name.padEnd(58)} ${ratio.toFixed(2).padStart(7)} x ${baseline}${verdict}   [${Math.round(perSecond)}/s]`)
  }
}

/** Seconds of the clock. Processor time would leave other programs out, but is counted in steps of 4 ms; the best of some rounds does nearly as well. */
export function clockSeconds(): number {
  return performance.now() / 1000
}
