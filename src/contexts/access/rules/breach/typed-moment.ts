/**
 * A day and a time as people type them. In the hour that comes twice in autumn a time means two moments, and in the one that is skipped in spring none: for
 * a term with legal weight both are said, so that who decides can take the one that fits.
 */
import { Temporal, timeZone, type Instant } from '#platform/time.ts'

export type TypedMoment = { readonly day: string; readonly month: string; readonly year: string; readonly time: string }
export type ReadMoment =
  /** Nothing was filled in. */
  | 'nothing'
  | 'not-a-moment'
  | 'no-such-time'
  /** Equal outside the hour that comes twice. */
  | { readonly first: Instant; readonly last: Instant }

export function readMoment({ day, month, year, time }: TypedMoment): ReadMoment {
  const parts = [day, month, year, time].map((part) => part.trim())
  if (parts.every((part) => part === '')) return 'nothing'
  const clock = /^(\d{1,2})[.:]?(\d{2})(?:\s*uur)?$/i.exec(parts[3] ?? '')
  const [d, m, y] = parts
  if (clock === null || !/^\d{1,2}$/.test(d ?? '') || !/^\d{1,2}$/.test(m ?? '') || !/^\d{4}$/.test(y ?? '')) return 'not-a-moment'
  const local = wallClock(Number(y), Number(m), Number(d), Number(clock[1]), Number(clock[2]))
  if (local === null) return 'not-a-moment'
  const first = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' })
  const last = local.toZonedDateTime(timeZone, { disambiguation: 'later' })
  // In the skipped hour both lie beside the time that was typed.
  return first.toPlainDateTime().equals(local) ? { first: first.toInstant(), last: last.toInstant() } : 'no-such-time'
}

function wallClock(year: number, month: number, day: number, hour: number, minute: number): Temporal.PlainDateTime | null {
  try {
    return Temporal.PlainDateTime.from({ year, month, day, hour, minute }, { overflow: 'reject' })
  } catch {
    return null
  }
}

/** The first of two equal times, or the last where the first would come before what it must follow. */
export function notBefore({ first, last }: { readonly first: Instant; readonly last: Instant }, after: Instant | null): Instant {
  return after !== null && Temporal.Instant.compare(first, after) < 0 ? last : first
}
