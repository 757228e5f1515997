/**
 * After the pseudonym key was rotated: marks of numbers and addresses are made anew under it, in batches, from what is sealed. What was done already is known by
 * its key, so that it can be broken off and begun again, and run twice it does nothing.
 */
import type { Context } from '#platform/context.ts'
import type { Keys } from '#platform/keys.server.ts'
import { ok, type Result } from '#platform/result.ts'
import { act, type NotPermitted } from '../../access/public.ts'
import { addressKey, type Address } from '../rules/homes.ts'
import { lockMarkedOtherwise, markedTables, updateMark, type MarkedRow, type MarkedTable } from '../sql/marks.server.ts'
import { markKey, markOf, openText } from './sealing.server.ts'

const usualBatch = 500

/** `ofTwo`: numbers that two people turn out to have; they keep the mark of before, and nothing else is held up by them. */
export type Remarked = { readonly marked: number; readonly ofTwo: number }

export async function remarkFamilies(ctx: Context, keys: Keys, batch = usualBatch): Promise<Result<Remarked, NotPermitted>> {
  let [marked, ofTwo] = [0, 0]
  for (const table of markedTables) {
    let after: string | null = null
    do {
      const done: Result<Remarked & { readonly last: string | null }, NotPermitted> = await remarkBatch(ctx, keys, table, after, batch)
      if (!done.ok) return done
      marked += done.value.marked
      ofTwo += done.value.ofTwo
      after = done.value.last
    } while (after !== null)
  }
  return ok({ marked, ofTwo })
}

async function remarkBatch(
  ctx: Context,
  keys: Keys,
  table: MarkedTable,
  after: string | null,
  batch: number,
): Promise<Result<Remarked & { readonly last: string | null }, NotPermitted>> {
  return act(ctx, 'person.rewrap', async (tx, permit) => {
    const rows = await lockMarkedOtherwise(tx, table, markKey(keys), after, batch)
    let marked = 0
    for (const row of rows) if (await updateMark(tx, table, row.id, markOfRow(ctx, keys, table, row), markKey(keys))) marked += 1
    permit.record({ actionCode: 'U', eventType: 'person.remark', objectType: table.table, detail: `run ${marked}` })
    const last = rows.length === batch ? (rows.at(-1)?.id ?? null) : null
    return ok({ marked, ofTwo: rows.length - marked, last })
  })
}

function markOfRow(ctx: Context, keys: Keys, { table }: MarkedTable, { id, sealed, version }: MarkedRow): Buffer {
  if (table === 'person_bsn') return markOf(keys, ctx.centreId, 'bsn', openText(keys, ctx.centreId, 'bsn', id, sealed, version))
  const address = JSON.parse(openText(keys, ctx.centreId, 'address', id, sealed, version)) as Address
  return markOf(keys, ctx.centreId, 'address', addressKey(address))
}
