/**
 * What the centre keeps to answer for itself and has had its time: closed findings of the review, closed breaches, old proofs of the log. The database
 * itself removes findings and breaches, as nobody else may.
 */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Instant } from '#platform/time.ts'

/** Findings decided before a moment, with what was said about them; which ones. */
export async function removeFindings(tx: Tx, decidedBefore: Instant, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from access.remove_findings(${decidedBefore}, ${limit}) id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Breaches closed before a moment, with all that was written of them; which ones. */
export async function removeBreaches(tx: Tx, closedBefore: Instant, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from access.remove_breaches(${closedBefore}, ${limit}) id`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function deleteProofsOfLog(tx: Tx, provedBefore: Instant): Promise<void> {
  await tx.deleteFrom('access.audit_proof').where('proved_at', '<', provedBefore).execute()
}
