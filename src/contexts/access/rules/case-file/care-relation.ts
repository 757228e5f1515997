/** Care relations: named, dated, one purpose (PR-11). The last day is the first day without (PR-12: the relation's end date ends access). */
import { Temporal, type Instant, type PlainDate } from '#platform/time.ts'
import { startOfDay } from './standings.ts'

export type CareTerm = { readonly from: PlainDate; readonly until: PlainDate | null }

export type TermRefusal = 'ends-before-it-begins' | 'too-far-back' | 'too-far-ahead'

/** A relation is written down at most a month after it began and a year before. */
export function checkTerm({ from, until }: CareTerm, today: PlainDate): TermRefusal | null {
  if (until !== null && Temporal.PlainDate.compare(until, from) <= 0) return 'ends-before-it-begins'
  if (Temporal.PlainDate.compare(from, today.subtract({ months: 1 })) < 0) return 'too-far-back'
  return Temporal.PlainDate.compare(from, today.add({ years: 1 })) > 0 ? 'too-far-ahead' : null
}

/** The moments of a term; ended early it ends at that moment, not at the end of the day. Null: it opens nothing at all. */
export function momentsOf(
  { from, until }: CareTerm,
  endedAt: Instant | null,
): { readonly from: Instant; readonly until: Instant | null } | null {
  const begins = startOfDay(from)
  const byDay = until === null ? null : startOfDay(until)
  const ends = byDay === null || (endedAt !== null && Temporal.Instant.compare(endedAt, byDay) < 0) ? endedAt : byDay
  return ends !== null && Temporal.Instant.compare(ends, begins) <= 0 ? null : { from: begins, until: ends }
}
