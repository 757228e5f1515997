/** Takes a conversation away as if it never was: what a broken-off filling of a demonstration left behind. No cleaned count stays. */
import { act, findOutcome, forgetOutcome, type NotPermitted } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import { ok, type Result } from '#platform/result.ts'
import { deleteConversation, listConversationIds } from '../sql/conversations.server.ts'

/** Erases every conversation of the centre that is not among `whole`. */
export async function eraseUnfinished(ctx: Context, whole: ReadonlySet<string>): Promise<Result<{ erased: number }, NotPermitted>> {
  return act(ctx, 'conversation.eraseExpired', async (tx, permit) => {
    const left = (await listConversationIds(tx)).filter((id) => !whole.has(id))
    for (const id of left) {
      await deleteConversation(tx, { centre_id: ctx.centreId, id })
      permit.record({ actionCode: 'D', objectType: 'conversation', objectId: id, detail: 'unfinished' })
    }
    permit.record({ actionCode: 'E', detail: `run ${left.length}` })
    return ok({ erased: left.length })
  })
}

/** Takes away what was begun with this key, so that it can be begun again. */
export async function eraseBegun(ctx: Context, key: string): Promise<Result<{ erased: number }, NotPermitted>> {
  return act(ctx, 'conversation.eraseExpired', async (tx, permit) => {
    const id = await findOutcome(tx, 'ask', key)
    if (id !== null) {
      await deleteConversation(tx, { centre_id: ctx.centreId, id })
      await forgetOutcome(tx, 'ask', key)
      permit.record({ actionCode: 'D', objectType: 'conversation', objectId: id, detail: 'unfinished' })
    }
    permit.record({ actionCode: 'E', detail: `run ${id === null ? 0 : 1}` })
    return ok({ erased: id === null ? 0 : 1 })
  })
}
