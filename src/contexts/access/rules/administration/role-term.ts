/** From when until when somebody has a role, and on which day somebody leaves. Days are whole days in the Netherlands; the last day counts. */
import { err, ok, type Result } from '#platform/result.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'

export type RoleTerm = { readonly from: PlainDate | null; readonly until: PlainDate | null }
export type RoleTermRefusal = { readonly kind: 'ends-before-it-begins' | 'over-already' }

export function checkRoleTerm({ from, until }: RoleTerm, today: PlainDate): Result<RoleTerm, RoleTermRefusal> {
  if (until !== null && from !== null && Temporal.PlainDate.compare(until, from) < 0) return err({ kind: 'ends-before-it-begins' })
  if (until !== null && Temporal.PlainDate.compare(until, today) < 0) return err({ kind: 'over-already' })
  return ok({ from, until })
}

export function holdsOn({ from, until }: RoleTerm, day: PlainDate): boolean {
  const hasBegun = from === null || Temporal.PlainDate.compare(from, day) <= 0
  return hasBegun && (until === null || Temporal.PlainDate.compare(day, until) <= 0)
}

/** The first day without access: today or later, within a year. */
export function checkLeavingDay(
  day: PlainDate,
  today: PlainDate,
): Result<PlainDate, { readonly kind: 'leaves-in-past' | 'leaves-too-late' }> {
  if (Temporal.PlainDate.compare(day, today) < 0) return err({ kind: 'leaves-in-past' })
  return Temporal.PlainDate.compare(day, today.add({ years: 1 })) > 0 ? err({ kind: 'leaves-too-late' }) : ok(day)
}
