import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import type { ExportedRow } from '../../rules/audit/exported-row.ts'
import { auditColumns, type Place } from '../audit-seals.server.ts'

export type Range = {
  readonly from: Instant
  /** Not included. */
  readonly until: Instant
  readonly subjectId: Id<'person'> | null
  readonly after: Place | null
  readonly limit: number
}

/** The next rows that were recorded in the range, oldest first, each with its place in the chain. */
export async function listExported(tx: Tx, { from, until, subjectId, after, limit }: Range): Promise<ExportedRow[]> {
  return tx
    .selectFrom('access.audit_event as e')
    .leftJoin('access.audit_seal as s', (join) => join.onRef('s.centre_id', '=', 'e.centre_id').onRef('s.event_id', '=', 'e.id'))
    .select(auditColumns)
    .select('s.sequence')
    .where('e.recorded_at', '>=', from)
    .where('e.recorded_at', '<', until)
    .$if(subjectId !== null, (query) => query.where('e.subject_id', '=', subjectId))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(e.recorded_at, e.id) > (${after?.recordedAt}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('e.recorded_at')
    .orderBy('e.id')
    .limit(limit)
    .execute()
}
