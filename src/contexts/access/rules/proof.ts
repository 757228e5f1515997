/** Sensitive deeds want a proof of who sits there that is fresh: a session may have been left open on a desk. */
import { Temporal, type Instant } from '#platform/time.ts'

export const proofMinutes = 10

export function isFreshProof(provedAt: Instant | null | undefined, now: Instant): boolean {
  if (provedAt === undefined || provedAt === null) return false
  return Temporal.Instant.compare(now, provedAt.add({ minutes: proofMinutes })) < 0
}
