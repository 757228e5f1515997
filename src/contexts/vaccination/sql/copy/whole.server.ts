/** Everything of vaccination about one person, also what was withdrawn or ended: for who keeps a copy of the record. Of answers only what the reader said (PR-10). */
import { sql } from 'kysely'
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { Says } from '../../rules/answers.ts'
import type { Deviation } from '../../rules/check-dose.ts'
import type { Elsewhere, Site, WithdrawnWhy } from '../../rules/dose.ts'
import type { RefrainKind } from '../../rules/refrain.ts'
import type { SideEffect } from '../../rules/side-effect.ts'

export type Sealed = { readonly id: string; readonly sealed: Buffer | null; readonly version: number | null }

export type CopiedDose = {
  readonly id: string
  readonly vaccine: Vaccine
  readonly on: PlainDate
  readonly batchNumber: string | null
  readonly product: string | null
  readonly recalledOn: PlainDate | null
  readonly site: Site | null
  readonly elsewhere: Elsewhere | null
  readonly deviates: Deviation | null
  readonly place: string | null
  readonly givenBy: string | null
  readonly withdrawnAt: Instant | null
  readonly withdrawnWhy: WithdrawnWhy | null
}
export type SealedEffect = Sealed & Pick<SideEffect, 'beganOn' | 'endedOn' | 'kinds' | 'toldBy' | 'reportedOn'> & { readonly dose: string }
export type SealedRefrain = Sealed & {
  readonly vaccine: Vaccine
  readonly kind: RefrainKind
  readonly untilDay: PlainDate | null
  readonly decidedOn: PlainDate
  readonly endedAt: Instant | null
}
export type SealedWish = Sealed & { readonly vaccine: Vaccine; readonly decidedOn: PlainDate; readonly endedAt: Instant | null }
export type CopiedAnswer = {
  readonly vaccine: Vaccine
  readonly says: Says
  readonly how: 'own-page' | 'here' | 'by-word' | 'on-paper'
  readonly at: Instant
}
export type CopiedRequest = {
  readonly session: string
  readonly on: PlainDate
  readonly attempt: number
  readonly channel: 'own-page' | 'mail' | 'letter' | 'phone'
}
export type CopiedSession = {
  readonly session: string
  readonly on: PlainDate
  readonly place: string
  readonly class: string
  readonly triage: 'not-yet' | 'may' | 'doctor-first' | 'not-today'
  readonly attendance: 'not-yet' | 'present' | 'absent-school' | 'absent-session'
  readonly removedWhy: string | null
}
export type CopiedEarlierWord = {
  readonly id: string
  readonly vaccine: Vaccine
  readonly says: Says | 'considered-wish'
  readonly at: Instant
  /** The organisation that heard it. */
  readonly to: string
}
export type CopiedRecallCall = {
  readonly at: Instant
  readonly batchNumber: string
  readonly outcome: 'reached' | 'message-left' | 'no-answer' | 'letter-sent'
}
export type CopiedResult = { readonly session: string; readonly vaccine: Vaccine; readonly result: string }

export async function copyDoses(tx: Tx, personId: Id<'person'>): Promise<CopiedDose[]> {
  const { rows } = await sql<CopiedDose>`
    select d.id, d.vaccine, d.given_on as "on", coalesce(b.number, d.batch_number) as "batchNumber", coalesce(b.product, d.product) as product,
      b.recalled_on as "recalledOn", d.site, d.elsewhere, d.deviates, l.name as place, d.given_by as "givenBy", d.withdrawn_at as "withdrawnAt",
      d.withdrawn_why as "withdrawnWhy"
    from vaccination.dose d left join vaccination.batch b on b.centre_id = d.centre_id and b.id = d.batch_id
      left join vaccination.location l on l.centre_id = d.centre_id and l.id = d.location_id
    where d.person_id = ${personId}::uuid order by d.given_on, d.vaccine, d.id`.execute(tx)
  return rows
}

export async function copyEffects(tx: Tx, personId: Id<'person'>): Promise<SealedEffect[]> {
  const { rows } = await sql<SealedEffect>`
    select id, dose_id as dose, began_on as "beganOn", ended_on as "endedOn", kinds, told_by as "toldBy", reported_on as "reportedOn", words as sealed,
      centre_key_version as version
    from vaccination.side_effect where person_id = ${personId}::uuid order by began_on, id`.execute(tx)
  return rows
}

