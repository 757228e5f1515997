/** The record of a child as it is read whole. */
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { Agreeing, Outcome } from '../screening/referral.ts'
import type { Advice, EarlierRound, Step } from '../screening/round.ts'
import type { Measurement, Milestone } from './record.ts'

/** What can be withdrawn here, by its table. */
export const withdrawable = ['measurement', 'milestone', 'screening'] as const
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

export type Screening = EarlierRound & {
  readonly id: Id<'screening'>
  readonly contactId: Id<'contact'> | null
  readonly method: string | null
  readonly instrument: string | null
  readonly score: number | null
  readonly cause: string | null
  readonly advised: Advice['step'] | null
  /** Null: recorded before it was asked, or taken over from somebody who did not tell. */
  readonly decided: Step | null
  readonly recordedBy: Id<'account'>
  readonly words: string | null
}
/** What the family may read of it is the same without the words of professionals. */
export type KeptScreening = Omit<Screening, 'words'> & { readonly words: Buffer | null; readonly keyVersion: number | null }
export type WithdrawnScreening = Omit<Screening, 'words'> & Withdrawn

export type Referral = {
  readonly id: Id<'referral'>
  readonly screeningId: Id<'screening'> | null
  readonly signalId: Id<'signal'> | null
  readonly sentTo: Receiver
  readonly sentOn: PlainDate
  readonly sentBy: Id<'account'>
  /** Who follows it up; null: who sent it. */
  readonly owner: Id<'account'> | null
  readonly agreedBy: readonly Agreeing[] | null
  readonly feedbackBefore: PlainDate
  readonly feedbackOn: PlainDate | null
  readonly outcome: Outcome | null
  readonly askedAgainOn: PlainDate | null
  readonly askedAgainBefore: PlainDate | null
  readonly askedAgain: number | null
  readonly version: number
  readonly reason: string
  readonly feedback: string | null
}
export type KeptReferral = Omit<Referral, 'reason' | 'feedback'> & {
  readonly reason: Buffer
  readonly keyVersion: number
  readonly feedback: Buffer | null
  readonly feedbackKeyVersion: number | null
}
/** The day by which an answer is expected now: asked again, or as at first. */
export const expectedBefore = ({ askedAgainBefore, feedbackBefore }: Pick<Referral, 'askedAgainBefore' | 'feedbackBefore'>): PlainDate =>
  askedAgainBefore ?? feedbackBefore

export const receivers = [
  ...(['general-practitioner', 'audiology-centre', 'eye-doctor', 'orthoptist', 'paediatrician', 'speech-therapist'] as const),
  ...(['physiotherapist', 'dentist', 'psychologist', 'other'] as const),
] as const
export type Receiver = (typeof receivers)[number]
