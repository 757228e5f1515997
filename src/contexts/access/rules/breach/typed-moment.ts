/**
 * A day and a time as people type them. In the hour that comes twice in autumn a time means two moments, and in the one that is skipped in spring none: for
 * a term with legal weight both are said, so that who decides can take the one that fits.
 */
import { Temporal, timeZone, type Instant } from '#platform/time.ts'
import type { BreachField, Problem } from './breach.ts'

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

type Known = {
  /** What it was. The same minute leaves it as it is: the second of two equal times stays the second. */
  readonly before: Instant | null
  /** What it must follow: of two equal times the one that can. */
  readonly after: Instant | null
}

/** The moment that is meant, and what is wrong with what was typed; where it is wrong, the rest is judged with what it was. */
export function settleMoment(
  field: BreachField,
  typed: Instant | ReadMoment,
  { before, after }: Known,
): { readonly moment: Instant | null; readonly problems: readonly Problem[] } {
  if (typed === 'nothing') return { moment: null, problems: [] }
  if (typeof typed === 'string') return { moment: before, problems: [{ field, kind: typed }] }
  if (!('first' in typed)) return { moment: typed, problems: [] }
  return { moment: before !== null && isSameMinute(typed, before) ? before : notBefore(typed, after), problems: [] }
}

type Both = { readonly first: Instant; readonly last: Instant }

const notBefore = ({ first, last }: Both, after: Instant | null): Instant =>
  after !== null && Temporal.Instant.compare(first, after) < 0 ? last : first

const isSameMinute = ({ first, last }: Both, before: Instant): boolean =>
  [first, last].some(
    (start) => Temporal.Instant.compare(before, start) >= 0 && Temporal.Instant.compare(before, start.add({ minutes: 1 })) < 0,
  )

/** A moment that must be there. */
export function neededMoment(
  field: BreachField,
  typed: Instant | ReadMoment,
  known: Known & { readonly otherwise: Instant },
): { readonly moment: Instant; readonly problems: readonly Problem[] } {
  const { moment, problems } = settleMoment(field, typed, known)
  if (moment !== null) return { moment, problems }
  return { moment: known.otherwise, problems: problems.length > 0 ? problems : [{ field, kind: 'no-moment' }] }
}
