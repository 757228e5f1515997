/** What was found wrong may be a breach of personal data (PR-32): the register of breaches refers back to the finding by its id, and to nothing else of it. */
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { Finding } from './finding.ts'

export type BreachSuspicion = {
  readonly source: 'review-finding'
  readonly id: Id<'finding'>
  /** The day on which it happened, and the moment from which the 72 hours may run. */
  readonly happenedOn: PlainDate
  readonly awareAt: Instant
}

/** Null when nothing was found wrong. */
export function suspectBreachFrom(finding: Finding): BreachSuspicion | null {
  return finding.state === 'closed' && finding.outcome === 'wrong'
    ? { source: 'review-finding', id: finding.id, happenedOn: finding.day, awareAt: finding.decidedAt }
    : null
}

/** "T-1F3A09BC": to read out, and to write down elsewhere. */
export const findingReference = (id: string): string => `T-${id.replaceAll('-', '').slice(-8).toUpperCase()}`
