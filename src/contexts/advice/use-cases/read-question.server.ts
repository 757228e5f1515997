/** One question as the team reads it. */
import { act, listColleagues, type Colleague, type NotPermitted } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, type Instant, type PlainDate } from '#platform/time.ts'
import { mayHandKey } from '../rules/handing-over-a-key.ts'
import type { Urgency } from '../rules/terms.ts'
import { findConversation, findDraft, listMessages, listReaders, rememberReader } from '../sql/conversations.server.ts'
import type { Desk } from './desk.ts'
import type { InboxItem } from './list-questions.server.ts'
import { unsealText } from './sealing.server.ts'
import { accountOf, draftPlace, keyOf, peopleOf, type WorkRefusal } from './work-on-question.server.ts'

export type WorkLetter = {
  readonly id: string
  readonly kind: 'question' | 'reply' | 'answer' | 'note' | 'appointment-wish' | 'handover'
  readonly author: 'asker' | Colleague
  readonly at: Instant
  readonly text: string
  readonly articles: readonly string[]
  readonly offersAppointment: boolean
}

export type WorkQuestion = InboxItem & {
  readonly letters: readonly WorkLetter[]
  readonly urgencyReasons: readonly string[]
  /** The person has no key yet, and can be given one that works once. */
  readonly keyCanBeHanded: boolean
  readonly postcode4: number | null
  readonly topic: string | null
  readonly codeExpires: PlainDate
  readonly rating: string | null
  readonly version: number
  readonly draft: { readonly text: string; readonly articles: readonly string[]; readonly savedAt: Instant } | null
  readonly readers: readonly Colleague[]
  readonly colleagues: readonly Colleague[]
}

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
    const letters = (await listMessages(tx, id)).map((message): WorkLetter => ({
      id: message.id,
      kind: message.kind as WorkLetter['kind'],
      author: (message.account_id === null ? undefined : people.get(message.account_id)) ?? 'asker',
      at: message.at,
      text: unsealText(key, message.id, message.body),
      articles: message.articles,
      offersAppointment: message.offers_appointment,
    }))
    const draft = await findDraft(tx, id, me)
    permit.record({ actionCode: 'R', objectType: 'conversation', objectId: id })
    return ok({
      id,
      subject: unsealText(key, 'subject', row.subject),
      state: row.state,
      assignedTo: row.assigned_to === null ? null : (people.get(row.assigned_to) ?? null),
      mine: row.assigned_to === me,
      audience: row.audience,
      childAgeYears: row.child_age_years,
      language: row.language,
      channel: row.channel,
      urgency: row.urgency as Urgency,
      due: row.due_at,
      discipline: row.discipline,
      wantsAppointment: row.wants_appointment,
      escalated: row.escalated_at !== null,
      lastActivity: row.last_activity_at,
      letters,
      urgencyReasons: row.urgency_reasons,
      keyCanBeHanded: mayHandKey(row.channel, row.code_confirmed_at !== null),
      postcode4: row.postcode4,
      topic: row.topic,
      codeExpires: localDate(row.code_expires_at),
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
