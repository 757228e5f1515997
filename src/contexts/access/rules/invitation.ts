/** An invitation to work at the centre: good once, for a week. */
import { Temporal, type Instant } from '#platform/time.ts'

export const invitationDays = 7

export type InvitationState = 'open' | 'used' | 'revoked' | 'expired'

export function expiryOf(now: Instant): Instant {
  return now.add({ hours: 24 * invitationDays })
}

export function stateOfInvitation(kept: { readonly state: string; readonly expiresAt: Instant }, now: Instant): InvitationState {
  if (kept.state === 'used' || kept.state === 'revoked') return kept.state
  return Temporal.Instant.compare(now, kept.expiresAt) < 0 ? 'open' : 'expired'
}
