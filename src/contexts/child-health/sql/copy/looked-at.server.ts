/** What was measured, seen, screened, signalled and referred, also what was withdrawn: whole, for who keeps a copy of the record. Row-level security leaves out what is kept back. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { Measure, MilestoneAnswer } from '../../rules/record/record.ts'
import type { Referral, Screening, Signal } from '../../rules/record/whole-record.ts'
import type { TypedMeasure } from '../../rules/record/child-facts.ts'

export type Sealed = { readonly sealed: Buffer | null; readonly version: number | null }
export type WithdrawnWhy = 'typing' | 'other-child' | 'measured-wrong' | 'transfer'
type Withdrawn = { readonly withdrawnAt: Instant | null; readonly withdrawnWhy: WithdrawnWhy | null }
/** `visit` is the contact in which it was; null: beside one. */
type InVisit = { readonly visit: string | null }

export type CopiedMeasurement = InVisit &
  Withdrawn & { readonly on: PlainDate; readonly measure: Measure; readonly value: number; readonly lying: boolean | null }
export type CopiedMilestone = InVisit &
  Withdrawn & { readonly on: PlainDate; readonly item: string; readonly side: 'none' | 'right' | 'left'; readonly answer: MilestoneAnswer }
export type CopiedScreening = InVisit &
  Withdrawn &
  Pick<
    Screening,
    'kind' | 'round' | 'result' | 'rightValue' | 'leftValue' | 'method' | 'instrument' | 'score' | 'cause' | 'decided' | 'repeatBefore'
  > & {
    readonly on: PlainDate
    readonly words: string | null
  }
export type SealedScreening = Omit<CopiedScreening, 'words'> & Sealed & { readonly id: string }
export type CopiedSignal = InVisit &
  Pick<Signal, 'source' | 'code' | 'refer' | 'decision' | 'decidedOn' | 'followUpBefore' | 'followedUpOn'> & { readonly on: PlainDate }
export type SealedReferral = InVisit &
  Pick<Referral, 'id' | 'sentTo' | 'sentOn' | 'agreedBy' | 'askedAgainOn' | 'feedbackBefore' | 'feedbackOn' | 'outcome'> & {
    readonly reason: Buffer
    readonly version: number
    readonly feedback: Buffer | null
    readonly feedbackVersion: number | null
  }
export type CopiedHomeMeasurement = {
  readonly on: PlainDate
  readonly measure: TypedMeasure
  readonly value: number
  readonly toldBy: string
  readonly removedAt: Instant | null
}

export async function copyMeasurements(tx: Tx, personId: Id<'person'>): Promise<CopiedMeasurement[]> {
  const { rows } = await sql<CopiedMeasurement>`
    select measured_on as "on", measure, value, recumbent as lying, contact_id as visit, withdrawn_at as "withdrawnAt", withdrawn_why as "withdrawnWhy"
    from child_health.measurement where person_id = ${personId}::uuid order by measured_on, measure, id`.execute(tx)
  return rows
}

export async function copyMilestones(tx: Tx, personId: Id<'person'>): Promise<CopiedMilestone[]> {
  const { rows } = await sql<CopiedMilestone>`
    select observed_on as "on", item, side, answer, contact_id as visit, withdrawn_at as "withdrawnAt", withdrawn_why as "withdrawnWhy"
    from child_health.milestone where person_id = ${personId}::uuid order by observed_on, id`.execute(tx)
  return rows
}

export async function copyScreenings(tx: Tx, personId: Id<'person'>): Promise<SealedScreening[]> {
  const { rows } = await sql<SealedScreening>`
    select id, cause, decided, words as sealed, centre_key_version as version, held_on as "on", kind, round, result, right_value as "rightValue", left_value as "leftValue", method, instrument, score::float8 as score,
      repeat_before as "repeatBefore", contact_id as visit, withdrawn_at as "withdrawnAt", withdrawn_why as "withdrawnWhy"
    from child_health.screening where person_id = ${personId}::uuid order by held_on, round, id`.execute(tx)
  return rows
}

export async function copySignals(tx: Tx, personId: Id<'person'>): Promise<CopiedSignal[]> {
  const { rows } = await sql<CopiedSignal>`
    select raised_on as "on", source, code, refer, decision, decided_on as "decidedOn", follow_up_before as "followUpBefore",
      followed_up_on as "followedUpOn", contact_id as visit
    from child_health.signal where person_id = ${personId}::uuid order by raised_on, source, id`.execute(tx)
  return rows
}

export async function copyReferrals(tx: Tx, personId: Id<'person'>): Promise<SealedReferral[]> {
  const { rows } = await sql<SealedReferral>`
    select id, sent_to as "sentTo", sent_on as "sentOn", agreed_by as "agreedBy", asked_again_on as "askedAgainOn", feedback_before as "feedbackBefore", feedback_on as "feedbackOn", outcome, contact_id as visit,
      reason, centre_key_version as version, feedback, feedback_key_version as "feedbackVersion"
    from child_health.referral where person_id = ${personId}::uuid order by sent_on, id`.execute(tx)
  return rows
}

export async function copyHomeMeasurements(tx: Tx, personId: Id<'person'>): Promise<CopiedHomeMeasurement[]> {
  const { rows } = await sql<CopiedHomeMeasurement>`
    select measured_on as "on", measure, value, told_by as "toldBy", removed_at as "removedAt"
    from child_health.own_measurement where person_id = ${personId}::uuid order by measured_on, measure, id`.execute(tx)
  return rows
}
