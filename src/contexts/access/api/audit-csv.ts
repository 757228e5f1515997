/** The log as a table: a row each, semicolons between, every value in quotes, and nothing that a spreadsheet would take for a formula. */
import { natureOf } from '../rules/audit/nature.ts'
import { parentOf, type ExportedRow } from '../rules/audit/exported-row.ts'

type Column = readonly [name: string, value: (row: ExportedRow) => string | number | null]

const columns: readonly Column[] = [
  ['sequence', (row) => row.sequence],
  ['id', (row) => row.id],
  ['part_of', parentOf],
  ['occurred_at', (row) => row.occurredAt],
  ['recorded_at', (row) => row.recordedAt],
  ['event', (row) => row.eventType],
  ['nature', (row) => natureOf(row.eventType, row.actionCode)],
  ['action', (row) => row.actionCode],
  ['outcome', (row) => row.outcome],
  ['actor', (row) => row.actorKind],
  ['account', (row) => row.accountId],
  ['role', (row) => row.role],
  ['profession', (row) => row.profession],
  ['on_behalf_of', (row) => row.onBehalfOf],
  ['person_of_actor', (row) => row.actorPersonId],
  ['access_point_kind', (row) => row.accessPointKind],
  ['access_point', (row) => row.accessPoint],
  ['purpose', (row) => row.purpose],
  ['subject', (row) => row.subjectId],
  ['object_type', (row) => row.objectType],
  ['object', (row) => row.objectId],
  ['field_groups', (row) => row.fieldGroup],
  ['basis', (row) => row.basis],
  ['basis_id', (row) => row.basisId],
  ['legal_ground', (row) => row.legalGround],
  ['consent', (row) => row.consentId],
  ['hidden_part', (row) => row.compartmentId],
  ['policy_version', (row) => row.policyVersion],
  ['trace', (row) => row.traceId],
  ['foreign_trace', (row) => row.foreignTraceId],
  ['foreign_span', (row) => row.foreignSpanId],
  ['detail', (row) => row.detail],
]

/** With the mark by which a spreadsheet knows UTF-8. */
export const csvHead: string = `\uFEFF${columns.map(([name]) => cell(name)).join(';')}\r\n`

export function toCsvLine(row: ExportedRow): string {
  return `${columns.map(([, value]) => cell(value(row))).join(';')}\r\n`
}

function cell(value: string | number | null): string {
  if (value === null) return ''
  const text = String(value)
  return `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}
