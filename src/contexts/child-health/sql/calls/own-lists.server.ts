/** For the lists of one colleague: what is open of the children that may be seen. Row-level security leaves out the others. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { InvitationAnswer } from '../../rules/family/invitation-answer.ts'

/** Those whose record the actor may read, by a standing of the own: no emergency of somebody else. */
export async function listMyChildren(tx: Tx): Promise<Id<'person'>[]> {
  const { rows } = await sql<{ id: Id<'person'> }>`select access.my_people('read', 'healthPieces') as id`.execute(tx)
  return rows.map(({ id }) => id)
}

export type OpenContact = {
  readonly id: Id<'contact'>
  readonly personId: Id<'person'>
  readonly kind: 'planned' | 'extra'
  readonly moment: string | null
  readonly status: string
  readonly dueFrom: PlainDate
  readonly dueOn: PlainDate
  readonly dueUntil: PlainDate
  readonly plannedAt: Instant | null
  readonly plannedWith: Id<'account'> | null
}

/** What was begun and not closed, what stands in an agenda, and extra contacts that wait. */
export async function listOpenContacts(tx: Tx, ids: readonly string[]): Promise<OpenContact[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('child_health.contact')
    .select([
      ...(['id', 'person_id as personId', 'kind', 'moment', 'status', 'due_from as dueFrom', 'due_on as dueOn'] as const),
      ...(['due_until as dueUntil', 'planned_at as plannedAt', 'planned_with as plannedWith'] as const),
    ])
    .where('person_id', 'in', ids)
    .where('status', 'in', ['due', 'invited', 'begun', 'not-realised', 'cancelled'])
    .where((eb) => eb.or([eb('status', '=', 'begun'), eb('planned_at', 'is not', null), eb('kind', '=', 'extra')]))
    .orderBy('planned_at')
    .orderBy('due_on')
    .orderBy('id')
    .execute()
  return rows as OpenContact[]
}

export type NotReached = {
  readonly personId: Id<'person'>
  readonly subject: string
  readonly attempt: number
  readonly notReachedOn: PlainDate
}

/** The newest invitation of a child for a subject, when it did not arrive. */
export async function listNotReached(tx: Tx, ids: readonly string[]): Promise<NotReached[]> {
  const { rows } = await sql<NotReached>`
    select person_id as "personId", subject, attempt, not_reached_on as "notReachedOn" from (
      select distinct on (person_id, subject) i.*, c.status from child_health.invitation i
        left join child_health.contact c on c.centre_id = i.centre_id and c.id = i.contact_id
      where i.person_id = any(${ids}::uuid[]) order by person_id, subject, attempt desc) as newest
    where not_reached_on is not null and (status is null or status not in ('realised', 'begun')) order by not_reached_on, person_id`.execute(
    tx,
  )
  return rows
}

export type OpenReferral = {
  readonly id: Id<'referral'>
  readonly personId: Id<'person'>
  readonly sentTo: string
  readonly sentOn: PlainDate
  /** As at first, or since it was asked after. */
  readonly before: PlainDate
  readonly owner: Id<'account'>
}

/** Sent on to somebody from whom nothing came back. */
export async function listOpenReferrals(tx: Tx, ids: readonly string[]): Promise<OpenReferral[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<OpenReferral>`
    select id, person_id as "personId", sent_to as "sentTo", sent_on as "sentOn", coalesce(asked_again_before, feedback_before) as before,
      coalesce(owner, sent_by) as owner
    from child_health.referral where person_id = any(${ids}::uuid[]) and feedback_on is null order by before, id`.execute(tx)
  return rows
}

export type OpenSignal = { readonly personId: Id<'person'>; readonly source: string; readonly before: PlainDate }

/** A signal that somebody would follow up, and that was not. */
export async function listOpenSignals(tx: Tx, ids: readonly string[]): Promise<OpenSignal[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('child_health.signal')
    .select(['person_id as personId', 'source', 'follow_up_before as before'])
    .where('person_id', 'in', ids)
    .where('follow_up_before', 'is not', null)
    .where('followed_up_on', 'is', null)
    .orderBy('follow_up_before')
    .orderBy('id')
    .execute()
  return rows as OpenSignal[]
}

export type Reply = InvitationAnswer & {
  readonly personId: Id<'person'>
  readonly contactId: Id<'contact'>
  readonly subject: string
  readonly answeredAt: Instant
}

/** What each of the family said last to the newest invitation of a contact that waits: at another time, or later. The word of one does not undo that of another. */
export async function listReplies(tx: Tx, ids: readonly string[]): Promise<Reply[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Reply>`
    with newest as (select distinct on (i.contact_id) i.id, i.person_id, i.contact_id, i.subject from child_health.invitation i
        join child_health.contact c on c.centre_id = i.centre_id and c.id = i.contact_id and c.status in ('due', 'invited', 'not-realised', 'cancelled')
        where i.person_id = any(${ids}::uuid[]) order by i.contact_id, i.attempt desc),
      last as (select distinct on (a.invitation_id, a.answered_by) a.* from child_health.invitation_answer a join newest n on n.id = a.invitation_id
        where a.person_id = any(${ids}::uuid[]) order by a.invitation_id, a.answered_by, a.answered_at desc, a.id desc)
    select n.person_id as "personId", n.contact_id as "contactId", n.subject, l.says, l.day_part as "dayPart", l.put_off_until as "putOffUntil",
      l.answered_at as "answeredAt" from newest n join last l on l.invitation_id = n.id where l.says <> 'suits' order by l.answered_at, n.person_id`.execute(
    tx,
  )
  return rows
}
