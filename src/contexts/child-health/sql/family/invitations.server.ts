import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { InvitationAnswer } from '../../rules/family/invitation-answer.ts'

export type KeptInvitationAnswer = InvitationAnswer & {
  readonly invitationId: Id<'invitation'>
  readonly answeredBy: Id<'person'>
  readonly answeredAt: Instant
}
export type SentInvitation = {
  readonly id: Id<'invitation'>
  readonly subject: string
  readonly attempt: number
  readonly channel: 'own-page' | 'mail' | 'letter'
  readonly invitedOn: PlainDate
  /** What it is for; null: a vaccination. */
  readonly contact: {
    readonly id: Id<'contact'>
    readonly status: string
    readonly outcome: string | null
    readonly plannedAt: Instant | null
  } | null
}

/** Since a day, the newest first. */
export async function listInvitations(tx: Tx, personId: Id<'person'>, since: PlainDate): Promise<SentInvitation[]> {
  const rows = await tx
    .selectFrom('child_health.invitation as i')
    .leftJoin('child_health.contact as c', (join) => join.onRef('c.centre_id', '=', 'i.centre_id').onRef('c.id', '=', 'i.contact_id'))
    .select([
      ...(['i.id', 'i.subject', 'i.attempt', 'i.channel', 'i.invited_on as invitedOn', 'c.id as contactId', 'c.status'] as const),
      ...(['c.outcome', 'c.planned_at as plannedAt'] as const),
    ])
    .where('i.person_id', '=', personId)
    .where('i.invited_on', '>=', since)
    .orderBy('i.invited_on', 'desc')
    .orderBy('i.id', 'desc')
    .execute()
  return rows.map(({ contactId, status, outcome, plannedAt, ...row }) => ({
    ...row,
    contact: contactId === null || status === null ? null : { id: contactId, status, outcome, plannedAt },
  })) as SentInvitation[] // ids are of these tables, and the check of the table keeps the channels
}

/** Of this child; null: no such invitation. */
export async function findInvitedContact(
  tx: Tx,
  personId: Id<'person'>,
  id: Id<'invitation'>,
): Promise<Pick<SentInvitation, 'contact'> | null> {
  const row = await tx
    .selectFrom('child_health.invitation as i')
    .leftJoin('child_health.contact as c', (join) => join.onRef('c.centre_id', '=', 'i.centre_id').onRef('c.id', '=', 'i.contact_id'))
    .select(['c.id as contactId', 'c.status', 'c.outcome', 'c.planned_at as plannedAt'])
    .where('i.person_id', '=', personId)
    .where('i.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  const { contactId, status, outcome, plannedAt } = row
  return { contact: contactId === null || status === null ? null : { id: contactId as Id<'contact'>, status, outcome, plannedAt } }
}

export async function insertInvitationAnswer(
  tx: Tx,
  centreId: string,
  personId: Id<'person'>,
  { id, invitationId, says, dayPart, putOffUntil, answeredBy, answeredAt }: KeptInvitationAnswer & { readonly id: Id<'invitationAnswer'> },
): Promise<void> {
  await tx
    .insertInto('child_health.invitation_answer')
    .values({
      ...{ centre_id: centreId, id, person_id: personId, invitation_id: invitationId, says, day_part: dayPart },
      ...{ put_off_until: putOffUntil, answered_by: answeredBy, answered_at: answeredAt },
    })
    .execute()
}

/** Of these children the last word of each person on each invitation, the newest first; to a resident row-level security shows the own words (PR-10). */
export async function listInvitationAnswers(
  tx: Tx,
  personIds: readonly string[],
): Promise<(KeptInvitationAnswer & { readonly personId: Id<'person'> })[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<KeptInvitationAnswer & { readonly personId: Id<'person'> }>`
    with last as (select distinct on (a.invitation_id, a.answered_by) a.* from child_health.invitation_answer a
      where a.person_id = any(${personIds}::uuid[]) order by a.invitation_id, a.answered_by, a.answered_at desc, a.id desc)
    select invitation_id as "invitationId", person_id as "personId", says, day_part as "dayPart", put_off_until as "putOffUntil",
      answered_by as "answeredBy", answered_at as "answeredAt" from last order by answered_at desc, id desc`.execute(tx)
  return rows
}
