/**
 * A measurement or a milestone that is wrong is withdrawn with a reason, and stays to be seen as withdrawn. One that is of another child is not moved by the
 * product: it stands in the record as such, for somebody to write it down where it belongs.
 */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { actOnFile, type NoAccess } from '../../../access/public-files.ts'
import type { NotPermitted } from '../../../access/public.ts'
import type { Withdrawable, WithdrawalReason } from '../../rules/record/whole-record.ts'
import { withdrawRow } from '../../sql/record/withdraw.server.ts'
import { actorIdOf } from './actor-id.ts'

export type Withdrawal = { readonly kind: Withdrawable; readonly id: string; readonly why: Exclude<WithdrawalReason, 'transfer'> }
/** No such row, or somebody withdrew it before. */
export type WithdrawalRefusal = { readonly kind: 'not-there' }

export async function withdrawFromRecord(
  ctx: Context,
  personId: Id<'person'>,
  { kind, id, why }: Withdrawal,
): Promise<Result<null, WithdrawalRefusal | NoAccess | NotPermitted>> {
  const of = { personId, does: 'write', fields: 'healthPieces', also: ['index'], actionCode: 'U' } as const
  return actOnFile(ctx, 'health.write', of, async (tx, permit): Promise<Result<null, WithdrawalRefusal>> => {
    const done = await withdrawRow(tx, kind, personId, id, why, { by: actorIdOf(ctx), at: ctx.now })
    if (!done) return err({ kind: 'not-there' })
    permit.record({ actionCode: 'U', objectType: kind, objectId: id, fieldGroup: 'healthPieces', detail: `withdrawn ${why}` })
    return ok(null)
  })
}
