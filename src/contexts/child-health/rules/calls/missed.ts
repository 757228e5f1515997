/**
 * When a child was not there. "Was not brought" puts it the way it is: a child does not miss an appointment, somebody has to bring it. Whether it missed care
 * that it needs, a professional decides, with reasons; then somebody has it in hand, with a term, until it is written down what was done.
 */
import { err, ok, type Result } from '#platform/result.ts'
import { isSooner, type PlainDate } from '#platform/time.ts'

/** BDS W0690: 02 no notice, 03 with notice, 04 late notice, 05 no interest, 06 by agreement, 07 cancelled by us. */
export const missedOutcomes = ['02', '03', '04', '05', '06', '07'] as const
export type MissedOutcome = (typeof missedOutcomes)[number]
export const missedDecisions = ['not-brought', 'no-concern'] as const
export type MissedDecision = (typeof missedDecisions)[number]
export const doneWays = ['spoke-with-family', 'planned-again', 'home-visit', 'consulted', 'reported'] as const
export type Done = (typeof doneWays)[number]

/** Only what the family left is decided about: by agreement and by ourselves it is clear. */
export function needsDecision(outcome: MissedOutcome): boolean {
  return outcome !== '06' && outcome !== '07'
}

export type Verdict = {
  readonly decision: MissedDecision
  readonly owner: string | null
  readonly followUpBefore: PlainDate | null
  readonly reason: string
}

export type VerdictRefusal =
  | { readonly kind: 'no-reason' }
  | { readonly kind: 'too-long' }
  /** A concern without somebody who has it in hand. */
  | { readonly kind: 'no-owner' }
  | { readonly kind: 'no-term' }
  | { readonly kind: 'term-in-past' }
  | { readonly kind: 'term-too-far' }

export const longestWords = 2000
/** A follow-up that may wait longer than this is none: our own choice. */
export const longestTermDays = 92

export function checkVerdict(verdict: Verdict, owners: ReadonlySet<string>, today: PlainDate): Result<Verdict, VerdictRefusal> {
  const reason = verdict.reason.trim()
  if (reason === '') return err({ kind: 'no-reason' })
  if (reason.length > longestWords) return err({ kind: 'too-long' })
  if (verdict.decision === 'no-concern') return ok({ ...verdict, reason, owner: null, followUpBefore: null })
  const { owner, followUpBefore } = verdict
  if (owner === null || !owners.has(owner)) return err({ kind: 'no-owner' })
  if (followUpBefore === null) return err({ kind: 'no-term' })
  if (isSooner(followUpBefore, today)) return err({ kind: 'term-in-past' })
  if (isSooner(today.add({ days: longestTermDays }), followUpBefore)) return err({ kind: 'term-too-far' })
  return ok({ ...verdict, reason })
}
