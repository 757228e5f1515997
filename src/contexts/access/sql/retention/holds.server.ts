/** Holds on files, whoever asked for them. With the sight of the system. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'
import type { HoldGround } from '../../rules/case-file/person-request.ts'

export type RunningHold = {
  readonly id: Id<'hold'>
  readonly personId: Id<'person'>
  readonly ground: HoldGround
  readonly from: PlainDate
  readonly until: PlainDate | null
  readonly note: Buffer | null
  readonly keyVersion: number | null
  readonly by: string | null
}

export async function listHoldsToday(
  tx: Tx,
  today: PlainDate,
  of: { readonly personId: string | null; readonly after: { readonly from: PlainDate; readonly id: string } | null },
  limit: number,
): Promise<RunningHold[]> {
  const rows = await tx
    .selectFrom('access.statutory_hold as h')
    .leftJoin('access.account as a', (join) => join.onRef('a.centre_id', '=', 'h.centre_id').onRef('a.id', '=', 'h.placed_by'))
    .select(['h.id', 'h.person_id as personId', 'h.ground', 'h.from_day as from', 'h.until_day as until', 'h.note'])
    .select(['h.centre_key_version as keyVersion', 'a.display_name as by'])
    .where((eb) => eb.or([eb('h.until_day', 'is', null), eb('h.until_day', '>', today)]))
    .$if(of.personId !== null, (query) => query.where('h.person_id', '=', of.personId ?? ''))
    .$if(of.after !== null, (query) =>
      query.where(sql<boolean>`(h.from_day, h.id) > (${of.after?.from.toString() ?? ''}::date, ${of.after?.id ?? ''}::uuid)`),
    )
    .orderBy('h.from_day')
    .orderBy('h.id')
    .limit(limit)
    .execute()
  return rows as RunningHold[]
}

/** Whose it is, when it still runs; held until the transaction ends. */
export async function lockRunningHold(tx: Tx, id: Id<'hold'>, today: PlainDate): Promise<{ readonly personId: Id<'person'> } | null> {
  const row = await tx
    .selectFrom('access.statutory_hold')
    .select('person_id as personId')
    .where('id', '=', id)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>', today)]))
    .forUpdate()
    .executeTakeFirst()
  return row === undefined ? null : { personId: row.personId as Id<'person'> }
}

/** Lifted on the day it began it lasts that one day: that it was there stays known. */
export async function updateOneHoldLifted(tx: Tx, id: Id<'hold'>, by: string, today: PlainDate): Promise<void> {
  await tx
    .updateTable('access.statutory_hold')
    .set({ lifted_by: by, until_day: sql<PlainDate>`greatest(${today.toString()}::date, from_day + 1)` })
    .where('id', '=', id)
    .execute()
}
