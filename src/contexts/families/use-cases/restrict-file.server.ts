/**
 * Marking a file for fewer eyes, and unmarking it: with a reason in a fixed word and a sentence that is sealed. Who works with the person or coordinates marks;
 * unmarking is for a coordinator and for who was cleared, so that nobody opens for themselves what was closed to them. Who stands in does neither.
 */
import type { Context } from '#platform/context.ts'
import { brokenConstraint } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import { actOnFile, type FilePermit, type NoAccess } from '../../access/public-files.ts'
import type { NotPermitted } from '../../access/public.ts'
import { checkExplanation, readReason, type ExplanationRefusal } from '../rules/restriction.ts'
import { insertRestriction, keepRestricted, updateRestrictionEnded } from '../sql/restrictions.server.ts'
import { keyVersion, sealText } from './sealing.server.ts'
import { tellAccess } from './tell-access.server.ts'

type Needs = Pick<Services, 'keys'>
export type RestrictRefusal = ExplanationRefusal | { readonly kind: 'already-restricted' | 'not-restricted' | 'may-not' }
const writing = { does: 'write', fields: 'care', actionCode: 'U' } as const

export async function restrictFile(
  { keys }: Needs,
  ctx: Context,
  wish: { readonly personId: Id<'person'>; readonly reason: string; readonly explanation: string },
): Promise<Result<Id<'restriction'>, RestrictRefusal | NoAccess | NotPermitted>> {
  const { personId } = wish
  try {
    return await actOnFile(
      ctx,
      'file.restrict',
      { personId, ...writing },
      async (tx, permit): Promise<Result<Id<'restriction'>, RestrictRefusal>> => {
        if (permit.by.relation === 'standIn') return err({ kind: 'may-not' })
        const reason = readReason(wish.reason)
        if (reason === null) return err({ kind: 'no-reason' })
        const text = checkExplanation(wish.explanation)
        if (!text.ok) return text
        const id = newId<'restriction'>(ctx.now.epochMilliseconds)
        const explanation = { sealed: sealText(keys, ctx.centreId, 'restriction', id, text.value), version: keyVersion(keys) }
        await insertRestriction(tx, ctx.centreId, { id, personId, reason, explanation, by: actorOf(ctx), begunAt: ctx.now })
        await keepRestricted(tx, personId)
        await tellAccess(tx, ctx, personId)
        permit.record({ actionCode: 'U', objectType: 'restriction', objectId: id, detail: reason })
        return ok(id)
      },
    )
  } catch (problem) {
    if (brokenConstraint(problem) === 'restriction_once') return err({ kind: 'already-restricted' })
    throw problem
  }
}

export async function unrestrictFile(
  { keys }: Needs,
  ctx: Context,
  wish: { readonly personId: Id<'person'>; readonly id: Id<'restriction'>; readonly explanation: string },
): Promise<Result<null, RestrictRefusal | NoAccess | NotPermitted>> {
  const { personId, id } = wish
  return actOnFile(ctx, 'file.restrict', { personId, ...writing }, async (tx, permit): Promise<Result<null, RestrictRefusal>> => {
    if (!mayUnrestrict(permit)) return err({ kind: 'may-not' })
    const text = checkExplanation(wish.explanation)
    if (!text.ok) return text
    const explanation = { sealed: sealText(keys, ctx.centreId, 'restriction end', id, text.value), version: keyVersion(keys) }
    if (!(await updateRestrictionEnded(tx, { id, personId }, { accountId: actorOf(ctx), at: ctx.now, explanation })))
      return err({ kind: 'not-restricted' })
    await keepRestricted(tx, personId)
    await tellAccess(tx, ctx, personId)
    permit.record({ actionCode: 'U', eventType: 'file.unrestrict', objectType: 'restriction', objectId: id })
    return ok(null)
  })
}

/** A coordinator who works with the person without being cleared would open it for themselves. */
function mayUnrestrict({ by, relations }: FilePermit): boolean {
  const isUncleared = relations.includes('care') && !relations.includes('clearedCare')
  return by.relation === 'clearedCare' || (by.relation === 'none' && !isUncleared)
}

const actorOf = ({ actor, centreId }: Context): string => (actor.kind === 'staff' ? actor.accountId : centreId)