export async function copyRefrains(tx: Tx, personId: Id<'person'>): Promise<SealedRefrain[]> {
  const { rows } = await sql<SealedRefrain>`
    select id, vaccine, kind, until_day as "untilDay", decided_on as "decidedOn", ended_at as "endedAt", reason as sealed, centre_key_version as version
    from vaccination.refrain where person_id = ${personId}::uuid order by decided_on, id`.execute(tx)
  return rows
}

export async function copyWishes(tx: Tx, personId: Id<'person'>): Promise<SealedWish[]> {
  const { rows } = await sql<SealedWish>`
    select id, vaccine, decided_on as "decidedOn", ended_at as "endedAt", explanation as sealed, centre_key_version as version
    from vaccination.considered_wish where person_id = ${personId}::uuid order by decided_on, id`.execute(tx)
  return rows
}

/** `reader`: what this person said, and nobody else. */
export async function copyAnswers(tx: Tx, personId: Id<'person'>, reader: string): Promise<CopiedAnswer[]> {
  const { rows } = await sql<CopiedAnswer>`
    select vaccine, says, how, said_at as "at" from vaccination.answer
    where person_id = ${personId}::uuid and said_by = ${reader}::uuid order by said_at, id`.execute(tx)
  return rows
}

export async function copyRequests(tx: Tx, personId: Id<'person'>, reader: string): Promise<CopiedRequest[]> {
  const { rows } = await sql<CopiedRequest>`
    select s.name as session, r.asked_on as "on", r.attempt, r.channel
    from vaccination.answer_request r join vaccination.session s on s.centre_id = r.centre_id and s.id = r.session_id
    where r.person_id = ${personId}::uuid and r.asked_of = ${reader}::uuid order by r.asked_on, r.id`.execute(tx)
  return rows
}

export async function copySessions(tx: Tx, personId: Id<'person'>): Promise<CopiedSession[]> {
  const { rows } = await sql<CopiedSession>`
    select s.name as session, s.held_on as "on", l.name as place, c.class, c.triage, c.attendance, c.removed_why as "removedWhy"
    from vaccination.session_child c join vaccination.session s on s.centre_id = c.centre_id and s.id = c.session_id
      join vaccination.location l on l.centre_id = s.centre_id and l.id = s.location_id
    where c.person_id = ${personId}::uuid order by s.held_on, s.id`.execute(tx)
  return rows
}

export async function copyResults(tx: Tx, personId: Id<'person'>): Promise<CopiedResult[]> {
  const { rows } = await sql<CopiedResult>`
    select s.name as session, r.vaccine, r.result
    from vaccination.session_result r join vaccination.session s on s.centre_id = r.centre_id and s.id = r.session_id
    where r.person_id = ${personId}::uuid order by s.held_on, s.id, r.vaccine`.execute(tx)
  return rows
}

export type CopiedScheme = { readonly chosen: string | null; readonly chosenWhy: string | null; readonly registerConsent: boolean | null }

/** Without what is known of the mother, which is about somebody else (PR-17). */
export async function copyScheme(tx: Tx, personId: Id<'person'>): Promise<CopiedScheme[]> {
  const { rows } = await sql<CopiedScheme>`
    select chosen, chosen_why as "chosenWhy", register_consent as "registerConsent" from vaccination.scheme where person_id = ${personId}::uuid`.execute(
    tx,
  )
  return rows
}

/** What the reader said to an organisation before. */
export async function copyEarlierWords(tx: Tx, personId: Id<'person'>, reader: string): Promise<(CopiedEarlierWord & Sealed)[]> {
  const { rows } = await sql<CopiedEarlierWord & Sealed>`
    select id, vaccine, says, said_at as "at", said_to as "to", explanation as sealed, centre_key_version as version from vaccination.earlier_word
    where person_id = ${personId}::uuid and said_by = ${reader}::uuid order by said_at, id`.execute(tx)
  return rows
}

export async function copyRecallCalls(tx: Tx, personId: Id<'person'>): Promise<CopiedRecallCall[]> {
  const { rows } = await sql<CopiedRecallCall>`
    select noted_at as "at", number as "batchNumber", outcome from vaccination.recall_call where person_id = ${personId}::uuid order by noted_at, id`.execute(
    tx,
  )
  return rows
}
