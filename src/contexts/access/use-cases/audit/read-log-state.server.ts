/** How the log stands: until when it is sealed, what is not sealed yet, and what the last proof found. For who controls. */
import type { Context } from '#platform/context.ts'
import { ok, type Result } from '#platform/result.ts'
import type { Instant } from '#platform/time.ts'
import { countUnsealed, findChainHead, walkInOrder } from '../../sql/audit-seals.server.ts'
import { findLastProof, type LastProof } from '../../sql/audit/last-proof.server.ts'
import { act, type NotPermitted } from '../act.server.ts'
import { lookBackHours } from '../seal-audit.server.ts'

export type LogState = {
  readonly sealed: number
  readonly sealedAt: Instant | null
  readonly unsealed: number
  readonly lastProof: LastProof | null
}

export async function readLogState(ctx: Context): Promise<Result<LogState, NotPermitted>> {
  return act(ctx, 'audit.read', async (tx, permit) => {
    permit.record({ actionCode: 'R', detail: 'state' })
    await walkInOrder(tx)
    const head = await findChainHead(tx)
    const { count } = await countUnsealed(tx, head?.recordedAt?.subtract({ hours: lookBackHours }) ?? null)
    return ok({ sealed: head?.sequence ?? 0, sealedAt: head?.sealedAt ?? null, unsealed: count, lastProof: await findLastProof(tx) })
  })
}
