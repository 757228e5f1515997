/** Where a date comes from: one object for every limit of a programme, with its sources and how they stand. */
import type { Text } from '../core/text.ts'
import type { DoseRule, Limit, Programme, Span, Vaccine } from './programme.ts'

export type LimitKind =
  | 'minAge'
  | 'minInterval'
  | 'usualInterval'
  | 'lateStart'
  | 'latest'
  /** When the dose is offered; `targetYear`: in the calendar year in which the child reaches that age. */
  | 'target'
  | 'targetYear'
  | 'targetTo'
  /** From this age on a course begins as the shorter one. */
  | 'startedFrom'
  /** Not before another course is complete; it has no length. */
  | 'waitsFor'
  /** Falls away when another course was completed after this age. */
  | 'waiver'
/** current, older, secondary: how the best source of the fact stands. configured: set by the centre. not-found: no source tells it. */
export type Standing = 'current' | 'older' | 'secondary' | 'configured' | 'not-found'

/** Why a date is what it is. Shared between results: compare by `id`. */
export type Basis = {
  /** The limit in the programme, such as HEX-B/2+1.minInterval; the name under which a centre can configure it. */
  readonly id: string
  /** The dose; for a limit of a whole course the vaccine. */
  readonly rule: string
  readonly kind: LimitKind
  readonly span: Span | null
  readonly sources: readonly string[]
  readonly standing: Standing
  /** True for what a dose is judged by as long as the limit itself is not known. */
  readonly assumed: boolean
  readonly note: Text | null
}

/** What differs between birth cohorts carries the cohort in its name. */
const BY_COHORT: ReadonlySet<LimitKind> = new Set(['target', 'targetYear', 'targetTo', 'lateStart'])

export function doseLimitId({ rule, variant, cohort }: DoseRule, kind: LimitKind): string {
  const under = variant === undefined ? '' : `/${variant}`
  const born = cohort === undefined || !BY_COHORT.has(kind) ? '' : `/${cohort}`
  return `${rule}${under}${born}.${kind === 'targetYear' ? 'target' : kind}`
}

export function courseLimitId(vaccine: Vaccine, kind: 'startedFrom' | 'waitsFor'): string {
  return `${vaccine}.${kind}`
}

export function doseBasis(programme: Programme, rule: DoseRule, kind: LimitKind, limit: Limit): Basis {
  return basisOf(programme, doseLimitId(rule, kind), rule.rule, kind, limit)
}

export function courseBasis(programme: Programme, vaccine: Vaccine, kind: 'startedFrom' | 'waitsFor', limit: Limit): Basis {
  return basisOf(programme, courseLimitId(vaccine, kind), vaccine, kind, limit)
}

function basisOf(programme: Programme, id: string, rule: string, kind: LimitKind, limit: Limit): Basis {
  return {
    id,
    rule,
    kind,
    span: limit.span,
    sources: limit.sources,
    standing: limit.configured === true ? 'configured' : standingOf(programme, limit.sources),
    assumed: false,
    note: limit.note ?? null,
  }
}

/** The standing of the best source; a fact without a source was not found. */
export function standingOf(programme: Programme, sources: readonly string[]): Standing {
  const standings = sources.map((id) => {
    const source = programme.sources[id]
    if (source === undefined) throw new Error(`unknown source ${id}`)
    return source.standing
  })
  return (['current', 'older', 'secondary'] as const).find((standing) => standings.includes(standing)) ?? 'not-found'
}
