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

/** All rows of one deed, in its transaction and in one statement. */
export async function insertAudit(tx: Tx, ctx: Context, entries: readonly AuditEntry[]): Promise<void> {
  const rows = oneRowPerObject(entries)
  if (rows.length === 0) return
  const ids = rows.map(() => newId(ctx.now.epochMilliseconds))
  const who = actorColumns(ctx)
  await tx
    .insertInto('access.audit_event')
    .values(
      rows.map((entry, place) => {
        const area = areaOf(entry.eventType)
        return {
          ...who,
          id: ids[place] ?? '',
          operation_id: ids[0] ?? null,
          action_code: entry.actionCode,
          event_type: entry.eventType,
          outcome: entry.outcome,
          purpose: entry.purpose,
          object_type: entry.objectType ?? null,
          object_id: entry.objectId ?? null,
          detail: entry.detail ?? null,
          processing_activity: area,
          subject_id: entry.subjectId ?? null,
          field_group: entry.fieldGroup ?? null,
          basis: entry.basis ?? null,
          basis_id: entry.basisId ?? null,
          on_behalf_of:
            entry.basis === 'standIn' && entry.basisId !== undefined
              ? sql<string | null>`access.responsible_in(${entry.basisId}::uuid)`
              : null,
          compartment_id: entry.compartmentId ?? null,
          access_point: keepsNetwork(ctx.actor.kind, area) ? (ctx.accessPoint?.network?.() ?? null) : null,
          legal_ground: entry.legalGround ?? null,
          consent_id: entry.consentId ?? null,
        }
      }),
    )
    .execute()
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
