/**
 * Some children are put on the list of a session by hand, from a list of who is due. Only who plans does so: it lets a team in, and nobody lets oneself in
 * (ADR 29). Who was taken off the list by somebody does not come back by it.
 */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { act, type NotPermitted } from '../../../access/public.ts'
import { listChildren } from '../../../families/public-child.ts'
import { checkDeed, type KeptSession, type NotNow } from '../../rules/sessions/session.ts'
import { listSessions, lockSession } from '../../sql/sessions/sessions.server.ts'
import { mayPlan, type NotThere } from './in-team.server.ts'
import { addChildren, type Gathered } from './plan.server.ts'

export const mostPutIn = 200

/** `leftOut`: on the list already, taken off it, not to be found, or in no ordinary open file. */
export async function putInSession(
  ctx: Context,
  id: Id<'session'>,
  personIds: readonly Id<'person'>[],
): Promise<Result<Gathered, { readonly kind: 'nobody' } | NotThere | NotNow | NotPermitted>> {
  return act(ctx, 'vaccination.plan', async (tx, permit): Promise<Result<Gathered, { readonly kind: 'nobody' } | NotThere | NotNow>> => {
    const wanted = [...new Set(personIds)].slice(0, mostPutIn)
    if (wanted.length === 0) return err({ kind: 'nobody' })
    const session = await lockSession(tx, id, 'alone')
    if (session === null) return err({ kind: 'not-there' })
    const wrong = checkDeed(session, 'prepare', localDate(ctx.now))
    if (wrong !== null) return err(wrong)
    const seen = await listChildren(tx, wanted)
    const children = seen.map((child) => ({ personId: child.id, class: '' }))
    const { added } = await addChildren(tx, ctx, permit, session, children)
    permit.record({ actionCode: 'U', objectType: 'vaccineSession', objectId: id, detail: `put in ${added.length}` })
    return ok({ added: added.length, leftOut: personIds.length - added.length })
  })
}

/** Within a deed: the sessions to which the actor may add somebody now; none for who does not plan. */
export async function listSessionsToFill(tx: Tx, ctx: Context): Promise<KeptSession[]> {
  if (!mayPlan(ctx)) return []
  const today = localDate(ctx.now)
  return (await listSessions(tx, today)).filter((one) => checkDeed(one, 'prepare', today) === null)
}
