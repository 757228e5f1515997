/** What the centre keeps to answer for itself and has had its time: closed findings of the review, closed breaches, old proofs of the log. With the sight of the system. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Instant } from '#platform/time.ts'

/** Findings decided before a moment, with what was said about them; which ones. */
export async function deleteFindings(tx: Tx, decidedBefore: Instant, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('access.review_finding')
    .select('id')
    .where('decided_at', '<', decidedBefore)
    .orderBy('decided_at')
    .limit(limit)
    .forUpdate()
    .execute()
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  await tx.deleteFrom('access.review_step').where('finding_id', 'in', ids).execute()
  await tx.deleteFrom('access.review_reason').where('finding_id', 'in', ids).execute()
  await tx.deleteFrom('access.notice').where('kind', 'like', 'review-%').where('about_id', 'in', ids).execute()
  await tx.deleteFrom('access.review_finding').where('id', 'in', ids).execute()
  return ids
}

/** Drawings of which nothing is left. */
export async function deleteEmptyRuns(tx: Tx, before: Instant): Promise<void> {
  await tx
    .deleteFrom('access.review_run as r')
    .where('r.run_at', '<', before)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('access.review_finding as f')
            .select('f.id')
            .whereRef('f.centre_id', '=', 'r.centre_id')
            .whereRef('f.run_id', '=', 'r.id'),
        ),
      ),
    )
    .execute()
}

/** Breaches closed before a moment into which no other that stays was merged; which ones. */
export async function deleteBreaches(tx: Tx, closedBefore: Instant, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select b.id from access.breach b where b.closed_at < ${closedBefore}
      and not exists (select from access.breach m where m.centre_id = b.centre_id and m.merged_into = b.id)
    order by b.closed_at limit ${limit} for update`.execute(tx)
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  await tx.deleteFrom('access.breach_reminder').where('breach_id', 'in', ids).execute()
  await tx.deleteFrom('access.breach_person').where('breach_id', 'in', ids).execute()
  await tx.deleteFrom('access.breach_revision').where('breach_id', 'in', ids).execute()
  await tx.deleteFrom('access.breach').where('id', 'in', ids).execute()
  return ids
}

export async function deleteProofsOfLog(tx: Tx, provedBefore: Instant): Promise<void> {
  await tx.deleteFrom('access.audit_proof').where('proved_at', '<', provedBefore).execute()
}
