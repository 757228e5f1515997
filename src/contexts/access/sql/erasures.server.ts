import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { MomentText } from '../rules/audit-chain.ts'
import { erasedKinds, type Erasure } from '../rules/erasure.ts'

/** What the audit log of the centre says was erased, recorded at `since` or later (null: ever), first to last. */
export async function listErasures(tx: Tx, since: MomentText | null): Promise<Erasure[]> {
  const rows = await tx
    .selectFrom('access.audit_event')
    .select([
      sql<MomentText>`to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('at'),
      'object_type as kind',
      'centre_id as centreId',
      'object_id as id',
    ])
    .where('action_code', '=', 'D')
    .where('outcome', '=', 0)
    .where('object_type', 'in', [...erasedKinds])
    .where('object_id', 'is not', null)
    .$if(since !== null, (query) => query.where('recorded_at', '>=', sql<never>`${since}::timestamptz`))
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  return rows as Erasure[] // the kinds were asked for, and an id is not null
}
