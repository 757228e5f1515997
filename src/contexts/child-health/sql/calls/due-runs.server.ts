/** Lists of who is due, as they were made: a row for the run, and one per child and subject. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { Due } from '../../rules/calls/due.ts'

export type DueRun = {
  readonly id: Id<'dueRun'>
  readonly asOf: PlainDate
  readonly begunAt: Instant
  readonly finishedAt: Instant | null
  readonly children: number
  readonly selected: number
}

const columns = ['id', 'as_of as asOf', 'begun_at as begunAt', 'finished_at as finishedAt', 'children', 'selected'] as const

/** False: it was asked for already, by the same press of the button. */
export async function insertDueRun(
  tx: Tx,
  centreId: string,
  run: {
    readonly id: Id<'dueRun'>
    readonly asOf: PlainDate
    readonly askedBy: string | null
    readonly askedAs: string
    readonly at: Instant
  },
): Promise<boolean> {
  const added = await tx
    .insertInto('child_health.due_run')
    .values({
      ...{ centre_id: centreId, id: run.id, as_of: run.asOf, asked_by: run.askedBy, asked_as: run.askedAs, begun_at: run.at },
    })
    .onConflict((conflict) => conflict.constraint('due_run_asked_once').doNothing())
    .executeTakeFirst()
  return added.numInsertedOrUpdatedRows === 1n
}

export async function findDueRun(tx: Tx, id: Id<'dueRun'>): Promise<DueRun | null> {
  const row = await tx.selectFrom('child_health.due_run').select(columns).where('id', '=', id).executeTakeFirst()
  return (row as DueRun | undefined) ?? null
}

/** The newest two: one that runs and the one before it, which still tells. */
export async function listNewestDueRuns(tx: Tx): Promise<DueRun[]> {
  const rows = await tx
    .selectFrom('child_health.due_run')
    .select(columns)
    .orderBy('begun_at', 'desc')
    .orderBy('id', 'desc')
    .limit(2)
    .execute()
  return rows as DueRun[]
}

/** Begins, or begins anew after it was broken off. */
export async function beginDueRun(tx: Tx, id: Id<'dueRun'>): Promise<void> {
  await tx.deleteFrom('child_health.due_item').where('run_id', '=', id).execute()
  await tx.updateTable('child_health.due_run').set({ children: 0, selected: 0 }).where('id', '=', id).execute()
}

export async function countInDueRun(
  tx: Tx,
  id: Id<'dueRun'>,
  more: { readonly children: number; readonly selected: number },
): Promise<void> {
  await tx
    .updateTable('child_health.due_run')
    .set((eb) => ({ children: eb('children', '+', more.children), selected: eb('selected', '+', more.selected) }))
    .where('id', '=', id)
    .execute()
}

/** Done; the lists before it are no longer needed. */
export async function finishDueRun(tx: Tx, { id, begunAt }: Pick<DueRun, 'id' | 'begunAt'>, at: Instant): Promise<void> {
  await tx.updateTable('child_health.due_run').set({ finished_at: at }).where('id', '=', id).execute()
  await tx.deleteFrom('child_health.due_run').where('id', '<>', id).where('begun_at', '<=', begunAt).execute()
}

export type DueItem = Due & { readonly personId: Id<'person'>; readonly attempts: number }

/** In one statement, with arrays: a city has ten thousands of them. */
export async function insertDueItems(
  tx: Tx,
  centreId: string,
  runId: Id<'dueRun'>,
  items: readonly DueItem[],
  atMs: number,
): Promise<void> {
  if (items.length === 0) return
  const column = <T>(of: (item: DueItem) => T): T[] => items.map(of)
  await sql`insert into child_health.due_item (centre_id, id, run_id, person_id, subject, due_from, due_on, due_until, attempts)
    select ${centreId}::uuid, id, ${runId}::uuid, person_id, subject, date '1970-01-01' + from_day, date '1970-01-01' + due_day, date '1970-01-01' + until_day, attempts
    from unnest(${column(() => newId(atMs))}::uuid[], ${column(({ personId }) => personId)}::uuid[], ${column(({ subject }) => subject)}::text[],
      ${column(({ window }) => window.from)}::int[], ${column(({ window }) => window.due)}::int[], ${column(({ window }) => window.until)}::int[],
      ${column(({ attempts }) => attempts)}::smallint[]) as one (id, person_id, subject, from_day, due_day, until_day, attempts)
    on conflict on constraint due_item_once do nothing`.execute(tx)
}

export type DueCount = { readonly subject: string; readonly due: number; readonly overdue: number }

/** With the sight of the system: how many children of the whole centre are due for each subject, as of the day of the run. A count, no names. */
export async function countDue(tx: Tx, { id, asOf }: Pick<DueRun, 'id' | 'asOf'>): Promise<DueCount[]> {
  const { rows } = await sql<DueCount>`
    select subject, count(*) filter (where due_until >= ${asOf}::date)::int as due, count(*) filter (where due_until < ${asOf}::date)::int as overdue
    from child_health.due_item where run_id = ${id}::uuid group by 1 order by 1`.execute(tx)
  return rows
}
