import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId } from '#platform/id.ts'

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
}

export async function insertAudit(tx: Tx, ctx: Context, entries: readonly AuditEntry[]): Promise<void> {
  if (entries.length === 0) return
  const { actor } = ctx
  await tx
    .insertInto('access.audit_event')
    .values(
      entries.map((entry) => ({
        centre_id: ctx.centreId,
        id: newId(ctx.now.epochMilliseconds),
        occurred_at: ctx.now,
        action_code: entry.actionCode,
        event_type: entry.eventType,
        outcome: entry.outcome,
        actor_kind: actor.kind,
        account_id: actor.kind === 'staff' ? actor.accountId : null,
        role: nameOf(actor),
        purpose: entry.purpose,
        object_type: entry.objectType ?? null,
        object_id: entry.objectId ?? null,
        detail: entry.detail ?? null,
        processing_activity: entry.eventType.split('.')[0] ?? entry.eventType,
        trace_id: ctx.traceId,
        subject_id: entry.subjectId ?? null,
        field_group: entry.fieldGroup ?? null,
        basis: entry.basis ?? null,
        basis_id: entry.basisId ?? null,
        actor_person_id: actor.kind === 'resident' ? sql<string | null>`access.current_holder()` : null,
        compartment_id: entry.compartmentId ?? null,
      })),
    )
    .execute()
}

/** Roles of a person, name of a job, id of a program. */
function nameOf(actor: Context['actor']): string | null {
  if (actor.kind === 'staff') return actor.roles.join(',')
  if (actor.kind === 'system') return actor.name
  return actor.kind === 'client' ? actor.clientId : null
}
