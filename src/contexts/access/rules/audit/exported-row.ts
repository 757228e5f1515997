/** A row of the log as it leaves the product, in whatever form. */
import type { AuditRow } from '../audit-chain.ts'

export type ExportedRow = AuditRow & {
  /** Its place in the sealed chain; null: not sealed yet. */
  readonly sequence: number | null
}

/** Where the rows come from: the centre as the organisation, and the register that says what each purpose is. */
export type AuditSource = {
  readonly centre: { readonly id: string; readonly slug: string; readonly name: string }
  /** Address of the register of processing activities. */
  readonly register: string
  /** The same person gives the same mark; nobody without the key finds the person by it. */
  readonly markOf: (personId: string) => string
}

/** The activity of the register in which a row belongs: one for each purpose. */
export function activityOf({ register }: Pick<AuditSource, 'register'>, { purpose }: Pick<AuditRow, 'purpose'>): string {
  return `${register}#${purpose}`
}

/** Sixteen bytes in hex (W3C Trace Context). A deed without a trace of its own is its own trace. */
export function traceOf({ traceId, operationId, id }: Pick<AuditRow, 'traceId' | 'operationId' | 'id'>): string {
  return /^[0-9a-f]{32}$/.test(traceId) ? traceId : bare(operationId ?? id)
}

/** Eight bytes in hex: the half of a UUIDv7 that is random. */
export function spanOf(id: string): string {
  return bare(id).slice(16)
}

/** The row of the whole deed, for the rows about its objects; null for that row itself. */
export function parentOf({ id, operationId }: Pick<AuditRow, 'id' | 'operationId'>): string | null {
  return operationId === null || operationId === id ? null : operationId
}

const bare = (uuid: string): string => uuid.replaceAll('-', '')

export const auditFormats = ['fhir', 'ldv', 'csv'] as const
export type AuditFormat = (typeof auditFormats)[number]
