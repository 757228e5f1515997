/** The shared inbox of the team. */
import { act, listColleagues, type Colleague, type NotPermitted } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { ok, type Result } from '#platform/result.ts'
import type { Instant } from '#platform/time.ts'
import type { Account } from '../rules/conversation.ts'
import type { Urgency } from '../rules/terms.ts'
import { countInbox, listInbox, type ConversationRow, type InboxFilter } from '../sql/conversations.server.ts'
import type { Desk } from './desk.ts'
import { readSubject, unwrapForCentre } from './sealing.server.ts'
import { accountOf, peopleOf } from './work-on-question.server.ts'

export type { InboxFilter }

export type InboxItem = {
  readonly id: Id<'conversation'>
  readonly subject: string
  readonly state: ConversationRow['state']
  readonly assignedTo: Colleague | null
  readonly mine: boolean
  readonly audience: string
  readonly childAgeYears: number | null
  readonly language: string
  readonly channel: string
  readonly urgency: Urgency
  readonly due: Instant
  readonly discipline: string | null
  readonly wantsAppointment: boolean
  readonly escalated: boolean
  readonly lastActivity: Instant
  /** In a list: how many free questions of the same text or the same flood stand behind this one. */
  readonly behind?: number
  readonly pausedUntil: Instant | null
}

export type Inbox = { readonly items: readonly InboxItem[]; readonly counts: Record<InboxFilter, number> }

export const inboxPageSize = 50

/** The shared inbox. One audit row per conversation whose subject is shown (PR-28). */
export async function listQuestions(
  ctx: Context,
  desk: Desk,
  filter: InboxFilter,
  pageNumber: number,
): Promise<Result<Inbox, NotPermitted>> {
  return act(ctx, 'conversation.list', async (tx, permit) => {
    const me = accountOf(ctx)
    const people = peopleOf(await listColleagues(tx))
    const rows = await listInbox(tx, filter, me, { size: inboxPageSize, offset: (pageNumber - 1) * inboxPageSize })
    for (const row of rows) permit.record({ actionCode: 'R', objectType: 'conversation', objectId: row.id, detail: 'list' })
    if (rows.length === 0) permit.record({ actionCode: 'E', detail: 'empty list' })
    const items = rows.map((row): InboxItem => {
      const key = unwrapForCentre(desk.keys, ctx.centreId, row.key_for_centre, row.centre_key_version, row.id as Id<'conversation'>)
      return {
        id: row.id as Id<'conversation'>,
        subject: readSubject(key, row.subject),
        ...factsOf(row, people, me),
        behind: row.behind,
        pausedUntil: row.pausedUntil,
      }
    })
    return ok({ items, counts: await countInbox(tx, me) })
  })
}

type Facts = Omit<InboxItem, 'id' | 'subject' | 'behind' | 'pausedUntil'>
type FactsRow = Pick<
  ConversationRow,
  | 'state'
  | 'assigned_to'
  | 'audience'
  | 'child_age_years'
  | 'language'
  | 'channel'
  | 'urgency'
  | 'due_at'
  | 'discipline'
  | 'wants_appointment'
  | 'escalated_at'
  | 'last_activity_at'
>

/** What stands beside a question, in the inbox and on its own page. */
export function factsOf(row: FactsRow, people: ReadonlyMap<string, Colleague>, me: Account): Facts {
  return {
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
  }
}
