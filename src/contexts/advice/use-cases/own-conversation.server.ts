/** What the asker does with the own conversation, by its key or in the own account: read, reply, rate, ask for an appointment, be told by mail, renew the code, end, take a copy, correct, erase. */
import { act, listColleagues, type NotPermitted } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import { idFor } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, type Instant, type PlainDate } from '#platform/time.ts'
import { close, mayRate, replyByAsker, type Refusal } from '../rules/conversation.ts'
import { hasRight, keptUntil, regimeOf, type Regime } from '../rules/retention.ts'
import { goesAside } from '../rules/pause.ts'
import { dueAt, type Urgency } from '../rules/terms.ts'
import {
  findConversation,
  insertMessage,
  listMessages,
  listReaders,
  lockConversation,
  updateConversation,
  type ConversationRow,
} from '../sql/conversations.server.ts'
import { findPausesOfOwn } from '../sql/pauses.server.ts'
import { termsOf, type Desk } from './desk.ts'
import { stateColumns, stateOf } from './conversation-row.ts'
import { eraseConversation } from './erase.server.ts'
import { codeColumns, newCode, shown } from './new-code.server.ts'
import type { AskerVisit } from './open-with-code.server.ts'
import { sealText, unsealText, type ConversationKey } from './sealing.server.ts'

/** Somebody with the own conversation open, by its key or from the own account; which one, row-level security sees by `ctx`. */
export type OwnVisit = { readonly ctx: Context; readonly key: ConversationKey }

export type Letter = {
  readonly id: string
  readonly kind: 'question' | 'reply' | 'answer' | 'appointment-wish'
  readonly from: 'asker' | { readonly publicName: string; readonly profession: string }
  readonly at: Instant
  readonly text: string
  readonly articles: readonly string[]
  readonly offersAppointment: boolean
}

export type OwnConversation = {
  readonly state: ConversationRow['state']
  readonly closedBy: 'asker' | 'centre' | null
  readonly letters: readonly Letter[]
  readonly due: Instant
  /** The day after which it is erased. */
  readonly codeExpires: PlainDate
  readonly regime: Regime
  readonly firstAppointment: PlainDate | null
  /** What stands beside the letters about who asks. */
  readonly facts: Facts
  readonly rating: string | null
  readonly hasNotice: boolean
  readonly wantsAppointment: boolean
  readonly acute: boolean
  readonly version: number
  /** It is paused until then: what is written now is kept, and read afterwards. */
  readonly pausedUntil: Instant | null
  /** Whether that is the pause of this conversation, or of the source from which very much came. */
  readonly pausedBy: 'conversation' | 'source'
  /** Who of the centre read along. */
  readonly readers: readonly { readonly publicName: string; readonly profession: string }[]
}

export type Facts = { readonly audience: string; readonly childAgeYears: number | null; readonly postcode4: number | null }

export type Gone = { readonly kind: 'gone' }

/** The conversation as its asker may see it: never a note of the team. */
export async function readOwnConversation(visit: OwnVisit): Promise<Result<OwnConversation, Gone | NotPermitted>> {
  const id = visit.key.conversationId
  return act(visit.ctx, 'conversation.readOwn', async (tx, permit) => {
    const row = await findConversation(tx, id)
    if (row === null) return err({ kind: 'gone' })
    const people = new Map(
      (await listColleagues(tx)).map((one) => [one.id as string, { publicName: one.publicName, profession: one.profession }]),
    )
    const letters = (await listMessages(tx, id)).map((message): Letter => ({
      id: message.id,
      kind: message.kind as Letter['kind'], // notes are left out by row-level security
      from: message.account_id === null ? 'asker' : (people.get(message.account_id) ?? { publicName: '', profession: 'frontDeskWorker' }),
      at: message.at,
      text: unsealText(visit.key, message.id, message.body),
      articles: message.articles,
      offersAppointment: message.offers_appointment,
    }))
    const [pause] = await findPausesOfOwn(tx, row, visit.ctx.now)
    const readers = (await listReaders(tx, id)).flatMap((reader) => people.get(reader) ?? [])
    permit.record({ actionCode: 'R', objectType: 'conversation', objectId: id })
    return ok({
      state: row.state,
      closedBy: row.closed_by as 'asker' | 'centre' | null,
      letters,
      due: row.due_at,
      codeExpires: localDate(row.code_expires_at),
      regime: regimeOf(row.resident_id),
      firstAppointment: row.first_appointment_at === null ? null : localDate(row.first_appointment_at),
      facts: { audience: row.audience, childAgeYears: row.child_age_years, postcode4: row.postcode4 },
      rating: row.rating,
      hasNotice: row.notice_address !== null,
      wantsAppointment: row.wants_appointment,
      acute: row.urgency === 'acute',
      version: row.version,
      pausedUntil: pause?.ends_at ?? null,
      pausedBy: pause?.kind === 'source' ? 'source' : 'conversation',
      readers,
    })
  })
}

