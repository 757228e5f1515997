/** Contacts with their words, and what goes around them: invitations, what was missed, what the reader told, and where the record went. Row-level security leaves out what is kept back. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { NotePart } from '../../rules/contact/contact-form.ts'
import type { Companion, ContactOutcome, ContactStatus } from '../../rules/record/record.ts'
import type { Sealed } from './looked-at.server.ts'

export type SealedVisit = Sealed & {
  readonly id: string
  readonly kind: 'planned' | 'extra'
  readonly moment: string | null
  readonly from: PlainDate
  readonly until: PlainDate
  readonly status: ContactStatus
  readonly outcome: ContactOutcome | null
  readonly form: string | null
  readonly plannedAt: Instant | null
  readonly heldOn: PlainDate | null
  readonly heldBy: string | null
  readonly companion: Companion | null
}
export type SealedWords = Sealed & { readonly id: string; readonly visit: string; readonly part: NotePart }
export type SealedFinding = Sealed & {
  readonly id: string
  readonly visit: string
  readonly topic: string
  readonly result: 'fine' | 'attention'
}
export type CopiedAdvice = { readonly visit: string; readonly topic: string; readonly advice: string }
export type CopiedInvitation = {
  readonly subject: string
  readonly attempt: number
  readonly channel: 'own-page' | 'mail' | 'letter'
  readonly on: PlainDate
  readonly notReachedOn: PlainDate | null
}
export type CopiedMissed = {
  readonly visit: string
  readonly plannedAt: Instant | null
  readonly outcome: Exclude<ContactOutcome, '01'>
  readonly on: PlainDate
}
export type CopiedTransfer = {
  readonly direction: 'in' | 'out'
  readonly otherParty: string
  readonly reason: 'moved' | 'turned-18' | 'asked'
  readonly ground: 'told-no-objection' | 'asked-by-family' | null
  readonly at: Instant
}
export type SealedTopic = Sealed & {
  readonly id: string
  readonly topic: string
  readonly at: Instant
  readonly visit: string | null
  readonly removedAt: Instant | null
}
export type SealedQuestionnaire = Sealed & {
  readonly id: string
  readonly instrument: string
  readonly informant: 'parent' | 'young-person' | 'professional'
  readonly on: PlainDate
  readonly visit: string | null
}

export async function copyVisits(tx: Tx, personId: Id<'person'>): Promise<SealedVisit[]> {
  const { rows } = await sql<SealedVisit>`
    select id, kind, moment, due_from as "from", due_until as "until", status, outcome, form, planned_at as "plannedAt", held_on as "heldOn",
      held_by as "heldBy", companion, indication as sealed, centre_key_version as version
    from child_health.contact where person_id = ${personId}::uuid order by coalesce(held_on, due_on), id`.execute(tx)
  return rows
}

export async function copyWords(tx: Tx, personId: Id<'person'>): Promise<SealedWords[]> {
  const { rows } = await sql<SealedWords>`
    select id, contact_id as visit, part, words as sealed, centre_key_version as version
    from child_health.contact_note where person_id = ${personId}::uuid order by contact_id, id`.execute(tx)
  return rows
}

export async function copyFindings(tx: Tx, personId: Id<'person'>): Promise<SealedFinding[]> {
  const { rows } = await sql<SealedFinding>`
    select id, contact_id as visit, topic, result, remark as sealed, centre_key_version as version
    from child_health.finding where person_id = ${personId}::uuid order by contact_id, id`.execute(tx)
  return rows
}

export async function copyAdvice(tx: Tx, personId: Id<'person'>): Promise<CopiedAdvice[]> {
  const { rows } = await sql<CopiedAdvice>`
    select contact_id as visit, topic, advice from child_health.advice where person_id = ${personId}::uuid order by contact_id, id`.execute(
    tx,
  )
  return rows
}

export async function copyInvitations(tx: Tx, personId: Id<'person'>): Promise<CopiedInvitation[]> {
  const { rows } = await sql<CopiedInvitation>`
    select subject, attempt, channel, invited_on as "on", not_reached_on as "notReachedOn"
    from child_health.invitation where person_id = ${personId}::uuid order by invited_on, id`.execute(tx)
  return rows
}

/** That an appointment was missed; what professionals weighed and did about it is not among it (rules/copy/what-is-told). */
export async function copyMissed(tx: Tx, personId: Id<'person'>): Promise<CopiedMissed[]> {
  const { rows } = await sql<CopiedMissed>`
    select contact_id as visit, planned_at as "plannedAt", outcome, recorded_on as "on"
    from child_health.missed where person_id = ${personId}::uuid order by recorded_on, id`.execute(tx)
  return rows
}

export async function copyTransfers(tx: Tx, personId: Id<'person'>): Promise<CopiedTransfer[]> {
  const { rows } = await sql<CopiedTransfer>`
    select direction, other_party as "otherParty", reason, ground, made_at as "at"
    from child_health.transfer where person_id = ${personId}::uuid order by made_at, id`.execute(tx)
  return rows
}

/** Of the reader alone. */
export async function copyTopics(tx: Tx, personId: Id<'person'>): Promise<SealedTopic[]> {
  const { rows } = await sql<SealedTopic>`
    select id, topic, asked_at as "at", contact_id as visit, removed_at as "removedAt", words as sealed, centre_key_version as version
    from child_health.topic where person_id = ${personId}::uuid order by asked_at, id`.execute(tx)
  return rows
}

/** Of the reader alone. */
export async function copyQuestionnaires(tx: Tx, personId: Id<'person'>): Promise<SealedQuestionnaire[]> {
  const { rows } = await sql<SealedQuestionnaire>`
    select id, instrument, informant, filled_on as "on", contact_id as visit, answers as sealed, centre_key_version as version
    from child_health.questionnaire where person_id = ${personId}::uuid order by filled_on, id`.execute(tx)
  return rows
}

export type CopiedReply = {
  readonly at: Instant
  /** What the invitation was for. */
  readonly subject: string
  readonly says: 'suits' | 'other-time' | 'put-off'
  readonly dayPart: 'morning' | 'afternoon' | 'after-school' | null
  readonly putOffUntil: PlainDate | null
}

/** `reader`: what this person said, and nobody else. */
export async function copyReplies(tx: Tx, personId: Id<'person'>, reader: string): Promise<CopiedReply[]> {
  const { rows } = await sql<CopiedReply>`
    select a.answered_at as "at", i.subject, a.says, a.day_part as "dayPart", a.put_off_until as "putOffUntil"
    from child_health.invitation_answer a join child_health.invitation i on i.centre_id = a.centre_id and i.id = a.invitation_id
    where a.person_id = ${personId}::uuid and a.answered_by = ${reader}::uuid order by a.answered_at, a.id`.execute(tx)
  return rows
}
