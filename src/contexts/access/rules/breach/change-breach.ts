/**
 * What the privacy officer may do with a breach, and what is refused: each deed takes the whole form and answers with all that is wrong in it at once.
 * Sources: AVG 33(1) to (5), AVG 34; privacy rules PR-32.
 */
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { isBefore, type Instant } from '#platform/time.ts'
import {
  checkOrder,
  checkText,
  mostPersons,
  noDecisions,
  noFacts,
  noReports,
  noTelling,
  whatIsMissing,
  type Breach,
  type BreachDecisions,
  type BreachFacts,
  type BreachReports,
  type BreachTelling,
  type Problem,
} from './breach.ts'
import { isLate } from './clock.ts'

export type ChangeRefusal = { readonly kind: 'problems'; readonly problems: readonly Problem[] } | { readonly kind: 'wrong-state' }
type Changed = Result<Breach, ChangeRefusal>

const wrongState = err({ kind: 'wrong-state' } as const)

/** What could not be read from a form comes first; of the rest, what the rule says about other fields. */
export function withTyped(typed: readonly Problem[], decided: Changed): Changed {
  if (typed.length === 0 || (!decided.ok && decided.error.kind !== 'problems')) return decided
  const others =
    decided.ok || decided.error.kind !== 'problems'
      ? []
      : decided.error.problems.filter(({ field }) => !typed.some((one) => one.field === field))
  return err({ kind: 'problems', problems: [...typed, ...others] })
}
const answer = (breach: Breach, problems: readonly Problem[]): Changed =>
  problems.length === 0 ? ok(breach) : err({ kind: 'problems', problems })

/** People write down minutes: the whole minute before, so that no form finds seconds between two equal times. */
const wholeMinute = (at: Instant): Instant => at.round({ smallestUnit: 'minute', roundingMode: 'floor' })

/** The moment of the suspicion starts the clock, so that nothing is lost while nobody has looked yet. */
export function suspect(
  { id, what, discoveredAt }: { readonly id: Id<'breach'>; readonly what: string; readonly discoveredAt: Instant },
  now: Instant,
): Changed {
  const told = wholeMinute(now)
  const breach: Breach = {
    ...{ id, state: 'suspected', discoveredAt: wholeMinute(discoveredAt), awareAt: told, suspectedAt: told },
    ...{ facts: { ...noFacts, what: what.trim() }, decisions: noDecisions, reports: noReports, telling: noTelling },
  }
  const problems = checkText('what', breach.facts.what, 'needed')
  return answer(breach, isBefore(now, discoveredAt) ? [...problems, { field: 'discovered', kind: 'in-future' }] : problems)
}

/** It is one, or may be one: from which moment did the centre know? Later than it was told only with a reason, as it buys time. */
export function takeUp(breach: Breach, { awareAt, why }: { readonly awareAt: Instant; readonly why: string }, now: Instant): Changed {
  if (breach.state !== 'suspected') return wrongState
  const taken: Breach = { ...breach, state: 'open', awareAt }
  const isLater = isBefore(breach.suspectedAt, awareAt)
  return answer(taken, [...checkOrder(taken, now), ...checkText('why', why.trim(), isLater ? 'needed' : 'may-be-empty')])
}

/** Nothing leaked, or nothing about persons. It stays in the register with the reason. */
export function dismiss(breach: Breach, why: string, now: Instant): Changed {
  if (breach.state !== 'suspected' && breach.state !== 'open') return wrongState
  if (breach.reports.firstReportedAt !== null) return err({ kind: 'problems', problems: [{ field: 'why', kind: 'reported-already' }] })
  const whyClosed = why.trim()
  return answer({ ...breach, state: 'dismissed', closedAt: now, whyClosed }, checkText('why', whyClosed, 'needed'))
}

export type Assessment = {
  readonly discoveredAt: Instant
  readonly awareAt: Instant
  readonly facts: BreachFacts
  /** Why a moment is moved: the clock must not be shifted without a word. */
  readonly why: string
}

