/** Whom a call-up round invites: who is due, was not invited before in this attempt, and for a reminder had the invitation before it long enough ago. */
import type { CivilDay } from '#calculators/core/civil-date.ts'
import { err, ok, type Result } from '#platform/result.ts'

export type Invited = { readonly attempt: number; readonly on: CivilDay }

/** Between an invitation and the next attempt: our own choice, so that a letter can arrive and be answered. */
export const daysBetweenAttempts = 14
export const mostAttempts = 5

/** `soFar`: the newest invitation of the child for the same subject; null when there was none. */
export function mayInvite(attempt: number, soFar: Invited | null, today: CivilDay): boolean {
  if (soFar === null) return attempt === 1
  if (attempt !== soFar.attempt + 1 || attempt > mostAttempts) return false
  return today - soFar.on >= daysBetweenAttempts
}

export type Reach = 'own-page' | 'mail' | 'letter'

/** By which way: an own page where somebody of the family has one, with a mail that says so where we know the address; else a letter. */
export function channelOf(account: { readonly hasMail: boolean } | undefined): Reach {
  if (account === undefined) return 'letter'
  return account.hasMail ? 'mail' : 'own-page'
}

export type InviteRefusal =
  | { readonly kind: 'no-such-contact' }
  | { readonly kind: 'over' }
  | { readonly kind: 'no-longer-here' }
  /** The one before it is not old enough to be answered. */
  | { readonly kind: 'invited-already' }
  | { readonly kind: 'too-often' }

/** The number of an invitation by hand: the next one, when the one before is old enough. */
export function nextAttempt(soFar: Invited | null, today: CivilDay): Result<number, InviteRefusal> {
  const attempt = (soFar?.attempt ?? 0) + 1
  if (attempt > mostAttempts) return err({ kind: 'too-often' })
  return mayInvite(attempt, soFar, today) ? ok(attempt) : err({ kind: 'invited-already' })
}
