/** One question as the team reads it. */
import { act, listColleagues, type Colleague, type NotPermitted } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, type Instant, type PlainDate } from '#platform/time.ts'
import { mayHandKey } from '../rules/handing-over-a-key.ts'
import { regimeOf, type Regime } from '../rules/retention.ts'
import { isRunning, type PauseReason } from '../rules/pause.ts'
import { listReportedMessages } from '../sql/abuse-reports.server.ts'
import { findConversation, findDraft, listMessages, listReaders, listTogether, rememberReader } from '../sql/conversations.server.ts'
import { findSourceMark } from '../sql/floods.server.ts'
import { findPauseOfConversation } from '../sql/pauses.server.ts'
import type { Desk } from './desk.ts'
import { factsOf, type InboxItem } from './list-questions.server.ts'
import { readSubject, unsealText } from './sealing.server.ts'
import { accountOf, draftPlace, hasOwnWay, keyOf, peopleOf, type WorkRefusal } from './work-on-question.server.ts'

export type WorkLetter = {
  readonly id: string
  readonly kind: 'question' | 'reply' | 'answer' | 'note' | 'appointment-wish' | 'handover'
  readonly author: 'asker' | Colleague
  readonly at: Instant
  readonly text: string
  readonly articles: readonly string[]
  readonly offersAppointment: boolean
  /** Came in during a pause, which is not over. */
  readonly apart: boolean
  /** A colleague reported it, and nobody said yet what comes of it. */
  readonly reported: boolean
}

export type WorkQuestion = InboxItem & {
  readonly letters: readonly WorkLetter[]
  readonly urgencyReasons: readonly string[]
  /** The person has no key yet, and can be given one that works once. */
  readonly keyCanBeHanded: boolean
  /** Its own pause, while it runs. */
  readonly pause: { readonly id: Id<'pause'>; readonly until: Instant; readonly reason: PauseReason } | null
  /** Kept apart, as its source is paused. */
  readonly apart: boolean
  readonly inStream: boolean
  /** It came in a stream whose source is still known: that can be paused. */
  readonly sourceKnown: boolean
  /** Free questions of the same text or the same flood. */
  readonly together: readonly { readonly id: Id<'conversation'>; readonly subject: string }[]
  readonly postcode4: number | null
  readonly topic: string | null
  readonly codeExpires: PlainDate
  /** By a key or in an account; never whose. */
  readonly regime: Regime
  readonly firstAppointment: PlainDate | null
  readonly rating: string | null
  readonly version: number
  readonly draft: { readonly text: string; readonly articles: readonly string[]; readonly savedAt: Instant } | null
  readonly readers: readonly Colleague[]
  readonly colleagues: readonly Colleague[]
}

/** No more than these of a flood are shown beside one question. */
const mostTogether = 30

/** One question with its letters. That the reader read it, the asker may see. */
export async function readQuestion(
  ctx: Context,
  desk: Desk,
  id: Id<'conversation'>,
): Promise<Result<WorkQuestion, WorkRefusal | NotPermitted>> {
  return act(ctx, 'conversation.read', async (tx, permit) => {
    const row = await findConversation(tx, id)
    if (row === null) return err({ kind: 'unknown' })
    const me = accountOf(ctx)
    const key = keyOf(ctx, desk, row)
    const colleagues = await listColleagues(tx)
    const people = peopleOf(colleagues)
    await rememberReader(tx, ctx.centreId, id, me, ctx.now)
    const messages = await listMessages(tx, id)
    const reported = await listReportedMessages(
      tx,
      messages.map((one) => one.id),
    )
    const letters = messages.map((message): WorkLetter => ({
      id: message.id,
      kind: message.kind as WorkLetter['kind'],
      author: (message.account_id === null ? undefined : people.get(message.account_id)) ?? 'asker',
      at: message.at,
      text: unsealText(key, message.id, message.body),
      articles: message.articles,
      offersAppointment: message.offers_appointment,
      apart: message.set_aside,
      reported: reported.has(message.id),
    }))
    const draft = await findDraft(tx, id, me)
    const found = await findPauseOfConversation(tx, id)
    const pause = found !== null && isRunning({ endsAt: found.ends_at, endedAt: found.ended_at }, ctx.now) ? found : null
    const together = (await listTogether(tx, row, mostTogether)).map((one) => ({
      id: one.id as Id<'conversation'>,
      subject: readSubject(keyOf(ctx, desk, one), one.subject),
    }))
    for (const one of together) permit.record({ actionCode: 'R', objectType: 'conversation', objectId: one.id, detail: 'list' })
    permit.record({ actionCode: 'R', objectType: 'conversation', objectId: id })
    return ok({
      id,
      subject: readSubject(key, row.subject),
      ...factsOf(row, people, me),
      letters,
      urgencyReasons: row.urgency_reasons,
      keyCanBeHanded: mayHandKey(row.channel, hasOwnWay(row)),
      pausedUntil: pause?.ends_at ?? null,
      pause: pause === null ? null : { id: pause.id as Id<'pause'>, until: pause.ends_at, reason: pause.reason as PauseReason },
      apart: row.set_aside_by !== null,
      inStream: row.source_bundle !== null,
      sourceKnown: row.source_bundle !== null && (await findSourceMark(tx, row.source_bundle)) !== null,
      together,
      postcode4: row.postcode4,
      topic: row.topic,
      codeExpires: localDate(row.code_expires_at),
      regime: regimeOf(row.resident_id),
      firstAppointment: row.first_appointment_at === null ? null : localDate(row.first_appointment_at),
      rating: row.rating,
      version: row.version,
      draft:
        draft === null ? null : { text: unsealText(key, draftPlace(me), draft.body), articles: draft.articles, savedAt: draft.saved_at },
      readers: (await listReaders(tx, id)).flatMap((reader) => people.get(reader) ?? []),
      colleagues: colleagues.filter(
        (one) => one.active && one.roles.some((role) => role === 'frontDesk' || role === 'professional' || role === 'coordinator'),
      ),
    })
  })
}
