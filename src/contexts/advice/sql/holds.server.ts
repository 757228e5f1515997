/** Holds on conversations: read as row-level security shows them, written with the sight of the system. */
import { sql } from 'kysely'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { HoldGround } from '#contexts/access/public-openness.ts'

export type ConversationHold = {
  readonly id: Id<'conversationHold'>
  readonly conversationId: Id<'conversation'>
  readonly ground: HoldGround
  readonly note: Buffer
  readonly from: PlainDate
  /** The first day without; null: until somebody lifts it. */
  readonly until: PlainDate | null
  readonly by: string
}

/** Today, by the clock of the transaction: the database refuses the deletion itself too. */
export async function isHeld(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select advice.is_held(${id}::uuid) as held`.execute(tx)
  return rows[0]?.held === true
}

export async function listRunningHolds(tx: Tx, today: PlainDate, most: number): Promise<ConversationHold[]> {
  const rows = await tx
    .selectFrom('advice.conversation_hold')
    .select(['id', 'conversation_id as conversationId', 'ground', 'note', 'from_day as from', 'until_day as until', 'placed_by as by'])
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>', today)]))
    .orderBy('from_day')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows as ConversationHold[]
}

export async function insertHold(tx: Tx, centreId: string, hold: ConversationHold & { readonly at: Instant }): Promise<void> {
  await withSystemSight(tx, () =>
    tx
      .insertInto('advice.conversation_hold')
      .values({
        ...{ centre_id: centreId, id: hold.id, conversation_id: hold.conversationId, ground: hold.ground, note: hold.note },
        ...{ from_day: hold.from, until_day: hold.until, placed_by: hold.by, placed_at: hold.at },
      })
      .execute(),
  )
}

/** Lifted on the day it began it lasts that one day. Null when it does not run. */
export async function liftRunningHold(
  tx: Tx,
  id: Id<'conversationHold'>,
  by: string,
  today: PlainDate,
): Promise<Id<'conversation'> | null> {
  const rows = await withSystemSight(tx, () =>
    tx
      .updateTable('advice.conversation_hold')
      .set({ lifted_by: by, until_day: sql<PlainDate>`greatest(${today.toString()}::date, from_day + 1)` })
      .where('id', '=', id)
      .where('lifted_by', 'is', null)
      .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>', today)]))
      .returning('conversation_id as conversationId')
      .execute(),
  )
  return (rows[0]?.conversationId as Id<'conversation'> | undefined) ?? null
}

/** A part that comes out of a held conversation is held too. `seal` opens the words and seals them for the part. */
export async function copyHolds(tx: Tx, from: string, to: Id<'conversation'>, seal: (note: Buffer) => Buffer): Promise<void> {
  await withSystemSight(tx, async () => {
    const rows = await tx.selectFrom('advice.conversation_hold').selectAll().where('conversation_id', '=', from).execute()
    for (const row of rows)
      await tx
        .insertInto('advice.conversation_hold')
        .values({ ...row, id: newId(), conversation_id: to, note: seal(row.note) })
        .execute()
  })
}
