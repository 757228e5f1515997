/** A programme made ready for computing: spans read, cohorts as days, and for every limit one object that tells where it comes from. */
import { parseDate } from '../core/civil-date.ts'
import type { CivilDay } from '../core/civil-date.ts'
import type { Course, DoseRule, Latest, Limit, Programme, Scheme, Series, Span, Target, Vaccine } from './programme.ts'
import { parseSpan } from './span.ts'
import type { Length } from './span.ts'

export type LimitKind = 'minAge' | 'minInterval' | 'usualInterval' | 'lateStart' | 'latest' | 'target'
/** current, older, secondary: how the best source of the fact stands. configured: set by the centre. not-found: no source tells it. */
export type Standing = 'current' | 'older' | 'secondary' | 'configured' | 'not-found'

/** Why a date is what it is. Shared between results: compare by `id`. */
export type Basis = {
  /** The limit in the programme, such as HEX-B/2+1.minInterval; the name under which a centre can configure it. */
  readonly id: string
  readonly rule: string
  readonly kind: LimitKind
  readonly span: Span | null
  readonly sources: readonly string[]
  readonly standing: Standing
  /** True for what a dose is judged by as long as the limit itself is not known. */
  readonly assumed: boolean
  readonly note: string | null
}

export type CompiledLimit = {
  readonly basis: Basis
  /** Null as long as the limit is not known. */
  readonly length: Length | null
  readonly assumed: { readonly basis: Basis; readonly length: Length } | null
}

export type CompiledLatest = CompiledLimit & { readonly lastDayOffset: 0 | -1; readonly laterDoseCounts: boolean }

export type CompiledTarget = { readonly basis: Basis } & (
  | { readonly kind: 'age'; readonly from: Length; readonly to: Length | null; readonly toOffset: 0 | -1 }
  | { readonly kind: 'calendar-year'; readonly turning: number }
  | { readonly kind: 'campaign'; readonly from: CivilDay; readonly to: CivilDay; readonly fromAge: Length; readonly beforeAge: Length }
  | { readonly kind: 'season'; readonly target: Extract<Target, { kind: 'season' }>; readonly within: Length }
  | { readonly kind: 'interval'; readonly after: Length }
)

export type CompiledRule = {
  readonly rule: string
  readonly source: string
  readonly target: CompiledTarget
  readonly minAge: CompiledLimit | null
  readonly minInterval: CompiledLimit | null
  readonly usualInterval: CompiledLimit | null
  readonly lateStart: CompiledLimit | null
  readonly latest: CompiledLatest | null
  readonly countsFromYearTurning: number | null
  /** The limits of this dose that no source tells. */
  readonly unknown: readonly Basis[]
}

export type CompiledSeries = {
  readonly schemes: readonly Scheme[] | null
  readonly bornFrom: CivilDay
  readonly bornBefore: CivilDay
  readonly startedFrom: Length | null
  readonly calledScheme: Scheme | null
  readonly lateAfter: Length | null
  readonly doses: readonly CompiledRule[]
}

export type CompiledCourse = {
  readonly vaccine: Vaccine
  readonly firstNumber: 0 | 1
  readonly bornFrom: CivilDay
  readonly bornBefore: CivilDay
  readonly motherHBsAg: boolean
  readonly waitsFor: Vaccine | null
  readonly waiver: { readonly vaccine: Vaccine; readonly completedAfter: Length; readonly bornBefore: CivilDay } | null
  readonly series: readonly CompiledSeries[]
}

export type CompiledProgramme = { readonly programme: Programme; readonly courses: readonly CompiledCourse[] }

const compiled = new WeakMap<Programme, CompiledProgramme>()

export function compileProgramme(programme: Programme): CompiledProgramme {
  const known = compiled.get(programme)
  if (known !== undefined) return known
  const made = { programme, courses: programme.courses.map((course) => compileCourse(programme, course)) }
  compiled.set(programme, made)
  return made
}

function compileCourse(programme: Programme, course: Course): CompiledCourse {
  const { waiver } = course
  return {
    vaccine: course.vaccine,
    firstNumber: course.firstNumber,
    bornFrom: dayOr(course.eligible?.bornFrom, Number.NEGATIVE_INFINITY),
    bornBefore: dayOr(course.eligible?.bornBefore, Number.POSITIVE_INFINITY),
    motherHBsAg: course.eligible?.motherHBsAg ?? false,
    waitsFor: course.waitsFor?.vaccine ?? null,
    waiver:
      waiver === undefined
        ? null
        : {
            vaccine: waiver.vaccine,
            completedAfter: parseSpan(waiver.completedAfter),
            bornBefore: dayOr(waiver.bornBefore, Number.POSITIVE_INFINITY),
          },
    series: course.series.map((series) => compileSeries(programme, series)),
  }
}

