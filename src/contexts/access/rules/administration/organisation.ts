/**
 * Partner organisations of a centre: who takes part, under which agreement, from when until when. `agreementDays`, `bsnEntitled` and `helpIsCoreTask` are for the
 * referral index (VIR-05: the number of a citizen is for who is entitled; VIR-27: only who has help as a core task may take the lead).
 */
import { err, ok, type Result } from '#platform/result.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'

export const categories = [
  ...(['municipality', 'youth-health', 'social-work', 'youth-help', 'education'] as const),
  ...(['child-care', 'general-practice', 'youth-protection', 'police', 'other'] as const),
] as const
export type Category = (typeof categories)[number]

export type Organisation = {
  readonly name: string
  readonly category: Category
  readonly covenant: string
  readonly agreementDays: number | null
  readonly bsnEntitled: boolean
  readonly helpIsCoreTask: boolean
  readonly from: PlainDate
  /** The last day on which its people work here. */
  readonly until: PlainDate | null
}

export type OrganisationRefusal = {
  readonly kind: 'wrong-name' | 'wrong-covenant' | 'wrong-agreement-days' | 'ends-before-it-begins' | 'core-task-does-not-fit'
}

/** Schools and police signal, but give no help as their core task. */
const neverHelps: readonly Category[] = ['education', 'police']

export function checkOrganisation(wish: Organisation): Result<Organisation, OrganisationRefusal> {
  const name = wish.name.trim().replaceAll(/\s+/g, ' ')
  const covenant = wish.covenant.trim()
  if (name.length < 2 || name.length > 120 || /\p{C}/u.test(name)) return err({ kind: 'wrong-name' })
  if (covenant.length > 200 || /\p{C}/u.test(covenant)) return err({ kind: 'wrong-covenant' })
  const days = wish.agreementDays
  if (days !== null && (!Number.isInteger(days) || days < 1 || days > 90)) return err({ kind: 'wrong-agreement-days' })
  if (wish.until !== null && Temporal.PlainDate.compare(wish.until, wish.from) < 0) return err({ kind: 'ends-before-it-begins' })
  if (wish.helpIsCoreTask && neverHelps.includes(wish.category)) return err({ kind: 'core-task-does-not-fit' })
  return ok({ ...wish, name, covenant })
}

/** Takes part on this day. */
export function takesPart({ from, until }: Pick<Organisation, 'from' | 'until'>, day: PlainDate): boolean {
  const hasBegun = Temporal.PlainDate.compare(from, day) <= 0
  return hasBegun && (until === null || Temporal.PlainDate.compare(day, until) <= 0)
}
