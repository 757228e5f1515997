/** Whose file a breach concerns. Ids alone: the register outlives the file. */
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'

export type BreachPerson = { readonly personId: Id<'person'>; readonly addedAt: Instant; readonly toldAt: Instant | null }

export async function listBreachPersons(tx: Tx, breachId: Id<'breach'>): Promise<BreachPerson[]> {
  const rows = await tx
    .selectFrom('access.breach_person')
    .select(['person_id as personId', 'added_at as addedAt', 'told_at as toldAt'])
    .where('breach_id', '=', breachId)
    .where('withdrawn_at', 'is', null)
    .orderBy('added_at')
    .orderBy('person_id')
    .execute()
  return rows as BreachPerson[]
}

/** Which of these numbers are files of this centre. */
export async function listKnownFiles(tx: Tx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return []
  const rows = await withSystemSight(tx, () => tx.selectFrom('access.subject').select('person_id').where('person_id', 'in', ids).execute())
  return rows.map(({ person_id }) => person_id)
}

/** Added once; one that was taken off counts again. */
export async function insertBreachPersons(
  tx: Tx,
  centreId: Id<'centre'>,
  breachId: Id<'breach'>,
  ids: readonly string[],
  by: Id<'account'> | null,
  at: Instant,
): Promise<void> {
  if (ids.length === 0) return
  await withSystemSight(tx, () =>
    tx
      .insertInto('access.breach_person')
      .values(ids.map((id) => ({ centre_id: centreId, breach_id: breachId, person_id: id, added_by: by, added_at: at })))
      .onConflict((conflict) => conflict.columns(['centre_id', 'breach_id', 'person_id']).doUpdateSet({ withdrawn_at: null }))
      .execute(),
  )
}

export async function copyBreachPersons(tx: Tx, from: Id<'breach'>, into: Id<'breach'>): Promise<void> {
  await withSystemSight(tx, () =>
    tx
      .insertInto('access.breach_person')
      .columns(['centre_id', 'breach_id', 'person_id', 'added_by', 'added_at'])
      .expression((eb) =>
        eb
          .selectFrom('access.breach_person')
          .select(['centre_id', eb.val(into).as('breach_id'), 'person_id', 'added_by', 'added_at'])
          .where('breach_id', '=', from)
          .where('withdrawn_at', 'is', null),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  )
}

type Mark = { readonly breachId: Id<'breach'>; readonly personId: Id<'person'>; readonly by: Id<'account'>; readonly at: Instant }

/** False when it is not there, or was told or taken off before. */
export async function markTold(tx: Tx, { breachId, personId, by, at }: Mark): Promise<boolean> {
  return mark(tx, breachId, personId, { told_at: at, told_by: by })
}

export async function withdrawPerson(tx: Tx, { breachId, personId, at }: Mark): Promise<boolean> {
  return mark(tx, breachId, personId, { withdrawn_at: at })
}

async function mark(
  tx: Tx,
  breachId: Id<'breach'>,
  personId: Id<'person'>,
  set: { told_at: Instant; told_by: string } | { withdrawn_at: Instant },
): Promise<boolean> {
  const done = await withSystemSight(tx, () =>
    tx
      .updateTable('access.breach_person')
      .set(set)
      .where('breach_id', '=', breachId)
      .where('person_id', '=', personId)
      .where('told_at', 'is', null)
      .where('withdrawn_at', 'is', null)
      .executeTakeFirst(),
  )
  return done.numUpdatedRows > 0n
}
