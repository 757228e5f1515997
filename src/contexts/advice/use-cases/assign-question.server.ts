/** Whose a question is: take it, lay it down, hand it over. */
import { listColleagues } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { handOver, layDown, take, type Account, type ConversationState, type Refusal } from '../rules/conversation.ts'
import type { Discipline } from '../rules/disciplines.ts'
import { updateConversation } from '../sql/conversations.server.ts'
import { stateColumns, stateOf } from './conversation-row.ts'
import type { Desk } from './desk.ts'
import { accountOf, work, write, type Deed } from './work-on-question.server.ts'

export const takeQuestion = (ctx: Context, desk: Desk, id: Id<'conversation'>): Promise<Deed> =>
  move(ctx, desk, id, 'take', (now, me) => take(now, me))

export const layDownQuestion = (ctx: Context, desk: Desk, id: Id<'conversation'>): Promise<Deed> =>
  move(ctx, desk, id, 'lay-down', (now, me) => layDown(now, me))

/** To a colleague, or to a discipline: then it is free for whoever practises it. The words go along as a note for the team. */
export async function handOverQuestion(
  ctx: Context,
  desk: Desk,
  id: Id<'conversation'>,
  to: { readonly account: Account | null; readonly discipline: Discipline | null; readonly note: string | null },
): Promise<Deed> {
  return work(ctx, desk, id, 'hand-over', async (tx, row, key) => {
    const me = accountOf(ctx)
    if (to.account !== null && !(await listColleagues(tx)).some((one) => one.id === to.account && one.active))
      return err({ kind: 'unknown' })
    const moved = handOver(stateOf(row), me, to.account)
    if (!moved.ok) return moved
    if (to.note !== null) await write(tx, ctx, key, { kind: 'handover', text: to.note })
    await updateConversation(tx, row, { ...stateColumns(moved.value), discipline: to.discipline ?? row.discipline })
    return ok(null)
  })
}

function move(
  ctx: Context,
  desk: Desk,
  id: Id<'conversation'>,
  detail: string,
  decide: (now: ConversationState, me: Account) => Result<ConversationState, Refusal>,
): Promise<Deed> {
  return work(ctx, desk, id, detail, async (tx, row) => {
    const moved = decide(stateOf(row), accountOf(ctx))
    if (!moved.ok) return moved
    await updateConversation(tx, row, stateColumns(moved.value))
    return ok(null)
  })
}
