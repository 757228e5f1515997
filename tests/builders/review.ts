/** Lines of the audit log as a day left them, straight in the table: who did what with whose file, when. */
import type { Id } from '#platform/id.ts'
import { newId } from '#platform/id.ts'
import type { TestDatabase } from '../database.ts'

export type LoggedLine = {
  readonly accountId: Id<'account'>
  readonly personId: Id<'person'>
  readonly at: string
  readonly event?: string
  readonly basis?: string | null
  readonly basisId?: string
  readonly compartmentId?: string
  readonly trace?: string
}

export async function theLogHas({ owner }: TestDatabase, centreId: Id<'centre'>, lines: readonly LoggedLine[]): Promise<void> {
  for (const { accountId, personId, at, event = 'person.read', basis = 'care', basisId, compartmentId, trace } of lines)
    await owner.query(
      `insert into access.audit_event (centre_id, id, occurred_at, action_code, event_type, outcome, actor_kind, account_id, role, purpose, object_type,
        object_id, processing_activity, trace_id, subject_id, field_group, basis, basis_id, compartment_id)
      values ($1, $2, $3, 'R', $4, 0, 'staff', $5, 'professional', 'care', 'person', $6, 'person', $7, $6, 'index', $8, $9, $10)`,
      [centreId, newId(), at, event, accountId, personId, trace ?? newId(), basis, basisId ?? null, compartmentId ?? null],
    )
}
