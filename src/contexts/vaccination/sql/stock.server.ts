/** Places, batches and what lies where. What is left is the sum of the moves; who changes it locks the batch first, so that no move is lost. */
import { sql } from 'kysely'
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { Batch, Location, Move } from '../rules/batch.ts'

/** By name, open ones first. */
export async function listLocations(tx: Tx): Promise<Location[]> {
  const { rows } = await sql<Location>`select id, name, closed_on as "closedOn" from vaccination.location
    order by closed_on is not null, lower(name), id`.execute(tx)
  return rows
}

/** False: an open place has this name already. */
export async function insertLocation(tx: Tx, centreId: string, { id, name }: Pick<Location, 'id' | 'name'>): Promise<boolean> {
  const { rows } = await sql`insert into vaccination.location (centre_id, id, name) values (${centreId}::uuid, ${id}::uuid, ${name})
    on conflict (centre_id, lower(name)) where closed_on is null do nothing returning id`.execute(tx)
  return rows.length === 1
}

export async function updateLocationClosed(tx: Tx, id: Id<'location'>, on: PlainDate): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('vaccination.location')
    .set({ closed_on: on })
    .where('id', '=', id)
    .where('closed_on', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

const batchColumns = sql`b.id, b.vaccine, b.product, b.number, b.expires_on as "expiresOn", b.recalled_on as "recalledOn"`

export type KeptBatch = Batch & { readonly recallReason: string | null; readonly version: number }

/** By vaccine, the first to expire first. */
export async function listBatches(tx: Tx): Promise<KeptBatch[]> {
  const { rows } = await sql<KeptBatch>`select ${batchColumns}, b.recall_reason as "recallReason", b.version from vaccination.batch b
    order by b.vaccine, b.expires_on, b.number`.execute(tx)
  return rows
}

/** Waits for whoever changes the stock of this batch at the moment. Null: no such batch. */
export async function lockBatch(tx: Tx, id: Id<'batch'>): Promise<KeptBatch | null> {
  const { rows } = await sql<KeptBatch>`select ${batchColumns}, b.recall_reason as "recallReason", b.version from vaccination.batch b
    where b.id = ${id}::uuid for update`.execute(tx)
  return rows[0] ?? null
}

/** False: the number is known for this vaccine. */
export async function insertBatch(tx: Tx, centreId: string, batch: Omit<Batch, 'recalledOn'>, by: string, at: Instant): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('vaccination.batch')
    .values({
      ...{ centre_id: centreId, id: batch.id, vaccine: batch.vaccine, product: batch.product, number: batch.number },
      ...{ expires_on: batch.expiresOn, added_by: by, added_at: at },
    })
    .onConflict((conflict) => conflict.constraint('batch_once').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Null takes the recall back. */
export async function updateBatchRecalled(
  tx: Tx,
  { id, version }: Pick<KeptBatch, 'id' | 'version'>,
  recall: { readonly on: PlainDate; readonly reason: string } | null,
): Promise<void> {
  await tx
    .updateTable('vaccination.batch')
    .set({ recalled_on: recall?.on ?? null, recall_reason: recall?.reason ?? null, version: version + 1 })
    .where('id', '=', id)
    .execute()
}

/** What is left of a batch at a place. Exact only while the batch is locked. */
export async function countLeft(tx: Tx, batchId: Id<'batch'>, locationId: Id<'location'>): Promise<number> {
  const { rows } = await sql<{ left: number }>`select coalesce(sum(change), 0)::int as left from vaccination.stock_move
    where location_id = ${locationId}::uuid and batch_id = ${batchId}::uuid`.execute(tx)
  return rows[0]?.left ?? 0
}

export type Left = { readonly batchId: Id<'batch'>; readonly locationId: Id<'location'>; readonly left: number }

/** What lies where, of every batch that ever lay somewhere. */
export async function listLeft(tx: Tx): Promise<Left[]> {
  const { rows } =
    await sql<Left>`select batch_id as "batchId", location_id as "locationId", sum(change)::int as left from vaccination.stock_move
    group by location_id, batch_id`.execute(tx)
  return rows
}

export type MoveOf = Move & {
  readonly batchId: Id<'batch'>
  readonly locationId: Id<'location'>
  readonly doseId: Id<'dose'> | null
  readonly by: string
  readonly at: Instant
}

export async function insertMoves(tx: Tx, centreId: string, moves: readonly MoveOf[]): Promise<void> {
  if (moves.length === 0) return
  await tx
    .insertInto('vaccination.stock_move')
    .values(
      moves.map(({ batchId, locationId, change, why, doseId, by, at }) => ({
        ...{ centre_id: centreId, id: newId(at.epochMilliseconds), batch_id: batchId, location_id: locationId, change, why },
        ...{ dose_id: doseId, moved_by: by, moved_at: at },
      })),
    )
    .execute()
}

/** The newest first. */
export async function listMoves(tx: Tx, batchId: Id<'batch'>, most: number): Promise<MoveOf[]> {
  const { rows } = await sql<MoveOf>`
    select batch_id as "batchId", location_id as "locationId", change, why, dose_id as "doseId", moved_by as by, moved_at as at
    from vaccination.stock_move where batch_id = ${batchId}::uuid order by moved_at desc, id desc limit ${most}`.execute(tx)
  return rows
}

export type LastUsed = { readonly vaccine: Vaccine; readonly batchId: Id<'batch'>; readonly locationId: Id<'location'> }

/** Of each vaccine the batch and place from which this colleague last gave a dose since a moment. */
export async function listLastUsed(tx: Tx, by: string, since: Instant): Promise<LastUsed[]> {
  const { rows } = await sql<LastUsed>`
    select distinct on (b.vaccine) b.vaccine, m.batch_id as "batchId", m.location_id as "locationId"
    from vaccination.stock_move m join vaccination.batch b on b.centre_id = m.centre_id and b.id = m.batch_id
    where m.moved_by = ${by}::uuid and m.why = 'given' and m.moved_at >= ${since} order by b.vaccine, m.moved_at desc, m.id desc`.execute(
    tx,
  )
  return rows
}
