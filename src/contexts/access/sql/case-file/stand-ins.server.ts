import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'

export type StandIn = {
  readonly id: Id<'standIn'>
  readonly careRelationId: Id<'careRelation'>
  readonly accountId: Id<'account'>
  readonly from: PlainDate
  readonly until: PlainDate
  readonly begunBy: string
  readonly begunAt: Instant
  readonly endedAt: Instant | null
}

const columns = [
  's.id',
  's.care_relation_id as careRelationId',
  's.account_id as accountId',
  's.from_day as from',
  's.until_day as until',
  's.begun_by as begunBy',
  's.begun_at as begunAt',
  's.ended_at as endedAt',
] as const

export async function insertStandIn(tx: Tx, centreId: string, one: Omit<StandIn, 'endedAt'>): Promise<void> {
  await withSystemSight(tx, () =>
    tx
      .insertInto('access.stand_in')
      .values({
        centre_id: centreId,
        id: one.id,
        care_relation_id: one.careRelationId,
        account_id: one.accountId,
        from_day: one.from,
        until_day: one.until,
        begun_by: one.begunBy,
        begun_at: one.begunAt,
      })
      .execute(),
  )
}

/** Of the relations with a person that the actor may know of; with the name of the colleague. */
export async function listStandInsFor(tx: Tx, personId: Id<'person'>): Promise<(StandIn & { readonly name: string })[]> {
  const rows = await tx
    .selectFrom('access.stand_in as s')
    .innerJoin('access.care_relation as r', (join) =>
      join.onRef('r.centre_id', '=', 's.centre_id').onRef('r.id', '=', 's.care_relation_id'),
    )
    .innerJoin('access.account as a', (join) => join.onRef('a.centre_id', '=', 's.centre_id').onRef('a.id', '=', 's.account_id'))
    .select([...columns, 'a.display_name as name'])
    .where('r.person_id', '=', personId)
    .orderBy('s.from_day', 'desc')
    .orderBy('s.id')
    .execute()
  return rows as (StandIn & { name: string })[]
}

export async function lockStandIn(tx: Tx, id: Id<'standIn'>): Promise<(StandIn & { readonly personId: Id<'person'> }) | null> {
  const row = await withSystemSight(tx, () =>
    tx
      .selectFrom('access.stand_in as s')
      .innerJoin('access.care_relation as r', (join) =>
        join.onRef('r.centre_id', '=', 's.centre_id').onRef('r.id', '=', 's.care_relation_id'),
      )
      .select([...columns, 'r.person_id as personId'])
      .where('s.id', '=', id)
      .forUpdate('s')
      .executeTakeFirst(),
  )
  return (row as (StandIn & { personId: Id<'person'> }) | undefined) ?? null
}

/** Those that still run, of a relation or of a colleague, with the person they are about. */
export async function lockStandIns(
  tx: Tx,
  of: { readonly careRelationId: Id<'careRelation'> } | { readonly accountId: Id<'account'> },
): Promise<(StandIn & { readonly personId: Id<'person'> })[]> {
  const rows = await withSystemSight(tx, () =>
    tx
      .selectFrom('access.stand_in as s')
      .innerJoin('access.care_relation as r', (join) =>
        join.onRef('r.centre_id', '=', 's.centre_id').onRef('r.id', '=', 's.care_relation_id'),
      )
      .select([...columns, 'r.person_id as personId'])
      .where('s.ended_at', 'is', null)
      .$if('careRelationId' in of, (query) => query.where('s.care_relation_id', '=', 'careRelationId' in of ? of.careRelationId : ''))
      .$if('accountId' in of, (query) => query.where('s.account_id', '=', 'accountId' in of ? of.accountId : ''))
      .orderBy('s.id')
      .forUpdate('s')
      .execute(),
  )
  return rows as (StandIn & { personId: Id<'person'> })[]
}

export async function updateStandInEnded(tx: Tx, id: Id<'standIn'>, by: string, at: Instant, lastDay: PlainDate): Promise<void> {
  await withSystemSight(tx, () =>
    tx
      .updateTable('access.stand_in')
      .set((eb) => ({
        ended_by: by,
        ended_at: at,
        until_day: eb.fn<PlainDate>('greatest', ['from_day', eb.fn<PlainDate>('least', [eb.val(lastDay), 'until_day'])]),
      }))
      .where('id', '=', id)
      .execute(),
  )
}