function compileSeries(programme: Programme, series: Series): CompiledSeries {
  return {
    schemes: series.schemes ?? null,
    bornFrom: dayOr(series.bornFrom, Number.NEGATIVE_INFINITY),
    bornBefore: dayOr(series.bornBefore, Number.POSITIVE_INFINITY),
    startedFrom: series.startedFrom === undefined ? null : parseSpan(series.startedFrom),
    calledScheme: series.calledScheme ?? null,
    lateAfter: series.lateAfter === undefined ? null : parseSpan(series.lateAfter),
    doses: series.doses.map((rule) => compileRule(programme, rule)),
  }
}

function compileRule(programme: Programme, rule: DoseRule): CompiledRule {
  const limit = (kind: LimitKind, one: Limit | undefined): CompiledLimit | null =>
    one === undefined ? null : compileLimit(programme, rule, kind, one)
  const minAge = limit('minAge', rule.minAge)
  const minInterval = limit('minInterval', rule.minInterval)
  const usualInterval = limit('usualInterval', rule.usualInterval)
  const lateStart = limit('lateStart', rule.lateStart)
  const latest = compileLatest(programme, rule)
  const all = [minAge, minInterval, usualInterval, lateStart, latest]
  return {
    rule: rule.rule,
    source: rule.sources[0] ?? '',
    target: compileTarget(programme, rule),
    minAge,
    minInterval,
    usualInterval,
    lateStart,
    latest,
    countsFromYearTurning: rule.countsFromYearTurning ?? null,
    unknown: all.flatMap((one) => (one !== null && one.length === null ? [one.basis] : [])),
  }
}

function compileLimit(programme: Programme, rule: DoseRule, kind: LimitKind, limit: Limit): CompiledLimit {
  const { assumed } = limit
  return {
    basis: basisOf(programme, rule, kind, limit),
    length: limit.span === null ? null : parseSpan(limit.span),
    assumed:
      limit.span !== null || assumed === undefined
        ? null
        : {
            basis: { ...basisOf(programme, rule, kind, assumed), assumed: true, note: limit.note ?? null },
            length: parseSpan(assumed.span),
          },
  }
}

function compileLatest(programme: Programme, rule: DoseRule): CompiledLatest | null {
  const latest: Latest | undefined = rule.latest
  if (latest === undefined) return null
  return {
    ...compileLimit(programme, rule, 'latest', latest),
    lastDayOffset: latest.boundary === 'before' ? -1 : 0,
    laterDoseCounts: latest.laterDose === 'counts',
  }
}

function compileTarget(programme: Programme, rule: DoseRule): CompiledTarget {
  const { target } = rule
  const spanOf = (): Span | null =>
    target.kind === 'age' || target.kind === 'year-of-life' ? target.from : target.kind === 'interval' ? target.after : null
  const basis = basisOf(programme, rule, 'target', { span: spanOf(), sources: target.sources })
  if (target.kind === 'age') {
    return { basis, kind: 'age', from: parseSpan(target.from), to: target.to === undefined ? null : parseSpan(target.to), toOffset: 0 }
  }
  if (target.kind === 'year-of-life')
    return { basis, kind: 'age', from: parseSpan(target.from), to: parseSpan(target.before), toOffset: -1 }
  if (target.kind === 'calendar-year') return { basis, kind: 'calendar-year', turning: target.turning }
  if (target.kind === 'interval') return { basis, kind: 'interval', after: parseSpan(target.after) }
  if (target.kind === 'season') return { basis, kind: 'season', target, within: parseSpan(target.inSeasonWithin) }
  const [from, to] = [dayOr(target.from, Number.NaN), dayOr(target.to, Number.NaN)]
  return { basis, kind: 'campaign', from, to, fromAge: parseSpan(target.fromAge), beforeAge: parseSpan(target.beforeAge) }
}

function basisOf(programme: Programme, rule: DoseRule, kind: LimitKind, limit: Limit): Basis {
  const variant = rule.variant === undefined ? '' : `/${rule.variant}`
  return {
    id: `${rule.rule}${variant}.${kind}`,
    rule: rule.rule,
    kind,
    span: limit.span,
    sources: limit.sources,
    standing: limit.configured === true ? 'configured' : standingOf(programme, limit.sources),
    assumed: false,
    note: limit.note ?? null,
  }
}

/** The standing of the best source; a fact without a source was not found. */
function standingOf(programme: Programme, sources: readonly string[]): Standing {
  const standings = sources.map((id) => {
    const source = programme.sources[id]
    if (source === undefined) throw new Error(`unknown source ${id}`)
    return source.standing
  })
  return (['current', 'older', 'secondary'] as const).find((standing) => standings.includes(standing)) ?? 'not-found'
}

function dayOr(text: string | undefined, otherwise: number): CivilDay {
  if (text === undefined) return otherwise
  const day = parseDate(text)
  if (day === null) throw new Error(`not a date in the programme: ${text}`)
  return day
}
