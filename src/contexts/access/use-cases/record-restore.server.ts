/** The audit log tells that it goes on from a backup, and what was erased again because it had been erased since. */
import type { Context } from '#platform/context.ts'
import { ok, type Result } from '#platform/result.ts'
import type { Erasure } from '../rules/erasure.ts'
import { act, type NotPermitted } from './act.server.ts'

export async function recordRestore(ctx: Context, madeAt: string, erasedAgain: readonly Erasure[]): Promise<Result<null, NotPermitted>> {
  return act(ctx, 'installation.restore', async (_tx, permit) => {
    permit.record({ actionCode: 'E', detail: `backup of ${madeAt}, erased again ${erasedAgain.length}` })
    for (const { kind, id } of erasedAgain) permit.record({ actionCode: 'D', objectType: kind, objectId: id, detail: 'after-restore' })
    return ok(null)
  })
}
