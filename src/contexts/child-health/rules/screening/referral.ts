/**
 * Sending a child on, and the way back: to whom, why, who agreed, before when an answer is expected; the answer; and asking again when none comes.
 * Who agrees follows from the age and is never typed in (PR-04, PR-05: parents under 12, both from 12 to 15, the young person from 16). From 12 to 15 the
 * parents may be done without, with an explanation. A term longer than half a year is no follow-up: our own choice, as are the usual six weeks.
 */
import { err, ok, type Result } from '#platform/result.ts'
import { isSooner, type PlainDate } from '#platform/time.ts'
import { ageBandOn } from '../../../access/public-say.ts'
import { receivers, type Receiver } from '../record/whole-record.ts'

export const agreeing = ['parents', 'young-person'] as const
export type Agreeing = (typeof agreeing)[number]
export const outcomes = ['confirmed', 'not-confirmed', 'being-treated', 'did-not-go', 'no-answer'] as const
export type Outcome = (typeof outcomes)[number]
export const longestReason = 2000
export const usualTerm = { weeks: 6 }
export const askedAgainTerm = { weeks: 2 }
const LONGEST_TERM = { months: 6 }

/** Whose yes a referral needs on a day. */
export function whoAgrees(born: PlainDate | null, on: PlainDate): readonly Agreeing[] {
  if (born === null) return ['parents']
  const band = ageBandOn(born, on)
  if (band === 'under-12') return ['parents']
  return band === '12-15' ? ['parents', 'young-person'] : ['young-person']
}

export type ReferralWish = {
  readonly sentTo: string
  readonly reason: string
  readonly sentOn: PlainDate | null
  readonly feedbackBefore: PlainDate | null
  readonly agreedBy: readonly string[]
  /** Why without the parents, from 12 to 15. */
  readonly without: string
}
export type ReferralFault = {
  readonly field: 'to' | 'why' | 'on' | 'before' | 'agreed' | 'without'
  readonly code:
    | 'choose'
    | 'reason-needed'
    | 'too-long'
    | 'not-a-date'
    | 'in-future'
    | 'before-birth'
    | 'term-needed'
    | 'term-in-past'
    | 'term-too-far'
    | 'parents-needed'
    | 'young-person-needed'
    | 'all-needed'
}
export type CheckedReferral = {
  readonly sentTo: Receiver
  readonly reason: string
  readonly sentOn: PlainDate
  readonly feedbackBefore: PlainDate
  readonly agreedBy: readonly Agreeing[]
}

export function checkReferral(
  wish: ReferralWish,
  { born, today }: { readonly born: PlainDate | null; readonly today: PlainDate },
): Result<CheckedReferral, readonly ReferralFault[]> {
  const { sentOn, feedbackBefore } = wish
  const faults: ReferralFault[] = []
  const sentTo = receivers.find((one) => one === wish.sentTo)
  if (sentTo === undefined) faults.push({ field: 'to', code: 'choose' })
  const reason = [wish.reason.trim(), wish.without.trim()].filter((text) => text !== '').join('\n\n')
  if (wish.reason.trim() === '') faults.push({ field: 'why', code: 'reason-needed' })
  if (reason.length > longestReason) faults.push({ field: 'why', code: 'too-long' })
  if (sentOn === null) faults.push({ field: 'on', code: 'not-a-date' })
  else if (isSooner(today, sentOn)) faults.push({ field: 'on', code: 'in-future' })
  else if (born !== null && isSooner(sentOn, born)) faults.push({ field: 'on', code: 'before-birth' })
  const term = termFault(feedbackBefore, today, LONGEST_TERM)
  if (term !== null) faults.push({ field: 'before', code: term })
  const agreedBy = agreeing.filter((who) => wish.agreedBy.includes(who))
  const missing = agreementFault(whoAgrees(born, sentOn ?? today), agreedBy, wish.without)
  if (missing !== null) faults.push(missing)
  if (faults.length > 0 || sentTo === undefined || sentOn === null || feedbackBefore === null) return err(faults)
  return ok({ sentTo, reason, sentOn, feedbackBefore, agreedBy })
}

function agreementFault(needed: readonly Agreeing[], given: readonly Agreeing[], without: string): ReferralFault | null {
  const missing = needed.filter((who) => !given.includes(who))
  if (missing.length === 0) return null
  if (missing.length === 2) return { field: 'agreed', code: 'all-needed' }
  if (missing[0] === 'young-person') return { field: 'agreed', code: 'young-person-needed' }
  // PR-05: between 12 and 15 the parents can be done without, and then it stands why.
  return needed.length === 2 && without.trim() !== '' ? null : { field: 'agreed', code: 'parents-needed' }
}

function termFault(
  before: PlainDate | null,
  today: PlainDate,
  longest: { readonly months: number },
): 'term-needed' | 'term-in-past' | 'term-too-far' | null {
  if (before === null) return 'term-needed'
  if (isSooner(before, today)) return 'term-in-past'
  return isSooner(today.add(longest), before) ? 'term-too-far' : null
}

export type FeedbackWish = { readonly outcome: string; readonly on: PlainDate | null; readonly words: string }
export type FeedbackFault = {
  readonly field: 'outcome' | 'on' | 'words'
  readonly code: 'choose' | 'not-a-date' | 'in-future' | 'before-sent' | 'too-long' | 'say-what'
}

/** What came back. What was found has to be told; that somebody did not go, or that nothing came, speaks for itself. */
export function checkFeedback(
  { outcome: said, on, words: typed }: FeedbackWish,
  { sentOn, today }: { readonly sentOn: PlainDate; readonly today: PlainDate },
): Result<{ readonly outcome: Outcome; readonly on: PlainDate; readonly words: string }, readonly FeedbackFault[]> {
  const faults: FeedbackFault[] = []
  const outcome = outcomes.find((one) => one === said)
  if (outcome === undefined) faults.push({ field: 'outcome', code: 'choose' })
  if (on === null) faults.push({ field: 'on', code: 'not-a-date' })
  else if (isSooner(today, on)) faults.push({ field: 'on', code: 'in-future' })
  else if (isSooner(on, sentOn)) faults.push({ field: 'on', code: 'before-sent' })
  const words = typed.trim()
  if (words.length > longestReason) faults.push({ field: 'words', code: 'too-long' })
  if (words === '' && (outcome === 'confirmed' || outcome === 'being-treated')) faults.push({ field: 'words', code: 'say-what' })
  return faults.length > 0 || outcome === undefined || on === null ? err(faults) : ok({ outcome, on, words })
}

/** A new day by which an answer is expected, after somebody asked for it; the first one stays, so that late stays late. */
export function checkAskedAgain(
  before: PlainDate | null,
  today: PlainDate,
): Result<PlainDate, 'term-needed' | 'term-in-past' | 'term-too-far'> {
  const fault = termFault(before, today, LONGEST_TERM)
  return fault !== null || before === null ? err(fault ?? 'term-needed') : ok(before)
}
