/**
 * A data breach from the first suspicion to the register (docs/states/breach.md). Sources: AVG 33 (report within 72 hours unless a risk is unlikely,
 * with reasons when later, in phases; a register of every breach), AVG 34 (telling persons at high risk); privacy rules PR-32, section 10.
 */
import type { Id } from '#platform/id.ts'
import { isBefore, type Instant } from '#platform/time.ts'

export const natures = ['confidentiality', 'integrity', 'availability'] as const
export type Nature = (typeof natures)[number]
export const causes = [
  'wrong-recipient',
  'lost-or-stolen',
  'looked-without-reason',
  'broken-in',
  'made-public',
  'erased-or-unavailable',
  'other',
] as const
export type Cause = (typeof causes)[number]
export const dataKinds = ['names', 'contact', 'bsn', 'health', 'family', 'questions', 'sign-in', 'staff', 'other'] as const
export type DataKind = (typeof dataKinds)[number]
export const personKinds = ['children', 'parents', 'staff', 'others'] as const
export type PersonKind = (typeof personKinds)[number]
export const risks = ['unlikely', 'risk', 'high'] as const
export type Risk = (typeof risks)[number]

/** What is known of it. A suspicion knows little; the rest comes while the clock runs. */
export type BreachFacts = {
  readonly what: string
  readonly cause: Cause | null
  readonly natures: readonly Nature[]
  readonly dataKinds: readonly DataKind[]
  readonly personKinds: readonly PersonKind[]
  /** How many persons: exactly, or between two numbers; null while nobody knows. */
  readonly persons: { readonly least: number; readonly most: number } | null
  readonly consequences: string
  readonly measures: string
  readonly risk: Risk | null
}

export type BreachDecisions = {
  readonly report: 'report' | 'not' | null
  readonly whyNotReport: string
  readonly tell: 'tell' | 'not' | null
  readonly whyNotTell: string
  /** Who decided, in words: often the director, not who keeps the register. */
  readonly decidedBy: string
  /** What the officer advised, also when another decided otherwise. */
  readonly advice: string
}

export type BreachReports = {
  readonly firstReportedAt: Instant | null
  /** When the report was whole: at once, or by an addition later. */
  readonly completedAt: Instant | null
  readonly whyLate: string
  /** The number that the authority gave. */
  readonly reference: string
}

export type BreachTelling = {
  readonly toldAt: Instant | null
  readonly toldCount: number | null
  readonly toldHow: string
  /** What the letter says happened, and what persons can do, in plain words. */
  readonly letter: string
}

export type BreachState =
  | { readonly state: 'suspected' | 'open' }
  | { readonly state: 'closed' | 'dismissed'; readonly closedAt: Instant; readonly whyClosed: string }
  | { readonly state: 'merged'; readonly closedAt: Instant; readonly into: Id<'breach'> }

export type Breach = BreachState & {
  readonly id: Id<'breach'>
  readonly discoveredAt: Instant
  /** From here the clock counts. Of a suspicion the moment at which it was told, until the officer says when it was. */
  readonly awareAt: Instant
  readonly suspectedAt: Instant
  readonly facts: BreachFacts
  readonly decisions: BreachDecisions
  readonly reports: BreachReports
  readonly telling: BreachTelling
}

export const noFacts: BreachFacts = {
  ...{ what: '', cause: null, natures: [], dataKinds: [], personKinds: [], persons: null },
  ...{ consequences: '', measures: '', risk: null },
}
export const noDecisions: BreachDecisions = { report: null, whyNotReport: '', tell: null, whyNotTell: '', decidedBy: '', advice: '' }
export const noReports: BreachReports = { firstReportedAt: null, completedAt: null, whyLate: '', reference: '' }
export const noTelling: BreachTelling = { toldAt: null, toldCount: null, toldHow: '', letter: '' }

/** Something in a form that cannot be: which field, and what is wrong with it. */
export type Problem = { readonly field: BreachField; readonly kind: ProblemKind }
export type BreachField =
  | 'what'
  | 'discovered'
  | 'aware'
  | 'persons'
  | 'consequences'
  | 'measures'
  | 'risk'
  | 'natures'
  | 'report'
  | 'whyNotReport'
  | 'tell'
  | 'whyNotTell'
  | 'decidedBy'
  | 'advice'
  | 'reported'
  | 'completed'
  | 'whyLate'
  | 'told'
  | 'toldCount'
  | 'letter'
  | 'why'
  | 'into'
  | 'files'
