import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { BsnSource } from '../rules/bsn.ts'

export type KeptBsn = {
  readonly bsn: Buffer
  readonly keyVersion: number
  readonly status: 'claimed' | 'verified'
  readonly source: BsnSource | null
  readonly verifiedOn: PlainDate | null
}

export async function findBsn(tx: Tx, personId: Id<'person'>): Promise<KeptBsn | null> {
  const row = await tx
    .selectFrom('families.person_bsn')
    .select(['bsn', 'centre_key_version as keyVersion', 'status', 'source', 'verified_on as verifiedOn'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return (row as KeptBsn | undefined) ?? null
}

/** In place of one that was there: a wrong number is replaced, and has to be verified anew. */
export async function putBsn(
  tx: Tx,
  centreId: string,
  personId: Id<'person'>,
  bsn: KeptBsn & { readonly mark: Buffer; readonly markKey: Buffer },
  by: { readonly id: string; readonly at: Instant },
): Promise<void> {
  const row = {
    ...{ bsn: bsn.bsn, mark: bsn.mark, mark_key: bsn.markKey, centre_key_version: bsn.keyVersion, status: bsn.status, source: bsn.source },
    ...{ verified_on: bsn.verifiedOn, recorded_by: by.id, recorded_at: by.at },
  }
  await tx
    .insertInto('families.person_bsn')
    .values({ centre_id: centreId, person_id: personId, ...row })
    .onConflict((conflict) => conflict.columns(['centre_id', 'person_id']).doUpdateSet(row))
    .execute()
}

export async function updateBsnVerified(tx: Tx, personId: Id<'person'>, source: BsnSource, on: PlainDate): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('families.person_bsn')
    .set({ status: 'verified', source, verified_on: on })
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Two who write one number down at once go one after the other, so that the second finds the first. */
export async function lockMark(tx: Tx, mark: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(('x' || ${mark.toString('hex').slice(0, 16)})::bit(64)::bigint)`.execute(tx)
}

/** With the sight of the system: whose number has this mark. */
export async function findByMark(tx: Tx, mark: Buffer): Promise<Id<'person'> | null> {
  const row = await tx.selectFrom('families.person_bsn').select('person_id').where('mark', '=', mark).executeTakeFirst()
  return (row?.person_id as Id<'person'> | undefined) ?? null
}
