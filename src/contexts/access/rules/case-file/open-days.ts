/**
 * Days of a term on which a colleague does not stand in care yet (PR-11: one relation of a colleague with a person for a purpose at a time). The last
 * day is the first day without, as of every term.
 */
import { Temporal, type PlainDate } from '#platform/time.ts'

export type Days = { readonly from: PlainDate; readonly until: PlainDate | null }
export type ClosedDays = { readonly from: PlainDate; readonly until: PlainDate }

/** What is left of `wanted` beside the terms that are there, in order; nothing when they cover it. */
export function openDays(wanted: ClosedDays, taken: readonly Days[]): readonly ClosedDays[] {
  const before = (a: PlainDate, b: PlainDate): boolean => Temporal.PlainDate.compare(a, b) < 0
  const open: ClosedDays[] = []
  let { from } = wanted
  for (const term of taken.toSorted((a, b) => Temporal.PlainDate.compare(a.from, b.from))) {
    const until = before(term.from, wanted.until) ? term.from : wanted.until
    if (before(from, until)) open.push({ from, until })
    if (term.until === null) return open
    if (before(from, term.until)) from = term.until
  }
  if (before(from, wanted.until)) open.push({ from, until: wanted.until })
  return open
}
