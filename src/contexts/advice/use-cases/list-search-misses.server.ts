import { act, type NotPermitted } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import { ok, type Result } from '#platform/result.ts'
import type { PlainDate } from '#platform/time.ts'
import { listMisses, type Miss } from '../sql/search.server.ts'

/** What was searched for without result since a day, most searched first; masked, without any person. */
export async function listSearchMisses(ctx: Context, since: PlainDate): Promise<Result<readonly Miss[], NotPermitted>> {
  return act(ctx, 'library.searchMisses', async (tx) => ok(await listMisses(tx, since)))
}
