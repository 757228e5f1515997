/** Accounts of residents: how long they stay signed in, and how long a link by mail is good. A resident's device is often a shared one. */
import { Temporal, type Instant } from '#platform/time.ts'

export const linkMinutes = 15
/** Links that may be on their way to one address at once: more would only fill somebody's mailbox. */
export const mostLinks = 3
export const residentIdleMinutes = 30
export const residentHours = 4

export function residentEndsAt(now: Instant): Instant {
  return now.add({ hours: residentHours })
}

export function isLive({ lastSeenAt, endsAt }: { readonly lastSeenAt: Instant; readonly endsAt: Instant }, now: Instant): boolean {
  if (Temporal.Instant.compare(now, endsAt) >= 0) return false
  return Temporal.Instant.compare(now, lastSeenAt.add({ minutes: residentIdleMinutes })) < 0
}

/** Is this level one of those that the centre accepts? A provider that says nothing of it is never enough. */
export function isAssuredEnough(acr: string, accepted: readonly string[]): boolean {
  return accepted.includes(acr)
}

/** Where somebody goes on after signing in, by a word of ours: never an address that came along. */
const goesOn: ReadonlyMap<string, string> = new Map([['gesprek', '/gesprek/account']])

export function pathAfterSignIn(word: string | undefined): string | null {
  return goesOn.get(word ?? '') ?? null
}
