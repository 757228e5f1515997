import { act, type NotPermitted } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import { ok, type Result } from '#platform/result.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import { listMisses, type Miss } from '../sql/search.server.ts'

/** Words are shown from this many different askers on. */
export const fewestAskers = 3
/** So long are words without result kept. */
export const missesKeptDays = 90

export type Misses = { readonly since: PlainDate; readonly misses: readonly Miss[] }

/** What several people searched for without result in the last months, most searched first; masked, without any person. */
export async function listSearchMisses(ctx: Context): Promise<Result<Misses, NotPermitted>> {
  const since = localDate(ctx.now).subtract({ days: missesKeptDays })
  return act(ctx, 'library.searchMisses', async (tx) => ok({ since, misses: await listMisses(tx, since, fewestAskers) }))
}
