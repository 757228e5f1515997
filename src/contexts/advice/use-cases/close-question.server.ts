/** What the team decides about a question: that it is done, how urgent it is, that an appointment was made. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { err, ok } from '#platform/result.ts'
import { close } from '../rules/conversation.ts'
import { dueAt, type Urgency } from '../rules/terms.ts'
import { updateConversation } from '../sql/conversations.server.ts'
import { stateColumns, stateOf } from './conversation-row.ts'
import { tellPartners, termsOf, type Desk } from './desk.ts'
import { work, type Deed } from './work-on-question.server.ts'

export async function closeQuestion(ctx: Context, desk: Desk, id: Id<'conversation'>, topic: string): Promise<Deed> {
  return work(ctx, desk, id, 'close', async (tx, row) => {
    const closed = close(stateOf(row), 'centre')
    if (!closed.ok) return closed
    await updateConversation(tx, row, { ...stateColumns(closed.value), topic })
    await tellPartners(desk, tx, ctx, id, 'closed')
    return ok(null)
  })
}

/** The team judges how urgent it is; the term follows. */
export async function setUrgency(ctx: Context, desk: Desk, id: Id<'conversation'>, urgency: Urgency): Promise<Deed> {
  const centre = await desk.centre(ctx.centreId)
  return work(ctx, desk, id, `urgency-${urgency}`, async (tx, row) => {
    if (row.state === 'closed') return err({ kind: 'closed' })
    const from = urgency === 'acute' ? ctx.now : row.created_at
    await updateConversation(tx, row, { urgency, due_at: dueAt(urgency, termsOf(centre), from), reminded_at: null, escalated_at: null })
    if (urgency === 'acute' && row.urgency !== 'acute')
      await desk.tell(tx, 'advice.acute-question', { centreId: ctx.centreId, conversationId: row.id })
    return ok(null)
  })
}

/** Notes that the first appointment was made, or that it was not after all. From then on a conversation in an account does not go back to a key. */
export async function noteAppointment(ctx: Context, desk: Desk, id: Id<'conversation'>, made: boolean): Promise<Deed> {
  return work(ctx, desk, id, made ? 'appointment' : 'no-appointment', async (tx, row) => {
    await updateConversation(tx, row, { first_appointment_at: made ? (row.first_appointment_at ?? ctx.now) : null })
    return ok(null)
  })
}
