/** The record of a child as it is read whole. */
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { Measurement, Milestone } from './record.ts'

/** What can be withdrawn here, by its table. */
export const withdrawable = ['measurement', 'milestone'] as const
export type Withdrawable = (typeof withdrawable)[number]
export const withdrawalReasons = ['typing', 'other-child', 'measured-wrong'] as const
/** `transfer` is given by the product when a record came in again. */
export type WithdrawalReason = (typeof withdrawalReasons)[number] | 'transfer'
export type Withdrawn = { readonly withdrawnAt: Instant; readonly withdrawnBy: Id<'account'>; readonly why: WithdrawalReason }
export type WithdrawnMeasurement = Omit<Measurement, 'contactId'> & Withdrawn
export type WithdrawnMilestone = Omit<Milestone, 'contactId'> & Withdrawn

export type Signal = {
  readonly id: Id<'signal'>
  readonly contactId: Id<'contact'> | null
  readonly raisedOn: PlainDate
  readonly source: 'height' | 'weight' | 'head' | 'language' | 'development' | 'screening' | 'psychosocial'
  readonly code: string
  readonly refer: boolean
  readonly decision: 'seen' | 'watch' | 'refer' | 'no-action' | null
  readonly decidedBy: Id<'account'> | null
  readonly decidedOn: PlainDate | null
  readonly followUpBefore: PlainDate | null
  readonly followedUpOn: PlainDate | null
}

export type Screening = {
  readonly id: Id<'screening'>
  readonly kind: 'heel-prick' | 'hearing-newborn' | 'eye' | 'acuity' | 'hearing' | 'motor' | 'language' | 'psychosocial'
  readonly round: number
  readonly heldOn: PlainDate
  readonly result: 'sufficient' | 'insufficient' | 'doubtful' | 'refused' | 'not-possible'
  readonly rightValue: number | null
  readonly leftValue: number | null
  readonly instrument: string | null
  readonly score: number | null
  readonly repeatBefore: PlainDate | null
}

export type Referral = {
  readonly id: Id<'referral'>
  readonly sentTo: (typeof receivers)[number]
  readonly sentOn: PlainDate
  readonly feedbackBefore: PlainDate
  readonly feedbackOn: PlainDate | null
  readonly outcome: 'confirmed' | 'not-confirmed' | 'being-treated' | 'did-not-go' | 'no-answer' | null
  readonly reason: string
}
export type KeptReferral = Omit<Referral, 'reason'> & { readonly reason: Buffer; readonly keyVersion: number }

export const receivers = [
  ...(['general-practitioner', 'audiology-centre', 'eye-doctor', 'orthoptist', 'paediatrician', 'speech-therapist'] as const),
  ...(['physiotherapist', 'dentist', 'psychologist', 'other'] as const),
] as const
