/**
 * Whose consent help needs. PR-04: computed from birth date, capacity and authority on the day of the act, never typed in. PR-05: from 12 to
 * 15 two-sided; without the parents only with a reason code and an explanation. PR-08: with joint authority both parents; silence is none.
 * Source: privacy rules, section 3 (Jeugdwet 7.3.4, 7.3.5, 7.3.15; BW 7:447, 450, 465; texts of 28-11-2015).
 */
import type { PlainDate } from '#platform/time.ts'
import { ageBandOn } from './age-band.ts'

/** Help of these kinds rests on a decision of a judge, not on consent (Jeugdwet 7.3.1, 7.3.4(1)). */
export const frameworksWithoutConsent = ['protection-measure', 'closed-youth-help', 'juvenile-probation'] as const
export type FrameworkWithoutConsent = (typeof frameworksWithoutConsent)[number]

/** Jeugdwet 7.3.4(2): evidently needed to avoid serious harm, or still wished well-consideredly after the parents refused. */
export const consentExceptions = ['serious-harm', 'considered-wish'] as const
export type ConsentException = (typeof consentExceptions)[number]

/** Who the help is for, and who has authority on the day of the act, by name (`parent1`, `guardian`); the young person is `youth`. */
export type Standing = {
  readonly birthDate: PlainDate
  /** Able to judge the own interests in this matter; counts from 12 on. */
  readonly capable: boolean
  readonly authority: readonly string[]
  readonly on: PlainDate
}

export type RequiredConsent = {
  readonly youth: boolean
  /** Those who consent for the young person or beside: all of them, or one of them for an adult (Jeugdwet 7.3.15(3)). */
  readonly others: readonly string[]
  readonly enough: 'all' | 'one'
  /** Whether the others may be done without, with reason and explanation. */
  readonly waivable: boolean
}

/** Stands for those with authority where nobody has it: without them the consent of a child is never complete. */
export const nobodyKnown = 'representative'

export function requiredConsent({ birthDate, capable, authority, on }: Standing): RequiredConsent {
  const band = ageBandOn(birthDate, on)
  const others = authority.length === 0 ? [nobodyKnown] : [...new Set(authority)]
  if (band === 'under-12') return { youth: false, others, enough: 'all', waivable: false }
  // Not able to judge: as under 12. Authority ends at 18; then one who acts for the adult is enough.
  if (!capable) return { youth: false, others, enough: band === 'adult' ? 'one' : 'all', waivable: false }
  if (band === '12-15') return { youth: true, others, enough: 'all', waivable: true }
  return { youth: true, others: [], enough: 'all', waivable: false }
}

export type HelpConsentQuestion = Standing & {
  readonly framework: FrameworkWithoutConsent | null
  /** Who has said yes; who has no say is not heard. */
  readonly given: readonly string[]
  readonly exception: { readonly reason: ConsentException; readonly explanation: string } | null
}

export type HelpConsent =
  | { readonly outcome: 'not-required'; readonly because: FrameworkWithoutConsent }
  | { readonly outcome: 'complete' }
  | { readonly outcome: 'complete-by-exception'; readonly reason: ConsentException; readonly without: readonly string[] }
  | { readonly outcome: 'incomplete'; readonly missing: readonly string[] }

export function helpConsent(question: HelpConsentQuestion): HelpConsent {
  const { framework, given, exception } = question
  if (framework !== null) return { outcome: 'not-required', because: framework }
  const required = requiredConsent(question)
  const silent = silentAmong(required, given)
  const missingYouth = required.youth && !given.includes('youth') ? ['youth'] : []
  // The exception stands in for the parents, never for the young person whose help it is.
  const excepted = required.waivable && silent.length > 0 && exception !== null && exception.explanation.trim() !== ''
  const missing = excepted ? missingYouth : [...missingYouth, ...silent]
  if (missing.length > 0) return { outcome: 'incomplete', missing }
  return excepted ? { outcome: 'complete-by-exception', reason: exception.reason, without: silent } : { outcome: 'complete' }
}

function silentAmong({ others, enough }: RequiredConsent, given: readonly string[]): readonly string[] {
  const silent = others.filter((name) => name === nobodyKnown || !given.includes(name))
  return enough === 'one' && silent.length < others.length ? [] : silent
}
