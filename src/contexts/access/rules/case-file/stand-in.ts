/** Standing in for a colleague, for a term (PR-12): never longer than the relation that it follows. */
import { Temporal, type Instant, type PlainDate } from '#platform/time.ts'
import { checkTerm, type TermRefusal } from './care-relation.ts'

/** A summer and a half: who stays away longer hands the relation over. */
export const longestStandInDays = 92

export type StandInTerm = { readonly from: PlainDate; readonly until: PlainDate }

export type StandInTermRefusal = TermRefusal | 'too-long' | 'outside-relation'

/** `relation`: the days of the relation itself; until is the first day without. */
export function checkStandInTerm(
  { from, until }: StandInTerm,
  relation: { readonly from: PlainDate; readonly until: PlainDate | null },
  today: PlainDate,
): StandInTermRefusal | null {
  const wrong = checkTerm({ from, until }, today)
  if (wrong !== null) return wrong
  if (from.until(until).total({ unit: 'days', relativeTo: from }) > longestStandInDays) return 'too-long'
  const isBefore = (a: PlainDate, b: PlainDate): boolean => Temporal.PlainDate.compare(a, b) < 0
  const meets = isBefore(relation.from, until) && (relation.until === null || isBefore(from, relation.until))
  return meets ? null : 'outside-relation'
}

export type Moments = { readonly from: Instant; readonly until: Instant | null }

/** What two spans have in common; null: nothing. */
export function overlap(a: Moments | null, b: Moments | null): Moments | null {
  if (a === null || b === null) return null
  const from = Temporal.Instant.compare(a.from, b.from) < 0 ? b.from : a.from
  const ends = [a.until, b.until].filter((one) => one !== null).toSorted((x, y) => Temporal.Instant.compare(x, y))
  const until = ends[0] ?? null
  return until !== null && Temporal.Instant.compare(until, from) <= 0 ? null : { from, until }
}
