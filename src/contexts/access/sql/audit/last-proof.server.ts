import type { Tx } from '#platform/db.server.ts'
import type { Instant } from '#platform/time.ts'

export type LastProof = { readonly at: Instant; readonly whole: boolean }

/** What the newest proof of the log found; null: nobody proved it yet. */
export async function findLastProof(tx: Tx): Promise<LastProof | null> {
  const row = await tx
    .selectFrom('access.audit_event')
    .select(['recorded_at as at', 'detail'])
    .where('processing_activity', '=', 'audit')
    .where('event_type', '=', 'audit.verify')
    .where('outcome', '=', 0)
    .orderBy('recorded_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : { at: row.at, whole: row.detail?.startsWith('proven ') === true }
}