export function assess(breach: Breach, { discoveredAt, awareAt, facts: typed, why }: Assessment, now: Instant): Changed {
  if (breach.state !== 'open') return wrongState
  const facts = { ...typed, what: typed.what.trim(), consequences: typed.consequences.trim(), measures: typed.measures.trim() }
  const assessed: Breach = { ...breach, discoveredAt, awareAt, facts }
  const isMoved = !discoveredAt.equals(breach.discoveredAt) || !awareAt.equals(breach.awareAt)
  return answer(assessed, [
    ...checkText('what', facts.what, 'needed'),
    ...checkText('consequences', facts.consequences, 'may-be-empty'),
    ...checkText('measures', facts.measures, 'may-be-empty'),
    ...checkPersons(facts.persons),
    ...checkOrder(assessed, now),
    ...checkText('why', why.trim(), isMoved ? 'needed' : 'may-be-empty'),
    ...mustReport(assessed),
    ...(breach.reports.firstReportedAt === null ? [] : checkLateness(assessed)),
  ])
}

function checkPersons(persons: BreachFacts['persons']): readonly Problem[] {
  if (persons === null) return []
  const { least, most } = persons
  const isCount = (number: number): boolean => Number.isSafeInteger(number) && number >= 0 && number <= mostPersons
  if (!isCount(least) || !isCount(most)) return [{ field: 'persons', kind: 'not-a-number' }]
  return least > most ? [{ field: 'persons', kind: 'numbers-reversed' }] : []
}

/** AVG 33(1): only when a risk is unlikely need nothing be reported. */
function mustReport({ facts, decisions }: Breach): readonly Problem[] {
  return decisions.report === 'not' && facts.risk !== null && facts.risk !== 'unlikely' ? [{ field: 'report', kind: 'must-report' }] : []
}

function checkLateness({ awareAt, reports }: Breach): readonly Problem[] {
  const { firstReportedAt, whyLate } = reports
  return firstReportedAt !== null && isLate(awareAt, firstReportedAt) && whyLate === ''
    ? [{ field: 'whyLate', kind: 'late-without-reason' }]
    : []
}

/** Who decides what, and why not. What was done already is not decided away. */
export function decide(breach: Breach, typed: BreachDecisions): Changed {
  if (breach.state !== 'open') return wrongState
  const trimmed = {
    whyNotReport: typed.whyNotReport.trim(),
    whyNotTell: typed.whyNotTell.trim(),
    decidedBy: typed.decidedBy.trim(),
    advice: typed.advice.trim(),
  }
  const decided: Breach = { ...breach, decisions: { ...typed, ...trimmed } }
  const { decisions, reports, telling } = decided
  const needs = (one: boolean) => (one ? 'needed' : 'may-be-empty')
  return answer(decided, [
    ...mustReport(decided),
    ...(decisions.report === 'not' && breach.facts.risk === null ? [{ field: 'risk', kind: 'empty' } as const] : []),
    ...(decisions.report !== 'report' && reports.firstReportedAt !== null ? [{ field: 'report', kind: 'reported-already' } as const] : []),
    ...(decisions.tell !== 'tell' && telling.toldAt !== null ? [{ field: 'tell', kind: 'told-already' } as const] : []),
    ...checkText('whyNotReport', decisions.whyNotReport, needs(decisions.report === 'not')),
    ...checkText('whyNotTell', decisions.whyNotTell, needs(decisions.tell === 'not')),
    ...checkText('decidedBy', decisions.decidedBy, needs(decisions.report !== null || decisions.tell !== null)),
    ...checkText('advice', decisions.advice, 'may-be-empty'),
  ])
}

