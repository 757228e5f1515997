import { act, type NotPermitted } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Instant } from '#platform/time.ts'
import { mayHandKey } from '../rules/handing-over-a-key.ts'
import { lockConversation, updateConversation } from '../sql/conversations.server.ts'
import type { Desk } from './desk.ts'
import { codeColumns, newCode, shown } from './new-code.server.ts'
import { hasOwnWay, keyOf, type WorkRefusal } from './work-on-question.server.ts'

export type HandedKey = { readonly code: string; readonly due: Instant; readonly acute: boolean }

/**
 * A key to hand over for a question that came in by mail, or whose key from the desk was lost: it works once. Never for
 * somebody who has a key of their own already.
 */
export async function handKey(ctx: Context, desk: Desk, id: Id<'conversation'>): Promise<Result<HandedKey, WorkRefusal | NotPermitted>> {
  const made = await newCode(desk)
  return act(ctx, 'conversation.enter', async (tx, permit): Promise<Result<HandedKey, WorkRefusal>> => {
    const row = await lockConversation(tx, id)
    if (row === null || !mayHandKey(row.channel, hasOwnWay(row))) return err({ kind: 'unknown' })
    await updateConversation(tx, row, { ...codeColumns(made, keyOf(ctx, desk, row)), code_from_desk: true })
    permit.record({ actionCode: 'U', objectType: 'conversation', objectId: id, detail: 'hand-key' })
    return ok({ code: shown(id, made).text, due: row.due_at, acute: row.urgency === 'acute' })
  })
}
