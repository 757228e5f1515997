/** Questions of who no longer works here go back to the list, so that none is left with nobody. Twice does no harm. */
import { act, listColleagues } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction, withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import { layDown } from '../rules/conversation.ts'
import { countTakenBy, listTakenBy, lockConversation, updateConversation } from '../sql/conversations.server.ts'
import { stateColumns, stateOf } from './conversation-row.ts'

/** What of this colleague goes back when they leave; for the page on which leaving is set. */
export async function countTakenQuestions(tx: Tx, accountId: Id<'account'>): Promise<{ readonly questions: number }> {
  return { questions: await withSystemSight(tx, () => countTakenBy(tx, [accountId])) }
}

/** Answers how many went back. Most minutes there is nothing, and then nothing is written. */
export async function returnQuestions(ctx: Context): Promise<number> {
  const gone = await inTransaction(ctx.db, { centreId: ctx.centreId, actor: 'system', now: ctx.now }, whoLeft)
  if (gone.length === 0) return 0
  const done = await act(ctx, 'conversation.keepTerms', async (tx, permit) => {
    let returned = 0
    for (const id of await listTakenBy(tx, gone)) {
      const row = await lockConversation(tx, id)
      if (row === null) continue
      const now = stateOf(row)
      const moved = now.state === 'taken' && gone.includes(now.by) ? layDown(now, now.by) : null
      if (moved?.ok !== true) continue
      await updateConversation(tx, row, stateColumns(moved.value))
      permit.record({ actionCode: 'U', objectType: 'conversation', objectId: id, detail: 'colleague left' })
      returned += 1
    }
    permit.record({ actionCode: 'E', detail: `run ${returned}` })
    return ok(returned)
  })
  if (!done.ok) throw new Error('The system may not return questions')
  return done.value
}

/** Colleagues who no longer work here and still have a question. */
async function whoLeft(tx: Tx): Promise<Id<'account'>[]> {
  const left = (await listColleagues(tx)).filter(({ active }) => !active).map(({ id }) => id)
  return left.length > 0 && (await countTakenBy(tx, left)) > 0 ? left : []
}