export type OwnMessage = {
  readonly text: string
  readonly urgency: Urgency
  readonly urgencyReasons: readonly string[]
  readonly kind: 'reply' | 'appointment-wish'
  /** Of the form: the same form twice is one letter. */
  readonly key: string
}

/** The asker writes on. A new term begins when the centre is to answer; acute words put it in front. */
export async function writeAsAsker(visit: OwnVisit, desk: Desk, message: OwnMessage): Promise<Result<null, Gone | NotPermitted>> {
  const { ctx, key } = visit
  const centre = await desk.centre(ctx.centreId)
  return act(ctx, 'conversation.changeOwn', async (tx, permit) => {
    const row = await lockConversation(tx, key.conversationId)
    if (row === null) return err({ kind: 'gone' })
    // The id follows from the form's key: the same form sent twice is one letter.
    const messageId = idFor<'message'>(`${row.id} ${message.key}`)
    const sentBefore = (await listMessages(tx, row.id)).some(({ id }) => id === messageId)
    permit.record({ actionCode: 'U', objectType: 'conversation', objectId: row.id, detail: message.kind })
    if (sentBefore) return ok(null)
    const pause = (await findPausesOfOwn(tx, row, ctx.now)).find(({ kind }) => kind === 'conversation')
    const aside = pause !== undefined && goesAside({ endsAt: pause.ends_at, endedAt: pause.ended_at }, message, ctx.now)
    await insertMessage(tx, {
      ...{ centre_id: ctx.centreId, id: messageId, conversation_id: row.id, kind: message.kind, author: 'asker', at: ctx.now },
      body: sealText(key, messageId, message.text),
      set_aside: aside,
    })
    const kept = { last_activity_at: ctx.now, code_expires_at: keptUntil(regimeOf(row.resident_id), ctx.now, centre.retentionDays) }
    if (aside) {
      // Received and kept, as every message: only whose turn it is stays as it was, until the pause is over.
      await updateConversation(tx, row, kept)
      return ok(null)
    }
    const before = stateOf(row)
    const now = replyByAsker(before)
    const acuteNow = message.urgency === 'acute' && row.urgency !== 'acute'
    const urgency = acuteNow ? 'acute' : (row.urgency as Urgency)
    const newTerm = before.state === 'answered' || before.state === 'closed' || acuteNow
    await updateConversation(tx, row, {
      ...stateColumns(now),
      ...(newTerm ? { due_at: dueAt(urgency, termsOf(centre), ctx.now), reminded_at: null, escalated_at: null } : {}),
      urgency,
      urgency_reasons: [...new Set([...row.urgency_reasons, ...message.urgencyReasons])],
      wants_appointment: row.wants_appointment || message.kind === 'appointment-wish',
      // Danger brings the whole question forward, also out of the pause of its source.
      ...(message.urgencyReasons.length > 0 ? { set_aside_by: null } : {}),
      ...kept,
    })
    if (acuteNow) await desk.tell(tx, 'advice.acute-question', { centreId: ctx.centreId, conversationId: row.id })
    return ok(null)
  })
}

