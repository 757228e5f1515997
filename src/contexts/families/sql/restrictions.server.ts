import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import type { RestrictionReason } from '../rules/restriction.ts'

export type SealedText = { readonly sealed: Buffer; readonly version: number }

export type Restriction = {
  readonly id: Id<'restriction'>
  readonly reason: RestrictionReason
  readonly begunAt: Instant
}

export async function insertRestriction(
  tx: Tx,
  centreId: string,
  one: Restriction & { readonly personId: Id<'person'>; readonly explanation: SealedText; readonly by: string },
): Promise<void> {
  await withSystemSight(tx, () =>
    tx
      .insertInto('families.restriction')
      .values({
        centre_id: centreId,
        id: one.id,
        person_id: one.personId,
        reason: one.reason,
        explanation: one.explanation.sealed,
        centre_key_version: one.explanation.version,
        begun_by: one.by,
        begun_at: one.begunAt,
      })
      .execute(),
  )
}

/** Those that hold, for who may assign care in the file. */
export async function listRestrictions(tx: Tx, personId: Id<'person'>): Promise<Restriction[]> {
  const rows = await tx
    .selectFrom('families.restriction')
    .select(['id', 'reason', 'begun_at as begunAt'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('begun_at')
    .execute()
  return rows as Restriction[]
}

/** False when none of that number holds in this file. */
export async function updateRestrictionEnded(
  tx: Tx,
  of: { readonly id: Id<'restriction'>; readonly personId: Id<'person'> },
  by: { readonly accountId: string; readonly at: Instant; readonly explanation: SealedText },
): Promise<boolean> {
  const done = await withSystemSight(tx, () =>
    tx
      .updateTable('families.restriction')
      .set({ ended_by: by.accountId, ended_at: by.at, end_explanation: by.explanation.sealed, end_key_version: by.explanation.version })
      .where('id', '=', of.id)
      .where('person_id', '=', of.personId)
      .where('ended_at', 'is', null)
      .executeTakeFirst(),
  )
  return done.numUpdatedRows > 0n
}

/** What the person's details say of it, so that the state of the file follows. */
export async function keepRestricted(tx: Tx, personId: Id<'person'>): Promise<void> {
  await withSystemSight(tx, async () => {
    const rows = await tx
      .selectFrom('families.restriction')
      .select('reason')
      .where('person_id', '=', personId)
      .where('ended_at', 'is', null)
      .execute()
    await tx
      .updateTable('families.person_detail')
      .set({
        is_colleague: rows.some(({ reason }) => reason === 'colleague'),
        restricted: rows.some(({ reason }) => reason !== 'colleague'),
      })
      .where('person_id', '=', personId)
      .execute()
  })
}
