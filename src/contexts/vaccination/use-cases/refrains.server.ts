/** One of the four kinds of no is written down, and ended. It holds for one vaccine, and stays in the record also when it is over. */
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Context } from '#platform/context.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { actOnFile, type NoAccess } from '../../access/public-files.ts'
import { sealColumn, type NotPermitted } from '../../access/public.ts'
import { findChild } from '../../families/public-child.ts'
import { checkRefrain, isInForce, type NewRefrain, type RefrainRefusal } from '../rules/refrain.ts'
import { insertRefrain, listRefrains, updateRefrainEnded } from '../sql/refrains.server.ts'
import { byOf } from './by.ts'

export type RefusedRefrain = { readonly kind: 'refused'; readonly refusals: readonly RefrainRefusal[] }
const refused = (...refusals: readonly RefrainRefusal[]): RefusedRefrain => ({ kind: 'refused', refusals })

export async function refrain(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  { vaccine, ...wish }: NewRefrain & { readonly vaccine: Vaccine },
): Promise<Result<Id<'refrain'>, RefusedRefrain | NoAccess | NotPermitted>> {
  const of = { personId, does: 'write', fields: 'healthPieces', actionCode: 'C' } as const
  return actOnFile(ctx, 'vaccination.write', of, async (tx, permit): Promise<Result<Id<'refrain'>, RefusedRefrain>> => {
    const today = localDate(ctx.now)
    const child = await findChild(tx, personId)
    const known = (await listRefrains(tx, personId)).filter((one) => one.vaccine === vaccine)
    const inForce = known.filter((one) => isInForce(one, today)).map(({ kind }) => kind)
    const wrong = checkRefrain(wish, { born: child?.birthDate ?? null, today, inForce })
    if (wrong.length > 0) return err(refused(...wrong))
    // A not-now whose day is over makes room for the next one.
    for (const { id, kind, endedAt } of known)
      if (kind === wish.kind && endedAt === null) await updateRefrainEnded(tx, personId, id, byOf(ctx), ctx.now)
    const id = newId<'refrain'>(ctx.now.epochMilliseconds)
    const words = wish.reason.trim()
    const sealed = words === '' ? null : sealColumn(keys, ctx.centreId, 'vaccination.refrain', 'reason', id, words)
    const isKept = await insertRefrain(tx, ctx.centreId, {
      ...{ id, personId, vaccine, kind: wish.kind, untilDay: wish.kind === 'not-now' ? wish.untilDay : null, decidedOn: wish.decidedOn },
      ...{ reason: sealed?.sealed ?? null, keyVersion: sealed?.version ?? null },
      ...{ recordedBy: byOf(ctx), recordedAt: ctx.now, endedAt: null },
    })
    if (!isKept) return err(refused({ kind: 'already' }))
    permit.record({ actionCode: 'C', objectType: 'refrain', objectId: id, fieldGroup: 'healthPieces', detail: `${vaccine} ${wish.kind}` })
    return ok(id)
  })
}

export async function endRefrain(
  ctx: Context,
  personId: Id<'person'>,
  id: Id<'refrain'>,
): Promise<Result<null, RefusedRefrain | NoAccess | NotPermitted>> {
  const of = { personId, does: 'write', fields: 'healthPieces', actionCode: 'U' } as const
  return actOnFile(ctx, 'vaccination.write', of, async (tx, permit): Promise<Result<null, RefusedRefrain>> => {
    if (!(await updateRefrainEnded(tx, personId, id, byOf(ctx), ctx.now))) return err(refused({ kind: 'not-there' }))
    permit.record({ actionCode: 'U', objectType: 'refrain', objectId: id, fieldGroup: 'healthPieces', detail: 'ended' })
    return ok(null)
  })
}