/** A first report may be completed later (AVG 33(4)); one that is late says why (AVG 33(1)). */
export function recordReport(breach: Breach, typed: BreachReports, now: Instant): Changed {
  if (breach.state !== 'open') return wrongState
  const reports = { ...typed, whyLate: typed.whyLate.trim(), reference: typed.reference.trim() }
  const reported: Breach = { ...breach, reports, decisions: { ...breach.decisions, report: 'report', whyNotReport: '' } }
  return answer(reported, [
    ...(reports.firstReportedAt === null ? [{ field: 'reported', kind: 'no-moment' } as const] : []),
    ...checkText('decidedBy', breach.decisions.decidedBy, 'needed'),
    ...checkOrder(reported, now),
    ...checkLateness(reported),
    ...checkText('whyLate', reports.whyLate, 'may-be-empty'),
  ])
}

export function recordTelling(breach: Breach, typed: BreachTelling, now: Instant): Changed {
  if (breach.state !== 'open') return wrongState
  const telling = { ...typed, toldHow: typed.toldHow.trim(), letter: typed.letter.trim() }
  const { toldAt, toldCount } = telling
  const isCount = toldCount !== null && Number.isSafeInteger(toldCount) && toldCount > 0 && toldCount <= mostPersons
  const told: Breach = {
    ...breach,
    telling,
    decisions: toldAt === null ? breach.decisions : { ...breach.decisions, tell: 'tell', whyNotTell: '' },
  }
  return answer(told, [
    ...(toldAt !== null && toldCount === null ? [{ field: 'toldCount', kind: 'told-without-number' } as const] : []),
    ...(toldCount !== null && !isCount ? [{ field: 'toldCount', kind: 'not-a-number' } as const] : []),
    ...(toldCount !== null && toldAt === null ? [{ field: 'told', kind: 'no-moment' } as const] : []),
    ...checkOrder(told, now),
    ...checkText('letter', telling.letter, 'may-be-empty'),
  ])
}

export function close(breach: Breach, now: Instant): Changed {
  if (breach.state !== 'open') return wrongState
  return answer({ ...breach, state: 'closed', closedAt: now, whyClosed: '' }, whatIsMissing(breach))
}

/** Something more came out, or something was wrong: it goes on, and why stays. */
export function reopen(breach: Breach, why: string): Changed {
  if (breach.state !== 'closed' && breach.state !== 'dismissed') return wrongState
  const { closedAt: _closedAt, whyClosed: _whyClosed, ...rest } = breach
  return answer({ ...rest, state: 'open' }, checkText('why', why.trim(), 'needed'))
}

/**
 * The same event told twice becomes one. The older moments count: whoever knew first started the clock (AVG 33(1)). What was reported
 * about the one that goes away would be lost, so that one must not have been reported.
 */
export function merge(
  duplicate: Breach,
  into: Breach,
  now: Instant,
): Result<{ readonly merged: Breach; readonly kept: Breach }, ChangeRefusal> {
  const isLive = ({ state }: Breach): boolean => state === 'suspected' || state === 'open'
  if (!isLive(duplicate) || duplicate.reports.firstReportedAt !== null) return wrongState
  if (!isLive(into) || duplicate.id === into.id) return err({ kind: 'problems', problems: [{ field: 'into', kind: 'unknown' }] })
  const earliest = (a: Instant, b: Instant): Instant => (isBefore(a, b) ? a : b)
  const kept: Breach = {
    ...into,
    discoveredAt: earliest(duplicate.discoveredAt, into.discoveredAt),
    awareAt: earliest(duplicate.awareAt, into.awareAt),
  }
  const late = checkLateness(kept)
  if (late.length > 0) return err({ kind: 'problems', problems: [{ field: 'into', kind: 'late-without-reason' }] })
  const { id, discoveredAt, awareAt, suspectedAt, facts, decisions, reports, telling } = duplicate
  const merged: Breach = {
    ...{ id, discoveredAt, awareAt, suspectedAt, facts, decisions, reports, telling },
    ...{ state: 'merged', closedAt: now, into: into.id },
  }
  return ok({ merged, kept })
}
