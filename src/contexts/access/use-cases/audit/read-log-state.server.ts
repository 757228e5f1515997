/** How the log stands: until when it is sealed, what is not sealed yet, what left it by its term, and what the last proofs found. */
import type { Context } from '#platform/context.ts'
import { ok, type Result } from '#platform/result.ts'
import type { Instant } from '#platform/time.ts'
import { withSystemSight } from '#platform/db.server.ts'
import { countUnsealed, findChainHead, walkInOrder } from '../../sql/audit-seals.server.ts'
import { listProofs, type KeptProof } from '../../sql/audit/proofs.server.ts'
import { countRemoved } from '../../sql/audit/removals.server.ts'
import { act, type NotPermitted } from '../act.server.ts'
import { lookBackHours } from '../seal-audit.server.ts'

export type { KeptProof } from '../../sql/audit/proofs.server.ts'

export type LogState = {
  readonly sealed: number
  readonly sealedAt: Instant | null
  readonly unsealed: number
  readonly removed: number
  /** The newest first. */
  readonly proofs: readonly KeptProof[]
}

const proofsShown = 8

/** Numbers and moments alone: who runs the centre sees them without any right to the lines themselves. */
export async function readLogState(ctx: Context): Promise<Result<LogState, NotPermitted>> {
  return act(ctx, 'audit.seeState', async (tx, permit) => {
    permit.record({ actionCode: 'R', detail: 'state' })
    return withSystemSight(tx, async () => {
      const removed = await countRemoved(tx)
      const proofs = await listProofs(tx, proofsShown)
      await walkInOrder(tx)
      const head = await findChainHead(tx)
      const { count } = await countUnsealed(tx, head?.recordedAt?.subtract({ hours: lookBackHours }) ?? null)
      return ok({ sealed: (head?.sequence ?? 0) - removed, sealedAt: head?.sealedAt ?? null, unsealed: count, removed, proofs })
    })
  })
}