export async function rateAnswer(visit: OwnVisit, rating: 'yes' | 'a-little' | 'no'): Promise<Result<null, Gone | Refusal | NotPermitted>> {
  return change(visit, 'rate', async (tx, row) => {
    const hasAnswer = (await listMessages(tx, row.id)).some(({ kind }) => kind === 'answer')
    const may = mayRate(hasAnswer)
    return may.ok ? ok({ rating }) : may
  })
}

/** "I can go on by myself": the conversation is closed; the code goes on working until its term. */
export async function endOwnConversation(visit: OwnVisit): Promise<Result<null, Gone | Refusal | NotPermitted>> {
  return change(visit, 'end', async (_tx, row) => {
    const closed = close(stateOf(row), 'asker')
    return closed.ok ? ok({ ...stateColumns(closed.value), last_activity_at: visit.ctx.now }) : closed
  })
}

/** A mail address to be told "there is an answer", or null to stop that. Sealed like everything else. */
export async function setNotice(visit: OwnVisit, address: string | null): Promise<Result<null, Gone | Refusal | NotPermitted>> {
  return change(visit, 'notice', async () => ok({ notice_address: address === null ? null : sealText(visit.key, 'notice', address) }))
}

/** AVG 16: facts that are wrong are put right by who they are about; only in an account, where it is known who that is. */
export async function correctFacts(
  visit: OwnVisit,
  facts: Facts,
): Promise<Result<null, Gone | Refusal | NotPermitted | { readonly kind: 'no-such-right' }>> {
  return change(visit, 'correct', async (_tx, row) =>
    hasRight(regimeOf(row.resident_id), 'correct')
      ? ok({ audience: facts.audience, child_age_years: facts.childAgeYears, postcode4: facts.postcode4 })
      : err({ kind: 'no-such-right' }),
  )
}

type Change<Other> = (
  tx: Parameters<typeof lockConversation>[0],
  row: ConversationRow,
) => Promise<Result<Parameters<typeof updateConversation>[2], Refusal | Other>>

async function change<Other = never>(
  visit: OwnVisit,
  detail: string,
  decide: Change<Other>,
): Promise<Result<null, Gone | Refusal | Other | NotPermitted>> {
  return act<'conversation.changeOwn', null, Gone | Refusal | Other>(visit.ctx, 'conversation.changeOwn', async (tx, permit) => {
    const row = await lockConversation(tx, visit.key.conversationId)
    if (row === null) return err({ kind: 'gone' })
    const changes = await decide(tx, row)
    if (!changes.ok) return changes
    await updateConversation(tx, row, changes.value)
    permit.record({ actionCode: 'U', objectType: 'conversation', objectId: row.id, detail })
    return ok(null)
  })
}

/** A new code for a conversation that is open on this device; the old one no longer works. */
export async function renewCode(visit: AskerVisit, desk: Desk): Promise<Result<{ code: string }, Gone | NotPermitted>> {
  const made = await newCode(desk)
  return act(visit.ctx, 'conversation.changeOwn', async (tx, permit) => {
    const row = await lockConversation(tx, visit.key.conversationId)
    if (row === null) return err({ kind: 'gone' })
    await updateConversation(tx, row, codeColumns(made, visit.key))
    permit.record({ actionCode: 'U', objectType: 'conversation', objectId: row.id, detail: 'renew-code' })
    return ok({ code: shown(visit.key.conversationId, made).text })
  })
}

/** A law stops the erasing for now (PR-21). */
export type Held = { readonly kind: 'held' }

/** Everything gone, at once and for ever: text, keys and code. A cleaned count stays. */
export async function eraseOwnConversation(visit: OwnVisit): Promise<Result<null, Gone | Held | NotPermitted>> {
  const { ctx, key } = visit
  return act(ctx, 'conversation.changeOwn', async (tx, permit): Promise<Result<null, Gone | Held>> => {
    const row = await lockConversation(tx, key.conversationId)
    if (row === null) return err({ kind: 'gone' })
    const erased = await eraseConversation(tx, permit, row, { why: 'by-asker', now: ctx.now })
    return erased ? ok(null) : err({ kind: 'held' })
  })
}
