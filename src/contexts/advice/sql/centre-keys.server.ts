/** Which version of the centre's key wraps which conversation. Only these columns: no text, no code. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'

export type WrappedKey = { readonly id: Id<'conversation'>; readonly wrapped: Buffer; readonly version: number }

/** Some that another version than `version` wraps, locked until the transaction ends. */
export async function lockWrappedOtherwise(tx: Tx, version: number, most: number): Promise<WrappedKey[]> {
  const rows = await tx
    .selectFrom('advice.conversation')
    .select(['id', 'key_for_centre', 'centre_key_version'])
    .where('centre_key_version', '<>', version)
    .orderBy('id')
    .limit(most)
    .forUpdate()
    .execute()
  return rows.map((row) => ({ id: row.id as Id<'conversation'>, wrapped: row.key_for_centre, version: row.centre_key_version }))
}

/** The wrapped keys of these conversations, by their number. */
export async function listKeysOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, WrappedKey>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('advice.conversation')
    .select(['id', 'key_for_centre as wrapped', 'centre_key_version as version'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row as WrappedKey]))
}

/** The row's own version stays: nobody who works on it has to begin anew. */
export async function updateWrappedKey(tx: Tx, id: Id<'conversation'>, wrapped: Buffer, version: number): Promise<void> {
  await tx.updateTable('advice.conversation').set({ key_for_centre: wrapped, centre_key_version: version }).where('id', '=', id).execute()
}

export async function countByKeyVersion(tx: Tx): Promise<Map<number, number>> {
  const rows = await tx
    .selectFrom('advice.conversation')
    .select((eb) => ['centre_key_version as version', eb.fn.countAll<number>().as('number')])
    .groupBy('centre_key_version')
    .execute()
  return new Map(rows.map(({ version, number }) => [version, number]))
}
