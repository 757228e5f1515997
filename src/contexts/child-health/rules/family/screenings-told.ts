/**
 * What the family reads of screenings and referrals: what was done, the result and what comes next; to whom the child was sent, when an answer is expected and
 * whether it came. Not the words of professionals: those are in the file, which the family may ask for whole. Nothing in it is about another person (PR-10).
 */
import { expectedBefore, type KeptReferral, type KeptScreening, type Referral, type Screening } from '../record/whole-record.ts'
import type { PlainDate } from '#platform/time.ts'

export type ToldScreening = Pick<
  Screening,
  'id' | 'kind' | 'round' | 'heldOn' | 'result' | 'rightValue' | 'leftValue' | 'repeatBefore' | 'decided'
>
export type ToldReferral = Pick<Referral, 'id' | 'screeningId' | 'sentTo' | 'sentOn' | 'feedbackOn' | 'outcome'> & {
  readonly before: PlainDate
}

export function toldScreening(one: KeptScreening): ToldScreening {
  const { id, kind, round, heldOn, result, rightValue, leftValue, repeatBefore, decided } = one
  return { id, kind, round, heldOn, result, rightValue, leftValue, repeatBefore, decided }
}

export function toldReferral(one: KeptReferral): ToldReferral {
  const { id, screeningId, sentTo, sentOn, feedbackOn, outcome } = one
  return { id, screeningId, sentTo, sentOn, feedbackOn, outcome, before: expectedBefore(one) }
}
