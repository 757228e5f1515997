/**
 * What a seal speaks of, in one form that leaves no room: the same row always gives the same text, and
 * two different rows never do. Changing this breaks every chain that was made: add a version instead.
 */
import { isBefore, Temporal, type Instant } from '#platform/time.ts'

/** A moment as `2026-11-24T09:00:00.000001Z`: always this long, so that text order is time order. The database writes it, as there may be millions. */
export type MomentText = string

export type AuditRow = {
  readonly id: string
  readonly centreId: string
  readonly occurredAt: MomentText
  readonly recordedAt: MomentText
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
  /** Since rows can be about a person's file. */
  readonly subjectId: string | null
  readonly fieldGroup: string | null
  readonly basis: string | null
  readonly basisId: string | null
  readonly actorPersonId: string | null
  readonly compartmentId: string | null
  /** Since a row tells all that NEN 7513 asks. */
  readonly operationId: string | null
  readonly onBehalfOf: string | null
  readonly profession: string | null
  readonly accessPointKind: string | null
  readonly accessPoint: string | null
  readonly policyVersion: string | null
  readonly legalGround: string | null
  readonly consentId: string | null
  readonly foreignTraceId: string | null
  readonly foreignSpanId: string | null
}

/** A row is sealed when it is at least this old: most transactions that began earlier are done by then. */
export const settleSeconds = 5
/** No transaction of ours lasts this long: a row that turns up later among older ones was slipped in. */
const longestTransactionMinutes = 15

/**
 * Three forms, by what the row has: the first as every chain began; the second with what is of a person's file; the third with what NEN 7513 asks
 * besides. A column that is filled or emptied afterwards changes the form, and so the text: no seal fits both.
 */
export function sealedText(sequence: number, sealedAt: MomentText, row: AuditRow): string {
  const ofFile = [row.subjectId, row.fieldGroup, row.basis, row.basisId, row.actorPersonId, row.compartmentId]
  const asAsked = [
    ...[row.operationId, row.onBehalfOf, row.profession, row.accessPointKind, row.accessPoint],
    ...[row.policyVersion, row.legalGround, row.consentId, row.foreignTraceId, row.foreignSpanId],
  ]
  const has = (values: readonly (string | null)[]): boolean => values.some((value) => value !== null)
  const form = has(asAsked) ? 'v3' : has(ofFile) ? 'v2' : 'v1'
  return JSON.stringify([
    form,
    sequence,
    sealedAt,
    row.centreId,
    row.id,
    row.occurredAt,
    row.recordedAt,
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
    ...(form === 'v1' ? [] : ofFile),
    ...(form === 'v3' ? asAsked : []),
  ])
}

/**
 * Rows are sealed in the order in which they were recorded. One that stands after a row that was recorded much
 * later was not there when that one was sealed: it was slipped in.
 */
export function isSlippedIn(recordedAt: MomentText, latestBefore: MomentText): boolean {
  if (recordedAt >= latestBefore) return false
  return isBefore(Temporal.Instant.from(recordedAt), Temporal.Instant.from(latestBefore).subtract({ minutes: longestTransactionMinutes }))
}

export function momentText(at: Instant): MomentText {
  return at.toString({ fractionalSecondDigits: 6 })
}

/** The end of the chain as it was exported: one line of a file outside the database. */
export type Head = { readonly sequence: number; readonly mac: string; readonly at: Instant }

export function writeHead({ sequence, mac, at }: Head): string {
  return `${sequence} ${mac} ${momentText(at)}`
}

/** Null for a line that was not written whole. */
export function readHead(line: string): Head | null {
  const match = /^([1-9]\d{0,14}) ([0-9a-f]{64}) (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)$/.exec(line)
  if (match === null) return null
  return { sequence: Number(match[1]), mac: match[2] ?? '', at: Temporal.Instant.from(match[3] ?? '') }
}
