/** What the team writes: notes among themselves, drafts, the answer. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { err, ok } from '#platform/result.ts'
import { isBefore } from '#platform/time.ts'
import { answer } from '../rules/conversation.ts'
import { keptUntil, regimeOf } from '../rules/retention.ts'
import { deleteDraft, listMessages, saveDraftRow, updateConversation } from '../sql/conversations.server.ts'
import { stateColumns, stateOf } from './conversation-row.ts'
import { tellPartners, type Desk } from './desk.ts'
import { sealText, unsealText } from './sealing.server.ts'
import { accountOf, draftPlace, work, write, type Deed } from './work-on-question.server.ts'

export async function writeNote(ctx: Context, desk: Desk, id: Id<'conversation'>, text: string): Promise<Deed> {
  return work(ctx, desk, id, 'note', async (tx, row, key) => {
    // A double click: the same note by the same person within a minute is one note.
    const last = (await listMessages(tx, id)).at(-1)
    const isRepeat = last?.kind === 'note' && last.account_id === accountOf(ctx) && isBefore(ctx.now.subtract({ minutes: 1 }), last.at)
    if (isRepeat && unsealText(key, last.id, last.body) === text) return ok(null)
    await write(tx, ctx, key, { kind: 'note', text })
    await updateConversation(tx, row, {})
    return ok(null)
  })
}

/** Keeps what is being written; never sent, seen by its writer only. An empty draft is thrown away. */
export async function saveDraft(
  ctx: Context,
  desk: Desk,
  id: Id<'conversation'>,
  draft: { readonly text: string; readonly articles: readonly string[] },
): Promise<Deed> {
  return work(ctx, desk, id, 'draft', async (tx, row, key) => {
    const me = accountOf(ctx)
    if (draft.text === '') await deleteDraft(tx, row.id, me)
    else
      await saveDraftRow(tx, {
        centreId: ctx.centreId,
        conversationId: row.id,
        accountId: me,
        body: sealText(key, draftPlace(me), draft.text),
        articles: draft.articles,
        now: ctx.now,
      })
    return ok(null)
  })
}

export type Answer = {
  readonly text: string
  readonly articles: readonly string[]
  readonly offersAppointment: boolean
  /** The version of the conversation that the writer saw. */
  readonly seenVersion: number
}

/** The centre answers. Not over somebody else's answer: when anything changed since the page was opened, it is refused and the draft stays. */
export async function answerQuestion(ctx: Context, desk: Desk, id: Id<'conversation'>, given: Answer): Promise<Deed> {
  const centre = await desk.centre(ctx.centreId)
  return work(ctx, desk, id, 'answer', async (tx, row, key) => {
    if (row.version !== given.seenVersion) return err({ kind: 'changed-meanwhile', version: row.version })
    const me = accountOf(ctx)
    const answered = answer(stateOf(row), me)
    if (!answered.ok) return answered
    await write(tx, ctx, key, { kind: 'answer', text: given.text, articles: given.articles, offersAppointment: given.offersAppointment })
    await deleteDraft(tx, row.id, me)
    await updateConversation(tx, row, {
      ...stateColumns(answered.value),
      last_activity_at: ctx.now,
      code_expires_at: keptUntil(regimeOf(row.resident_id), ctx.now, centre.retentionDays),
      escalated_at: null,
      reminded_at: null,
    })
    await tellPartners(desk, tx, ctx, id, 'answered')
    if (row.notice_address !== null) await desk.tell(tx, 'advice.answer-notice', { centreId: ctx.centreId, conversationId: row.id })
    return ok(null)
  })
}
