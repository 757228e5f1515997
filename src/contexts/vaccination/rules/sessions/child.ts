/** A child on the list of a session. */
import type { Id } from '#platform/id.ts'
import type { Triage } from './readiness.ts'

/** Absent from school and absent from the session are two things: the school knows the first. */
export const attendances = ['not-yet', 'present', 'absent-school', 'absent-session'] as const
export type Attendance = (typeof attendances)[number]
/** Why somebody is taken off the list. */
export const removals = ['other-school', 'moved', 'not-in-cohort', 'elsewhere', 'mistake'] as const
export type Removal = (typeof removals)[number]

export type SessionChild = {
  readonly personId: Id<'person'>
  readonly class: string
  readonly triage: Triage
  readonly attendance: Attendance
  /** Null: on the list. */
  readonly removedWhy: Removal | null
  /** Goes up by everything that is done with the child: who looks at an older one hears so. */
  readonly version: number
}
