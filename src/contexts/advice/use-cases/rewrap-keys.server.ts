/**
 * After the centre's key got a new version: every conversation's key is wrapped anew under it. Texts are not touched, and
 * return codes go on working. In batches, each whole by itself: broken off, it goes on where it was.
 */
import { act, type NotPermitted } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import { newestVersion, type Keys } from '#platform/keys.server.ts'
import { ok, type Result } from '#platform/result.ts'
import { countByKeyVersion, lockWrappedOtherwise, updateWrappedKey } from '../sql/centre-keys.server.ts'
import { unwrapForCentre, wrapForCentre } from './sealing.server.ts'

const usualBatch = 200

export async function rewrapKeys(ctx: Context, keys: Keys, batch = usualBatch): Promise<Result<{ rewrapped: number }, NotPermitted>> {
  let rewrapped = 0
  for (;;) {
    const done = await rewrapBatch(ctx, keys, batch)
    if (!done.ok) return done
    rewrapped += done.value
    if (done.value < batch) return ok({ rewrapped })
  }
}

async function rewrapBatch(ctx: Context, keys: Keys, batch: number): Promise<Result<number, NotPermitted>> {
  return act(ctx, 'conversation.rewrap', async (tx, permit) => {
    const found = await lockWrappedOtherwise(tx, newestVersion(keys), batch)
    for (const { id, wrapped, version } of found) {
      const anew = wrapForCentre(keys, ctx.centreId, unwrapForCentre(keys, ctx.centreId, wrapped, version, id))
      await updateWrappedKey(tx, id, anew.wrapped, anew.version)
      permit.record({ actionCode: 'U', objectType: 'conversation', objectId: id, detail: `key ${version} to ${anew.version}` })
    }
    permit.record({ actionCode: 'E', detail: `run ${found.length}` })
    return ok(found.length)
  })
}

/** How many conversations each version of the centre's key opens. */
export async function countKeyVersions(ctx: Context): Promise<Result<ReadonlyMap<number, number>, NotPermitted>> {
  return act(ctx, 'conversation.rewrap', async (tx, permit) => {
    permit.record({ actionCode: 'R', detail: 'count key versions' })
    return ok(await countByKeyVersion(tx))
  })
}
