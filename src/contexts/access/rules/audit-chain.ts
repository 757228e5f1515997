/**
 * What a seal speaks of, in one form that leaves no room: the same row always gives the same text, and
 * two different rows never do. Changing this breaks every chain that was made: add a version instead.
 */
import { Temporal, type Instant } from '#platform/time.ts'

export type AuditRow = {
  readonly id: string
  readonly centreId: string
  readonly occurredAt: Instant
  readonly recordedAt: Instant
  readonly actionCode: string
  readonly eventType: string
  readonly outcome: number
  readonly actorKind: string
  readonly accountId: string | null
  readonly role: string | null
  readonly purpose: string
  readonly objectType: string | null
  readonly objectId: string | null
  readonly detail: string | null
  readonly processingActivity: string
  readonly traceId: string
}

/** A row is sealed when it is at least this old: most transactions that began earlier are done by then. */
export const settleSeconds = 5
/** No transaction of ours lasts this long: a row that turns up later among older ones was slipped in. */
const longestTransactionMinutes = 15

export function sealedText(sequence: number, sealedAt: Instant, row: AuditRow): string {
  return JSON.stringify([
    'v1',
    sequence,
    moment(sealedAt),
    row.centreId,
    row.id,
    moment(row.occurredAt),
    moment(row.recordedAt),
    row.actionCode,
    row.eventType,
    row.outcome,
    row.actorKind,
    row.accountId,
    row.role,
    row.purpose,
    row.objectType,
    row.objectId,
    row.detail,
    row.processingActivity,
    row.traceId,
  ])
}

/** Was this row recorded long before an earlier run sealed what there was? Then it was not there to be sealed. */
export function isSlippedIn(recordedAt: Instant, earlierSealedAt: Instant): boolean {
  return Temporal.Instant.compare(recordedAt, earlierSealedAt.subtract({ minutes: longestTransactionMinutes })) < 0
}

function moment(at: Instant): string {
  return at.toString({ fractionalSecondDigits: 6 })
}

/** The end of the chain as it was exported: one line of a file outside the database. */
export type Head = { readonly sequence: number; readonly mac: string; readonly at: Instant }

export function writeHead({ sequence, mac, at }: Head): string {
  return `${sequence} ${mac} ${moment(at)}`
}

/** Null for a line that was not written whole. */
export function readHead(line: string): Head | null {
  const match = /^([1-9]\d{0,14}) ([0-9a-f]{64}) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)$/.exec(line)
  if (match === null) return null
  return { sequence: Number(match[1]), mac: match[2] ?? '', at: Temporal.Instant.from(match[3] ?? '') }
}
