/**
 * Texts about people in tables of other contexts, sealed under the key of the centre and bound to their table, column and row; and made anew after the
 * key was rotated, table by table, in batches that can be broken off and begun again.
 */
import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { newestVersion, type Keys } from '#platform/keys.server.ts'
import { ok, type Result } from '#platform/result.ts'
import type { Verb } from '../rules/permissions.ts'
import { act, type NotPermitted } from './act.server.ts'
import { openForCentre, sealForCentre, type Sealed } from './sealed.server.ts'

/** `child_health.contact_note`, its key column, the column with the version of the key, and what is sealed. */
export type SealedTable = {
  readonly table: string
  readonly key: string
  readonly version: string
  readonly columns: readonly string[]
}

const placeOf = (table: string, column: string, id: string): string => `${table}.${column} ${id}`

/** `table` and `column` as in the database, `id` the key of the row. */
export function sealColumn(keys: Keys, centreId: Id<'centre'>, table: string, column: string, id: string, text: string): Sealed {
  return sealForCentre(keys, centreId, placeOf(table, column, id), Buffer.from(text))
}

export function openColumn(keys: Keys, centreId: Id<'centre'>, table: string, column: string, id: string, sealed: Sealed): string {
  return openForCentre(keys, centreId, placeOf(table, column, id), sealed).toString()
}

const usualBatch = 500

/** Answers how many rows were sealed anew. */
export async function resealColumns(
  ctx: Context,
  verb: Verb,
  keys: Keys,
  tables: readonly SealedTable[],
  batch = usualBatch,
): Promise<Result<number, NotPermitted>> {
  let resealed = 0
  for (const table of tables)
    for (let more = true; more;) {
      const done = await resealBatch(ctx, verb, keys, table, batch)
      if (!done.ok) return done
      resealed += done.value
      more = done.value === batch
    }
  return ok(resealed)
}

async function resealBatch(ctx: Context, verb: Verb, keys: Keys, of: SealedTable, batch: number): Promise<Result<number, NotPermitted>> {
  return act(ctx, verb, async (tx, permit) => {
    const rows = await lockSealedOtherwise(tx, of, newestVersion(keys), batch)
    for (const { id, version, sealed } of rows) {
      const anew = sealed.map(([column, value]) => {
        if (value === null) return [column, null] as const
        const text = openColumn(keys, ctx.centreId, of.table, column, id, { sealed: value, version })
        return [column, sealColumn(keys, ctx.centreId, of.table, column, id, text).sealed] as const
      })
      const sets = sql.join(anew.map(([column, value]) => sql`${sql.ref(column)} = ${value}`))
      await sql`update ${sql.table(of.table)} set ${sets}, ${sql.ref(of.version)} = ${newestVersion(keys)} where ${sql.ref(of.key)} = ${id}::uuid`.execute(
        tx,
      )
      permit.record({ actionCode: 'U', objectType: of.table, objectId: id, detail: `key ${version} to ${newestVersion(keys)}` })
    }
    permit.record({ actionCode: 'E', objectType: of.table, detail: `run ${rows.length}` })
    return ok(rows.length)
  })
}

type Row = { readonly id: string; readonly version: number; readonly sealed: readonly (readonly [string, Buffer | null])[] }

async function lockSealedOtherwise(tx: Tx, of: SealedTable, newest: number, most: number): Promise<Row[]> {
  const columns = sql.join(of.columns.map((column) => sql.ref(column)))
  const { rows } = await sql<Record<string, unknown>>`
    select ${sql.ref(of.key)} as "rowId", ${sql.ref(of.version)} as "keyVersion", ${columns} from ${sql.table(of.table)}
    where ${sql.ref(of.version)} <> ${newest} order by ${sql.ref(of.key)} limit ${most} for update`.execute(tx)
  return rows.map(({ rowId, keyVersion, ...sealed }) => ({
    id: rowId as string,
    version: keyVersion as number,
    sealed: Object.entries(sealed) as [string, Buffer | null][],
  }))
}

/** How many rows each version of the key opens: a version that opens something is not forgotten. */
export async function countColumnSeals(
  ctx: Context,
  verb: Verb,
  tables: readonly SealedTable[],
): Promise<Result<ReadonlyMap<number, number>, NotPermitted>> {
  return act(ctx, verb, async (tx, permit) => {
    permit.record({ actionCode: 'R', detail: 'count key versions' })
    const total = new Map<number, number>()
    for (const of of tables) {
      const { rows } = await sql<{ version: number; rows: number }>`
        select ${sql.ref(of.version)} as version, count(*)::int as rows from ${sql.table(of.table)} where ${sql.ref(of.version)} is not null group by 1`.execute(
        tx,
      )
      for (const one of rows) total.set(one.version, (total.get(one.version) ?? 0) + one.rows)
    }
    return ok(total)
  })
}
