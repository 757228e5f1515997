import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId } from '#platform/id.ts'
import { areaOf, keepsNetwork, oneRowPerObject } from '../rules/audit/log-row.ts'
import { policyVersion } from './audit/policy-version.server.ts'

/** What happened, in the words of NEN 7513 (rules PR-28): never content, never a name. */
export type AuditEntry = {
  readonly actionCode: 'C' | 'R' | 'U' | 'D' | 'E'
  readonly eventType: string
  readonly outcome: 0 | 4 | 8
  readonly purpose: string
  readonly objectType?: string
  readonly objectId?: string
  readonly detail?: string
  /** The person whose file it is about. */
  readonly subjectId?: string
  /** What of the file was seen or changed: groups of fields. */
  readonly fieldGroup?: string
  /** By which standing it was allowed, and the row that this follows from. */
  readonly basis?: string
  readonly basisId?: string
  /** The hidden part within which it was done. */
  readonly compartmentId?: string
  /** On which legal ground, and with which consent, when it was shared. */
  readonly legalGround?: string
  readonly consentId?: string
}

/** What differs between the rows of a deed, with the type of its column. */
const ofOneRow = {
  id: 'uuid',
  action_code: 'text',
  event_type: 'text',
  outcome: 'smallint',
  purpose: 'text',
  object_type: 'text',
  object_id: 'uuid',
  detail: 'text',
  processing_activity: 'text',
  subject_id: 'uuid',
  field_group: 'text',
  basis: 'text',
  basis_id: 'uuid',
  compartment_id: 'uuid',
  access_point: 'text',
  legal_ground: 'text',
  consent_id: 'uuid',
} as const
const names = sql.raw(Object.keys(ofOneRow).join(', '))
const typed = sql.raw(
  Object.entries(ofOneRow)
    .map(([name, type]) => `${name} ${type}`)
    .join(', '),
)

/**
 * All rows of one deed, in its transaction and in one statement. They go as one parameter: a run over a city writes thousands, and then parameters one by
 * one cost more than the writing, and there is an end to how many a statement may have.
 */
export async function insertAudit(tx: Tx, ctx: Context, entries: readonly AuditEntry[]): Promise<void> {
  const rows = oneRowPerObject(entries)
  if (rows.length === 0) return
  const ids = rows.map(() => newId(ctx.now.epochMilliseconds))
  const same = Object.entries(actorColumns(ctx))
  await sql`insert into access.audit_event (${sql.join(same.map(([name]) => sql.ref(name)))}, operation_id, ${names}, on_behalf_of)
    select ${sql.join(same.map(([name, value]) => sql`${value}::${typeOf(name)}`))}, ${ids[0]}::uuid, ${names}, case when basis = 'standIn' and basis_id is not null then access.responsible_in(basis_id) end
    from jsonb_to_recordset(${JSON.stringify(rows.map((entry, place) => rowOf(ctx, entry, ids[place] ?? '')))}::jsonb) as one (${typed})`.execute(
    tx,
  )
}

/** Of what is the same in every row; the rest is text. */
const types: Readonly<Record<string, string>> = {
  centre_id: 'uuid',
  account_id: 'uuid',
  actor_person_id: 'uuid',
  occurred_at: 'timestamptz',
}
const typeOf = (name: string) => sql.raw(types[name] ?? 'text')

/** A column that is left out is null. */
function rowOf(
  ctx: Context,
  entry: AuditEntry,
  id: string,
): { readonly [name in keyof typeof ofOneRow]?: string | number | null | undefined } {
  const area = areaOf(entry.eventType)
  return {
    id,
    action_code: entry.actionCode,
    event_type: entry.eventType,
    outcome: entry.outcome,
    purpose: entry.purpose,
    processing_activity: area,
    object_type: entry.objectType,
    object_id: entry.objectId,
    detail: entry.detail,
    subject_id: entry.subjectId,
    field_group: entry.fieldGroup,
    basis: entry.basis,
    basis_id: entry.basisId,
    compartment_id: entry.compartmentId,
    access_point: keepsNetwork(ctx.actor.kind, area) ? ctx.accessPoint?.network?.() : null,
    legal_ground: entry.legalGround,
    consent_id: entry.consentId,
  }
}

/** What is the same in every row of a deed: who acts, from where, in which trace. */
function actorColumns(ctx: Context) {
  const { actor, foreign } = ctx
  return {
    centre_id: ctx.centreId,
    occurred_at: ctx.now,
    actor_kind: actor.kind,
    account_id: actor.kind === 'staff' ? actor.accountId : null,
    role: nameOf(actor),
    profession: actor.kind === 'staff' ? actor.profession : null,
    actor_person_id: actor.kind === 'resident' ? sql<string | null>`access.current_holder()` : null,
    trace_id: ctx.traceId,
    access_point_kind: ctx.accessPoint?.kind ?? (actor.kind === 'system' ? 'job' : 'inside'),
    policy_version: policyVersion,
    foreign_trace_id: foreign?.traceId ?? null,
    foreign_span_id: foreign?.spanId ?? null,
  }
}

/** Roles of a person, name of a job, id of a program. */
function nameOf(actor: Context['actor']): string | null {
  if (actor.kind === 'staff') return actor.roles.join(',')
  if (actor.kind === 'system') return actor.name
  return actor.kind === 'client' ? actor.clientId : null
}
