/** Queries on who is on duty and who is away. Row-level security narrows them to the centre. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { Account } from '../rules/conversation.ts'
import type { Absence, Half, HalfDay } from '../rules/rota.ts'

export type DutyRow = HalfDay & { readonly account: Account }

export async function listDuties(tx: Tx, from: PlainDate, until: PlainDate): Promise<DutyRow[]> {
  const rows = await tx
    .selectFrom('advice.duty')
    .select(['day', 'half', 'account_id'])
    .where('day', '>=', from)
    .where('day', '<=', until)
    .orderBy('day')
    .orderBy('half', 'desc')
    .execute()
  return rows.map(({ day, half, account_id }) => ({ day, half: half as Half, account: account_id as Account }))
}

/** Who plans at the same moment waits here: one at a time per centre, so that two changes of one half-day are one after the other. */
export async function lockRota(tx: Tx, centreId: string): Promise<void> {
  await tx
    .selectNoFrom((eb) => eb.fn('pg_advisory_xact_lock', [eb.fn('hashtextextended', [eb.val(`rota ${centreId}`), eb.lit(0)])]).as('locked'))
    .execute()
}

export async function saveDuty(tx: Tx, centreId: string, { day, half }: HalfDay, account: Account | null, now: Instant): Promise<void> {
  if (account === null) await tx.deleteFrom('advice.duty').where('day', '=', day).where('half', '=', half).execute()
  else
    await tx
      .insertInto('advice.duty')
      .values({ centre_id: centreId, day, half, account_id: account, set_at: now })
      .onConflict((conflict) => conflict.columns(['centre_id', 'day', 'half']).doUpdateSet({ account_id: account, set_at: now }))
      .execute()
}

/** Absences that touch the days from `from` on; up to `until` when given. */
export async function listAbsences(tx: Tx, from: PlainDate, until: PlainDate | null): Promise<Absence[]> {
  const some = tx.selectFrom('advice.absence').select(['id', 'account_id', 'from_day', 'until_day']).where('until_day', '>=', from)
  const rows = await (until === null ? some : some.where('from_day', '<=', until)).orderBy('from_day').orderBy('id').execute()
  return rows.map((row) => ({ id: row.id as Id<'absence'>, account: row.account_id as Account, from: row.from_day, until: row.until_day }))
}

export async function insertAbsence(tx: Tx, centreId: string, { id, account, from, until }: Absence, now: Instant): Promise<void> {
  await tx
    .insertInto('advice.absence')
    .values({ centre_id: centreId, id, account_id: account, from_day: from, until_day: until, noted_at: now })
    .execute()
}

export async function findAbsence(tx: Tx, id: Id<'absence'>): Promise<Absence | null> {
  const row = await tx.selectFrom('advice.absence').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  return row === undefined ? null : { id, account: row.account_id as Account, from: row.from_day, until: row.until_day }
}

export async function deleteAbsence(tx: Tx, id: Id<'absence'>): Promise<void> {
  await tx.deleteFrom('advice.absence').where('id', '=', id).execute()
}
