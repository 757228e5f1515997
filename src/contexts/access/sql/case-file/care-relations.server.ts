import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { CarePurpose } from '../../rules/case-file/policy.ts'

export type CareRelation = {
  readonly id: Id<'careRelation'>
  readonly personId: Id<'person'>
  readonly accountId: Id<'account'>
  readonly purpose: CarePurpose
  readonly from: PlainDate
  readonly until: PlainDate | null
  readonly clearedBy: Id<'account'> | null
  readonly begunBy: string
  readonly begunAt: Instant
  readonly endedAt: Instant | null
}

/** The sight of the system: who begins a relation does not need to see the others first. */
export async function insertCareRelation(tx: Tx, centreId: string, relation: Omit<CareRelation, 'endedAt'>): Promise<void> {
  await withSystemSight(tx, () =>
    tx
      .insertInto('access.care_relation')
      .values({
        centre_id: centreId,
        id: relation.id,
        person_id: relation.personId,
        account_id: relation.accountId,
        purpose: relation.purpose,
        from_day: relation.from,
        until_day: relation.until,
        cleared_by: relation.clearedBy,
        begun_by: relation.begunBy,
        begun_at: relation.begunAt,
      })
      .execute(),
  )
}

const columns = [
  'r.id',
  'r.person_id as personId',
  'r.account_id as accountId',
  'r.purpose',
  'r.from_day as from',
  'r.until_day as until',
  'r.cleared_by as clearedBy',
  'r.begun_by as begunBy',
  'r.begun_at as begunAt',
  'r.ended_at as endedAt',
] as const

/** Those with a person that the actor may know of; with the name of the colleague. */
export async function listCareRelations(
  tx: Tx,
  personId: Id<'person'>,
): Promise<(CareRelation & { readonly name: string; readonly profession: string })[]> {
  const rows = await tx
    .selectFrom('access.care_relation as r')
    .innerJoin('access.account as a', (join) => join.onRef('a.centre_id', '=', 'r.centre_id').onRef('a.id', '=', 'r.account_id'))
    .select([...columns, 'a.display_name as name', 'a.profession'])
    .where('r.person_id', '=', personId)
    .orderBy('r.from_day', 'desc')
    .orderBy('r.id')
    .execute()
  return rows as (CareRelation & { name: string; profession: string })[]
}

export async function lockCareRelation(tx: Tx, id: Id<'careRelation'>): Promise<CareRelation | null> {
  const row = await withSystemSight(tx, () =>
    tx.selectFrom('access.care_relation as r').select(columns).where('r.id', '=', id).forUpdate().executeTakeFirst(),
  )
  return (row as CareRelation | undefined) ?? null
}

/** All that a leaver has still. */
export async function lockCareRelationsOf(tx: Tx, accountId: Id<'account'>): Promise<CareRelation[]> {
  const rows = await withSystemSight(tx, () =>
    tx
      .selectFrom('access.care_relation as r')
      .select(columns)
      .where('r.account_id', '=', accountId)
      .where('r.ended_at', 'is', null)
      .orderBy('r.id')
      .forUpdate()
      .execute(),
  )
  return rows as CareRelation[]
}

export async function updateCareEnded(tx: Tx, id: Id<'careRelation'>, by: string, at: Instant, lastDay: PlainDate): Promise<void> {
  await withSystemSight(tx, () =>
    tx
      .updateTable('access.care_relation')
      .set((eb) => ({
        ended_by: by,
        ended_at: at,
        // Ended before it began: it never was; ended early: from that day on there is none, so that another may begin.
        until_day: eb.fn<PlainDate>('greatest', [
          'from_day',
          eb.fn<PlainDate>('least', [eb.val(lastDay), eb.fn.coalesce('until_day', eb.val(lastDay))]),
        ]),
      }))
      .where('id', '=', id)
      .execute(),
  )
}

export async function updateCareCleared(tx: Tx, id: Id<'careRelation'>, by: Id<'account'>): Promise<void> {
  await withSystemSight(tx, () => tx.updateTable('access.care_relation').set({ cleared_by: by }).where('id', '=', id).execute())
}
