/**
 * From which line of the chart an acuity is enough. The limits stand in appendix 1e of the JGZ guideline eye disorders 2019, which was not readable: the product
 * knows none. A centre fills them in with where they stand; without them the professional says whether it is enough. The worse eye counts.
 */
import { err, ok, type Result } from '#platform/result.ts'
import { isSooner, type PlainDate } from '#platform/time.ts'
import { readNumber } from '../typed.ts'
import { acuityLines, type Conclusion } from './kinds.ts'

/** In completed months: on indication at 36, for everybody at 42-48 and 54-66. */
export const limitAges = [36, 42, 54] as const
export type LimitAge = (typeof limitAges)[number]
export type AcuityLimit = {
  readonly fromMonths: LimitAge
  /** Hundredths. */
  readonly sufficientFrom: number
  /** Null: below sufficient it is insufficient at once. */
  readonly doubtfulFrom: number | null
  readonly source: string
}

/** The one that holds at an age; null: none is known. Before the first age there is none, after the last that one stays. */
export function limitAt(limits: readonly AcuityLimit[], born: PlainDate, on: PlainDate): AcuityLimit | null {
  const age = limitAges.findLast((months) => !isSooner(on, born.add({ months })))
  return limits.find(({ fromMonths }) => fromMonths === age) ?? null
}

/** Null: of one eye nothing is known. */
export function concludeAcuity(
  { sufficientFrom, doubtfulFrom }: Pick<AcuityLimit, 'sufficientFrom' | 'doubtfulFrom'>,
  right: number | null,
  left: number | null,
): Conclusion | null {
  if (right === null || left === null) return null
  const worse = Math.min(right, left)
  if (worse >= sufficientFrom) return 'sufficient'
  return doubtfulFrom !== null && worse >= doubtfulFrom ? 'doubtful' : 'insufficient'
}

export type LimitTyped = Readonly<Record<string, string>>
export type LimitFault = {
  readonly field: string
  readonly code: 'not-on-chart' | 'not-below' | 'source-needed' | 'too-long' | 'sufficient-needed'
}
const longestSource = 120

/** The whole form: for each age both lines, and where they stand. Ages that are left empty have no limit. */
export function readLimits(typed: LimitTyped): Result<readonly AcuityLimit[], readonly LimitFault[]> {
  const faults: LimitFault[] = []
  const source = (typed['source'] ?? '').trim()
  const limits = limitAges.flatMap((fromMonths): AcuityLimit[] => {
    const line = (name: string): number | null => {
      const field = `${name}-${fromMonths}`
      const text = (typed[field] ?? '').trim()
      if (text === '') return null
      const value = Math.round((readNumber(text) ?? 0) * 100)
      if (acuityLines.some((one) => one === value)) return value
      faults.push({ field, code: 'not-on-chart' })
      return null
    }
    const [sufficientFrom, doubtfulFrom] = [line('sufficient'), line('doubtful')]
    if (sufficientFrom === null && doubtfulFrom !== null) faults.push({ field: `sufficient-${fromMonths}`, code: 'sufficient-needed' })
    if (sufficientFrom === null) return []
    if (doubtfulFrom !== null && doubtfulFrom >= sufficientFrom) faults.push({ field: `doubtful-${fromMonths}`, code: 'not-below' })
    return [{ fromMonths, sufficientFrom, doubtfulFrom, source }]
  })
  if (limits.length > 0 && source === '') faults.push({ field: 'source', code: 'source-needed' })
  if (source.length > longestSource) faults.push({ field: 'source', code: 'too-long' })
  return faults.length > 0 ? err(faults) : ok(limits)
}
