/** What each proof of the log found. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import { isRoleNow, worksNow } from '../working-now.ts'

export type KeptProof = {
  readonly at: Instant
  /** The last place that is proven, and the seal that stands there. */
  readonly provenUntil: number
  readonly head: Buffer | null
  readonly headAt: Instant | null
  readonly removed: number
  readonly unsealed: number
  readonly comparedWithExport: boolean
  /** Null: the log was whole. */
  readonly problem: string | null
  readonly problemAt: number | null
}

export async function insertProof(tx: Tx, centreId: string, id: string, proof: KeptProof): Promise<void> {
  await tx
    .insertInto('access.audit_proof')
    .values({
      ...{ centre_id: centreId, id, proved_at: proof.at, proven_until: proof.provenUntil, head_mac: proof.head, head_at: proof.headAt },
      ...{ removed: proof.removed, unsealed: proof.unsealed, compared_with_export: proof.comparedWithExport },
      ...{ problem: proof.problem, problem_at: proof.problemAt },
    })
    .execute()
}

/** The newest first. */
export async function listProofs(tx: Tx, limit: number): Promise<KeptProof[]> {
  return tx
    .selectFrom('access.audit_proof')
    .select(['proved_at as at', 'proven_until as provenUntil', 'head_mac as head', 'head_at as headAt', 'removed', 'unsealed'])
    .select(['compared_with_export as comparedWithExport', 'problem', 'problem_at as problemAt'])
    .orderBy('proved_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** Privacy officers and administrators who work here today. With the sight of the system. */
export async function listWhoIsAlarmed(tx: Tx): Promise<Id<'account'>[]> {
  const rows = await tx
    .selectFrom('access.account as a')
    .innerJoin('access.account_role as r', (join) => join.onRef('r.centre_id', '=', 'a.centre_id').onRef('r.account_id', '=', 'a.id'))
    .select('a.id')
    .distinct()
    .where('r.role', 'in', ['privacyOfficer', 'administrator'])
    .where(worksNow('a'))
    .where(isRoleNow('r'))
    .execute()
  return rows.map(({ id }) => id as Id<'account'>)
}
