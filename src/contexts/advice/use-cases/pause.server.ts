/** A professional pauses a conversation, or the source of a stream; pauses end by themselves, or earlier by hand. */
import { act, listColleagues, type Colleague, type NotPermitted } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Instant } from '#platform/time.ts'
import { replyByAsker } from '../rules/conversation.ts'
import { pauseUntil, type PauseKind, type PauseReason, type PauseRefusal } from '../rules/pause.ts'
import { dueAt, type Terms, type Urgency } from '../rules/terms.ts'
import { lockConversation, updateConversation, type ConversationRow } from '../sql/conversations.server.ts'
import { findSourceMark } from '../sql/floods.server.ts'
import {
  findPause,
  insertPause,
  isPausedAlready,
  listLeftApart,
  listOverduePauses,
  listRunningPauses,
  lockPause,
  markEnded,
  takeMessagesBack,
  takeQuestionsBack,
  type PauseRow,
} from '../sql/pauses.server.ts'
import { stateColumns, stateOf } from './conversation-row.ts'
import { termsOf, type Desk } from './desk.ts'
import { accountOf, keyOf, peopleOf, write, type WorkRefusal } from './work-on-question.server.ts'

export type PauseWish = {
  readonly kind: PauseKind
  readonly hours: number
  readonly reason: PauseReason
  /** For colleagues: kept as a note of the conversation. */
  readonly words: string | null
}

type Refused = PauseRefusal | Extract<WorkRefusal, { kind: 'unknown' }> | NotPermitted

/** From the page of a question: this conversation, or the source of the stream that it came in. */
export async function pauseFrom(
  ctx: Context,
  desk: Desk,
  id: Id<'conversation'>,
  wish: PauseWish,
): Promise<Result<{ until: Instant }, Refused>> {
  try {
    return await act<'conversation.pause', { until: Instant }, Exclude<Refused, NotPermitted>>(
      ctx,
      'conversation.pause',
      async (tx, permit) => {
        const row = await lockConversation(tx, id)
        if (row === null) return err({ kind: 'unknown' })
        const begun = await beginPause(tx, ctx, row, wish)
        if (!begun.ok) return begun
        if (wish.words !== null) {
          await write(tx, ctx, keyOf(ctx, desk, row), { kind: 'note', text: wish.words })
          await updateConversation(tx, row, {})
        }
        const detail = `${wish.kind} ${wish.hours} h ${wish.reason}`
        permit.record({ actionCode: 'C', objectType: 'pause', objectId: begun.value.id, detail })
        permit.record({ actionCode: 'U', objectType: 'conversation', objectId: id, detail: 'pause' })
        return ok({ until: begun.value.until })
      },
    )
  } catch (problem) {
    if (isPausedAlready(problem)) return err({ kind: 'paused-already' })
    throw problem
  }
}

/** The row of a pause, for whoever may begin one. */
export async function beginPause(
  tx: Tx,
  ctx: Context,
  row: Pick<ConversationRow, 'id' | 'source_bundle'>,
  wish: Omit<PauseWish, 'words'>,
): Promise<Result<{ id: Id<'pause'>; until: Instant }, PauseRefusal>> {
  const until = pauseUntil(wish.kind, wish.hours, ctx.now)
  if (!until.ok) return until
  const source = wish.kind === 'source' && row.source_bundle !== null ? await findSourceMark(tx, row.source_bundle) : null
  if (wish.kind === 'source' && source === null) return err({ kind: 'source-unknown' })
  const id = newId<'pause'>(ctx.now.epochMilliseconds)
  await insertPause(tx, {
    centre_id: ctx.centreId,
    id,
    kind: wish.kind,
    conversation_id: wish.kind === 'conversation' ? row.id : null,
    source,
    reason: wish.reason,
    began_at: ctx.now,
    began_by: accountOf(ctx),
    ends_at: until.value,
  })
  return ok({ id, until: until.value })
}

export type RunningPauseItem = {
  readonly id: Id<'pause'>
  readonly kind: PauseKind
  readonly reason: PauseReason
  readonly conversationId: Id<'conversation'> | null
  readonly beganAt: Instant
  readonly beganBy: Colleague | null
  readonly endsAt: Instant
  /** How many messages or questions it keeps apart. */
  readonly apart: number
}

export async function listPauses(ctx: Context): Promise<Result<readonly RunningPauseItem[], NotPermitted>> {
  return act(ctx, 'conversation.pause', async (tx, permit) => {
    const people = peopleOf(await listColleagues(tx))
    const rows = await listRunningPauses(tx, ctx.now)
    permit.record({ actionCode: 'R', detail: `list ${rows.length}` })
    return ok(
      rows.map((row) => ({
        id: row.id as Id<'pause'>,
        kind: row.kind as PauseKind, // the database keeps kind and reason to these
        reason: row.reason as PauseReason,
        conversationId: row.conversation_id as Id<'conversation'> | null,
        beganAt: row.began_at,
        beganBy: people.get(row.beganBy) ?? null,
        endsAt: row.ends_at,
        apart: row.apart,
      })),
    )
  })
}

/** Ended early. Ended twice is ended. */
export async function endPause(ctx: Context, desk: Desk, id: Id<'pause'>): Promise<Result<null, { kind: 'unknown' } | NotPermitted>> {
  const terms = termsOf(await desk.centre(ctx.centreId))
  return act(ctx, 'conversation.pause', async (tx, permit) => {
    const pause = await findPause(tx, id)
    if (pause === null) return err({ kind: 'unknown' })
    permit.record({ actionCode: 'U', objectType: 'pause', objectId: id, detail: 'end' })
    await end(tx, ctx, terms, pause, accountOf(ctx))
    return ok(null)
  })
}

/** By a job: what is over by its term. A run may come twice. */
export async function endOverduePauses(ctx: Context, desk: Desk): Promise<Result<{ ended: number }, NotPermitted>> {
  const terms = termsOf(await desk.centre(ctx.centreId))
  return act(ctx, 'conversation.endPauses', async (tx, permit) => {
    const over = await listOverduePauses(tx, ctx.now)
    for (const pause of over) {
      await end(tx, ctx, terms, pause, null)
      permit.record({ actionCode: 'U', objectType: 'pause', objectId: pause.id, detail: 'term' })
    }
    for (const id of await listLeftApart(tx)) await takeQuestionsBack(tx, id, dueAt('ordinary', terms, ctx.now))
    permit.record({ actionCode: 'E', detail: `run ${over.length}` })
    return ok({ ended: over.length })
  })
}

/** What was kept apart comes to the team as if it came in now. */
async function end(tx: Tx, ctx: Context, terms: Terms, pause: PauseRow, by: string | null): Promise<void> {
  // The conversation first, as who writes or erases it does: so nobody waits in a circle.
  const row = pause.conversation_id === null ? null : await lockConversation(tx, pause.conversation_id as Id<'conversation'>)
  const locked = await lockPause(tx, pause.id)
  if (locked === null || locked.ended_at !== null) return
  await markEnded(tx, pause.id, ctx.now, by)
  if (row === null) await takeQuestionsBack(tx, pause.id, dueAt('ordinary', terms, ctx.now))
  else if ((await takeMessagesBack(tx, row.id)) > 0) {
    const due = dueAt(row.urgency as Urgency, terms, ctx.now)
    const newTerm = row.state === 'answered' || row.state === 'closed' ? { due_at: due, reminded_at: null, escalated_at: null } : {}
    await updateConversation(tx, row, { ...stateColumns(replyByAsker(stateOf(row))), ...newTerm })
  }
}
