/** After the centre's key got a new version: what is sealed about people is sealed anew under it, in batches, and can be broken off and begun again. */
import type { Context } from '#platform/context.ts'
import { newestVersion, type Keys } from '#platform/keys.server.ts'
import { ok, type Result } from '#platform/result.ts'
import { act, type NotPermitted } from '../../access/public.ts'
import { countSeals, lockSealedOtherwise, sealedColumns, updateSeal, type SealedTable } from '../sql/seals.server.ts'
import { keyVersion, openText, sealText, type Place } from './sealing.server.ts'

const usualBatch = 500

export async function resealFamilies(ctx: Context, keys: Keys, batch = usualBatch): Promise<Result<number, NotPermitted>> {
  let resealed = 0
  for (const table of sealedColumns)
    for (let more = true; more;) {
      const done = await resealBatch(ctx, keys, table, batch)
      if (!done.ok) return done
      resealed += done.value
      more = done.value === batch
    }
  return ok(resealed)
}

async function resealBatch(ctx: Context, keys: Keys, table: SealedTable, batch: number): Promise<Result<number, NotPermitted>> {
  return act(ctx, 'person.rewrap', async (tx, permit) => {
    const rows = await lockSealedOtherwise(tx, table, newestVersion(keys), batch)
    const places: Readonly<Record<string, Place>> = table.columns
    for (const { id, version, sealed } of rows) {
      const anew = Object.entries(sealed).map(([column, value]) => {
        const place = places[column]
        if (value === null || place === undefined) return [column, null] as const
        return [column, sealText(keys, ctx.centreId, place, id, openText(keys, ctx.centreId, place, id, value, version))] as const
      })
      await updateSeal(tx, table, { id, version: keyVersion(keys), sealed: Object.fromEntries(anew) })
      permit.record({ actionCode: 'U', objectType: table.table, objectId: id, detail: `key ${version} to ${keyVersion(keys)}` })
    }
    permit.record({ actionCode: 'E', objectType: table.table, detail: `run ${rows.length}` })
    return ok(rows.length)
  })
}

/** How much each version of the centre's key opens: a version that opens something is not forgotten. */
export async function countFamilySeals(ctx: Context): Promise<Result<ReadonlyMap<number, number>, NotPermitted>> {
  return act(ctx, 'person.rewrap', async (tx, permit) => {
    permit.record({ actionCode: 'R', detail: 'count key versions' })
    return ok(await countSeals(tx))
  })
}
