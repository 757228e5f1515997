/**
 * How a question for consent stands on a day: complete, waiting, or people who see it differently. Disagreement is a state and no error (PR-05, PR-08).
 * Computed anew at every look, from what was said and from who has a say on that day (PR-04): a consent for a child of 15 is looked at anew from the
 * sixteenth birthday, without a job that must run.
 * Source: privacy rules, section 3 (Jeugdwet 7.3.4, 7.3.5, 7.3.15) and PR-06 (withdrawing).
 */
import { Temporal, type Instant, type PlainDate } from '#platform/time.ts'
import { ageBandOn } from '../privacy/age-band.ts'
import { helpConsent, requiredConsent, type ConsentException, type FrameworkWithoutConsent } from '../privacy/help-consent.ts'

/** Who the file is about, and who has authority on the day; everybody by id, the young person as `youth` in the rules. */
export type SayFacts = {
  readonly birthDate: PlainDate
  readonly capable: boolean
  readonly authority: readonly string[]
  readonly on: PlainDate
}

export type Said = {
  readonly givenBy: string
  readonly decision: 'yes' | 'no' | 'withdrawn'
  /** The day on which it was said. */
  readonly on: PlainDate
  readonly recordedAt: Instant
}

export type ConsentState =
  | { readonly kind: 'not-required'; readonly because: FrameworkWithoutConsent }
  | { readonly kind: 'complete' }
  /** PR-05: the parents are done without, with a reason. */
  | { readonly kind: 'complete-by-exception'; readonly reason: ConsentException; readonly without: readonly string[] }
  | { readonly kind: 'incomplete'; readonly missing: readonly string[]; readonly anew: boolean }
  /** A parent says yes and another no: they may talk, and either may answer anew. */
  | { readonly kind: 'parents-disagree'; readonly yes: readonly string[]; readonly no: readonly string[]; readonly mayExcept: boolean }
  /** From 12 to 15 both sides count: without the young person it is not complete, whatever the parents say. */
  | { readonly kind: 'young-person-disagrees'; readonly missing: readonly string[] }
  | { readonly kind: 'said-no'; readonly by: readonly string[]; readonly missing: readonly string[]; readonly mayExcept: boolean }
  /** Its last day is over, or nobody is asked any more. */
  | { readonly kind: 'ended'; readonly because: 'term' | 'closed' }

export type ConsentQuestion = SayFacts & {
  readonly framework: FrameworkWithoutConsent | null
  readonly until: PlainDate | null
  readonly closed: boolean
  readonly said: readonly Said[]
  readonly exception: { readonly reason: ConsentException; readonly explanation: string } | null
}

export function consentState(question: ConsentQuestion): ConsentState {
  const { until, on, closed, framework, exception, said } = question
  if (closed) return { kind: 'ended', because: 'closed' }
  if (until !== null && Temporal.PlainDate.compare(on, until) > 0) return { kind: 'ended', because: 'term' }
  const required = requiredConsent(question)
  const now = lastWords(said, on)
  const among = (decisions: readonly Said['decision'][]): string[] =>
    [...now].filter(([, word]) => decisions.includes(word.decision)).map(([who]) => who)
  const asked = [...(required.youth ? ['youth'] : []), ...required.others]
  const yes = among(['yes'])
  const no = among(['no', 'withdrawn']).filter((who) => asked.includes(who))
  const outcome = helpConsent({ ...question, framework, given: yes, exception })
  // A young person who says no is not overruled by an exception for the parents.
  if (outcome.outcome === 'not-required') return { kind: 'not-required', because: outcome.because }
  if (outcome.outcome === 'complete') return { kind: 'complete' }
  if (outcome.outcome === 'complete-by-exception')
    return { kind: 'complete-by-exception', reason: outcome.reason, without: outcome.without }
  const missing = outcome.missing.filter((who) => !no.includes(who))
  if (required.youth && no.includes('youth') && ageBandOn(question.birthDate, on) === '12-15')
    return { kind: 'young-person-disagrees', missing }
  const mayExcept = required.waivable && yes.includes('youth')
  const parentsYes = yes.filter((who) => required.others.includes(who))
  const parentsNo = no.filter((who) => required.others.includes(who))
  if (parentsYes.length > 0 && parentsNo.length > 0) return { kind: 'parents-disagree', yes: parentsYes, no: parentsNo, mayExcept }
  if (no.length > 0) return { kind: 'said-no', by: no, missing, mayExcept }
  // Somebody agreed who had a say then and has none now: it is asked anew of who has.
  return { kind: 'incomplete', missing, anew: yes.some((who) => !asked.includes(who)) }
}

/** Does it allow what was asked, now? */
export function isComplete({ kind }: ConsentState): boolean {
  return kind === 'complete' || kind === 'complete-by-exception' || kind === 'not-required'
}

/** The last word of each until a day: by the day on which it was said, then by when it was written down. */
export function lastWords(said: readonly Said[], on: PlainDate): ReadonlyMap<string, Said> {
  const until = said.filter((word) => Temporal.PlainDate.compare(word.on, on) <= 0)
  const ordered = until.toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on) || Temporal.Instant.compare(a.recordedAt, b.recordedAt))
  return new Map(ordered.map((word) => [word.givenBy, word]))
}
