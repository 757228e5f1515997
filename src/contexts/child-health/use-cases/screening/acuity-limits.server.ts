/** The limits of acuity of a centre: read by who writes down a round, filled in by a coordinator or administrator. */
import type { Context } from '#platform/context.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { act, type NotPermitted } from '../../../access/public.ts'
import { readLimits, type AcuityLimit, type LimitFault, type LimitTyped } from '../../rules/screening/acuity-limits.ts'
import { listAcuityLimits, replaceAcuityLimits } from '../../sql/screening/acuity-limits.server.ts'
import { actorIdOf } from '../record/actor-id.ts'

/** For who sets them up. */
export async function readAcuityLimits(ctx: Context): Promise<Result<readonly AcuityLimit[], NotPermitted>> {
  return act(ctx, 'health.setUp', async (tx, permit) => {
    permit.record({ actionCode: 'R', objectType: 'acuityLimits' })
    return ok(await listAcuityLimits(tx))
  })
}

export async function setAcuityLimits(
  ctx: Context,
  typed: LimitTyped,
): Promise<Result<null, { readonly kind: 'faults'; readonly faults: readonly LimitFault[] } | NotPermitted>> {
  return act(
    ctx,
    'health.setUp',
    async (tx, permit): Promise<Result<null, { readonly kind: 'faults'; readonly faults: readonly LimitFault[] }>> => {
      const read = readLimits(typed)
      if (!read.ok) return err({ kind: 'faults', faults: read.error })
      await replaceAcuityLimits(tx, ctx.centreId, read.value, { by: actorIdOf(ctx), at: ctx.now })
      // What holds from now on stands in the log: a round keeps what was advised then.
      const told = read.value.map(
        ({ fromMonths, sufficientFrom, doubtfulFrom }) => `${fromMonths}: ${sufficientFrom}/${doubtfulFrom ?? '-'}`,
      )
      permit.record({ actionCode: 'U', objectType: 'acuityLimits', detail: told.join(', ') })
      return ok(null)
    },
  )
}