export type ProblemKind =
  | 'empty'
  | 'too-long'
  | 'no-moment'
  | 'not-a-moment'
  | 'no-such-time'
  | 'in-future'
  | 'aware-before-discovered'
  | 'reported-before-aware'
  | 'completed-before-reported'
  | 'told-before-discovered'
  | 'late-without-reason'
  | 'told-without-number'
  | 'not-a-number'
  | 'numbers-reversed'
  | 'must-report'
  | 'not-yet-reported'
  | 'not-yet-complete'
  | 'not-yet-told'
  | 'reported-already'
  | 'told-already'
  | 'unknown'

export const longestText = 8_000
export const mostPersons = 20_000_000

/** Whose clock runs: not reported yet, and nobody decided that it need not be. */
export function isClockRunning({ state, decisions, reports }: Pick<Breach, 'state' | 'decisions' | 'reports'>): boolean {
  return (state === 'suspected' || state === 'open') && reports.firstReportedAt === null && decisions.report !== 'not'
}

/** Everything that a breach still asks before it can be closed. */
export function whatIsMissing({ facts, decisions, reports, telling }: Breach): readonly Problem[] {
  const missing: (Problem | false)[] = [
    facts.risk === null && { field: 'risk', kind: 'empty' },
    facts.natures.length === 0 && { field: 'natures', kind: 'empty' },
    facts.measures === '' && { field: 'measures', kind: 'empty' },
    facts.consequences === '' && { field: 'consequences', kind: 'empty' },
    facts.persons === null && { field: 'persons', kind: 'empty' },
    decisions.report === null && { field: 'report', kind: 'empty' },
    decisions.report === 'report' && reports.firstReportedAt === null && { field: 'reported', kind: 'not-yet-reported' },
    reports.firstReportedAt !== null && reports.completedAt === null && { field: 'completed', kind: 'not-yet-complete' },
    decisions.tell === null && { field: 'tell', kind: 'empty' },
    decisions.tell === 'tell' && telling.toldAt === null && { field: 'told', kind: 'not-yet-told' },
  ]
  return missing.filter((one) => one !== false)
}

/** A text that somebody must give, and not a book. */
export function checkText(field: BreachField, text: string, need: 'needed' | 'may-be-empty'): readonly Problem[] {
  if (text.length > longestText) return [{ field, kind: 'too-long' }]
  return need === 'needed' && text === '' ? [{ field, kind: 'empty' }] : []
}

/** The order in which things can have happened (PR-32); what is not there yet is in order. */
export function checkOrder(breach: Pick<Breach, 'discoveredAt' | 'awareAt' | 'reports' | 'telling'>, now: Instant): readonly Problem[] {
  const { discoveredAt, awareAt, reports, telling } = breach
  const isAfter = (a: Instant | null, b: Instant | null): boolean => a !== null && b !== null && isBefore(b, a)
  const wrong: (Problem | false)[] = [
    isAfter(discoveredAt, now) && { field: 'discovered', kind: 'in-future' },
    isAfter(awareAt, now)
      ? { field: 'aware', kind: 'in-future' }
      : isAfter(discoveredAt, awareAt) && { field: 'aware', kind: 'aware-before-discovered' },
    isAfter(reports.firstReportedAt, now)
      ? { field: 'reported', kind: 'in-future' }
      : isAfter(awareAt, reports.firstReportedAt) && { field: 'reported', kind: 'reported-before-aware' },
    isAfter(reports.completedAt, now)
      ? { field: 'completed', kind: 'in-future' }
      : isAfter(reports.firstReportedAt, reports.completedAt) && { field: 'completed', kind: 'completed-before-reported' },
    isAfter(telling.toldAt, now)
      ? { field: 'told', kind: 'in-future' }
      : isAfter(discoveredAt, telling.toldAt) && { field: 'told', kind: 'told-before-discovered' },
  ]
  return wrong.filter((one) => one !== false)
}
