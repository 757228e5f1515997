/** How long a staff member stays signed in. A workplace stands on a desk that others pass: an hour of rest, ten hours in all. */
import { Temporal, type Instant } from '#platform/time.ts'

export const idleLimitMinutes = 60
export const absoluteLimitHours = 10
/** Signed in on more devices than this at once is nobody: the one longest unused is signed out. */
export const mostSessions = 8
/** Being seen is written down at most this often: reading a page is not a write each time. */
const touchAfterSeconds = 60

export type SessionTimes = { readonly lastSeenAt: Instant; readonly endsAt: Instant }
export type SessionState = 'live' | 'idle-too-long' | 'over'

export function startTimes(now: Instant): SessionTimes {
  return { lastSeenAt: now, endsAt: now.add({ hours: absoluteLimitHours }) }
}

export function stateOf(session: SessionTimes, now: Instant): SessionState {
  if (Temporal.Instant.compare(now, session.endsAt) >= 0) return 'over'
  const idleUntil = session.lastSeenAt.add({ minutes: idleLimitMinutes })
  return Temporal.Instant.compare(now, idleUntil) >= 0 ? 'idle-too-long' : 'live'
}

export function isTimeToTouch(session: SessionTimes, now: Instant): boolean {
  return Temporal.Instant.compare(now, session.lastSeenAt.add({ seconds: touchAfterSeconds })) >= 0
}
