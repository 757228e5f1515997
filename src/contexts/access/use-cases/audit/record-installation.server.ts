/** What happens to the installation as a whole stands in the log of each centre: a copy that was made, a key that was replaced. */
import type { Context } from '#platform/context.ts'
import { ok, type Result } from '#platform/result.ts'
import { act, type NotPermitted } from '../act.server.ts'

/** NEN 7513: everything was copied to a file, which is one event for all files at once. */
export async function recordBackup(ctx: Context, madeAt: string): Promise<Result<null, NotPermitted>> {
  return act(ctx, 'installation.backup', async (_tx, permit) => {
    permit.record({ actionCode: 'E', detail: `backup of ${madeAt}` })
    return ok(null)
  })
}

/** NEN 7513: what the log is sealed by, or its marks are made by, is another from now on. */
export async function recordNewKey(
  ctx: Context,
  which: 'seal' | 'pseudonym' | 'pseudonym all' | 'signing' | 'centre',
): Promise<Result<null, NotPermitted>> {
  return act(ctx, 'key.rotate', async (_tx, permit) => {
    permit.record({ actionCode: 'U', detail: which })
    return ok(null)
  })
}
