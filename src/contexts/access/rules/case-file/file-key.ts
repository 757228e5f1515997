/**
 * Keys that bind the account of a resident to a person, from hand to hand in a room: a professional who knows the family says who it is, and the
 * person says so too with a birth date. And how sure a session must be before it opens a file (ADR 15). Source: privacy rules PR-19 (capacity: who
 * somebody is is checked), PR-09 (no access to the portal without authority).
 */
import { Temporal, type Instant } from '#platform/time.ts'

export const keyDays = 7

export function keyExpiresAt(now: Instant): Instant {
  return now.add({ hours: 24 * keyDays })
}

export type KeyState = 'open' | 'used' | 'revoked' | 'expired'
export type KeyFacts = { readonly expiresAt: Instant; readonly usedAt: Instant | null; readonly revokedAt: Instant | null }

export function stateOfKey({ expiresAt, usedAt, revokedAt }: KeyFacts, now: Instant): KeyState {
  if (usedAt !== null) return 'used'
  if (revokedAt !== null) return 'revoked'
  return Temporal.Instant.compare(now, expiresAt) < 0 ? 'open' : 'expired'
}

/** A key is for who stands towards the file as the person itself or with authority, now or before the key is over. */
export function mayReceiveKey(standing: { readonly from: Instant; readonly until: Instant | null }, now: Instant): boolean {
  const begins = Temporal.Instant.compare(standing.from, keyExpiresAt(now)) < 0
  return begins && (standing.until === null || Temporal.Instant.compare(now, standing.until) < 0)
}

/** The level that a link by mail tells of itself: whoever reads the mailbox has it. */
const byMail = 'mail'

/** A provider was sure enough at signing in, or it was turned away there. By mail it takes the own key besides, in each session. */
export function opensFile(session: { readonly acr: string; readonly fileOpenedAt: Instant | null }): boolean {
  return session.acr !== byMail || session.fileOpenedAt !== null
}

export function needsOwnKey(session: { readonly acr: string }): boolean {
  return session.acr === byMail
}
