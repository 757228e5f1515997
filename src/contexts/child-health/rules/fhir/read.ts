/** Small readers of what comes from outside: a value that is not what it should be is not there. */
import { Temporal, type Instant, type PlainDate } from '#platform/time.ts'

/** A whole day (`2026-11-30`, or the day of a moment); null for a month, a year, or no date. */
export function readDay(text: string | undefined): PlainDate | null {
  const day = /^(\d{4}-\d{2}-\d{2})(?:T|$)/.exec(text ?? '')?.[1]
  if (day === undefined) return null
  try {
    return Temporal.PlainDate.from(day, { overflow: 'reject' })
  } catch {
    return null
  }
}

/** A moment with its offset; null for anything else. */
export function readMoment(text: string | undefined): Instant | null {
  try {
    return text === undefined ? null : Temporal.Instant.from(text)
  } catch {
    return null
  }
}

/** `Encounter/x` or an address that ends so: the id; null when it points to another kind. */
export function referred(reference: string | undefined, type: string): string | null {
  return new RegExp(`(?:^|/)${type}/([A-Za-z0-9.-]{1,64})$`).exec(reference ?? '')?.[1] ?? null
}

export function isOneOf<T extends string>(all: readonly T[], value: string | null | undefined): value is T {
  return all.some((one) => one === value)
}

/** Words of a length that somebody would write, whole and well formed; null: none, or not to be read. */
export function readWords(text: string | undefined, most: number): string | null {
  const words = text?.trim() ?? ''
  return words === '' || words.includes('\uFFFD') || !words.isWellFormed() ? null : words.slice(0, most)
}
