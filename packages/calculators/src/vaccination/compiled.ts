/** A programme made ready for computing: spans read, cohorts as days, and for every limit one object that tells where it comes from. */
import { parseDate } from '../core/civil-date.ts'
import type { CivilDay } from '../core/civil-date.ts'
import { courseBasis, doseBasis } from './basis.ts'
import type { Basis, LimitKind } from './basis.ts'
import type { Course, DoseRule, Latest, Limit, Programme, Scheme, Series, Span, Target, Vaccine } from './programme.ts'
import { parseSpan } from './span.ts'
import type { Length } from './span.ts'

export type CompiledLimit = {
  readonly basis: Basis
  /** Null as long as the limit is not known. */
  readonly length: Length | null
  readonly assumed: { readonly basis: Basis; readonly length: Length } | null
}

export type CompiledLatest = CompiledLimit & { readonly lastDayOffset: 0 | -1; readonly laterDoseCounts: boolean }

/** The end of the window in which a dose is offered; the offset makes it the day before a birthday. */
export type CompiledWindowEnd = { readonly length: Length; readonly offset: 0 | -1; readonly basis: Basis }

export type CompiledTarget = { readonly basis: Basis } & (
  | { readonly kind: 'age'; readonly from: Length; readonly to: CompiledWindowEnd | null }
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
  readonly waiver: (CompiledLimit & { readonly vaccine: Vaccine }) | null
  readonly countsFromYearTurning: number | null
  /** The limits of this dose that no source tells. */
  readonly unknown: readonly Basis[]
}

export type CompiledSeries = {
  readonly schemes: readonly Scheme[] | null
  readonly bornFrom: CivilDay
  readonly bornBefore: CivilDay
  readonly startedFrom: { readonly length: Length; readonly basis: Basis } | null
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
  readonly waitsFor: { readonly vaccine: Vaccine; readonly basis: Basis } | null
  readonly follows: readonly Vaccine[]
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
  const { vaccine } = course
  return {
    vaccine,
    firstNumber: course.firstNumber,
    bornFrom: dayOr(course.eligible?.bornFrom, Number.NEGATIVE_INFINITY),
    bornBefore: dayOr(course.eligible?.bornBefore, Number.POSITIVE_INFINITY),
    motherHBsAg: course.eligible?.motherHBsAg ?? false,
    waitsFor: compileWaitsFor(programme, course),
    follows: course.follows ?? [],
    series: course.series.map((series) => compileSeries(programme, vaccine, series)),
  }
}

function compileWaitsFor(programme: Programme, { vaccine, waitsFor }: Course): CompiledCourse['waitsFor'] {
  if (waitsFor === undefined) return null
  return { vaccine: waitsFor.vaccine, basis: courseBasis(programme, vaccine, 'waitsFor', { span: null, sources: waitsFor.sources }) }
}

function compileSeries(programme: Programme, vaccine: Vaccine, series: Series): CompiledSeries {
  const { startedFrom } = series
  return {
    schemes: series.schemes ?? null,
    bornFrom: dayOr(series.bornFrom, Number.NEGATIVE_INFINITY),
    bornBefore: dayOr(series.bornBefore, Number.POSITIVE_INFINITY),
    startedFrom:
      startedFrom === undefined || startedFrom.span === null
        ? null
        : { length: parseSpan(startedFrom.span), basis: courseBasis(programme, vaccine, 'startedFrom', startedFrom) },
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
  const waiver =
    rule.waiver === undefined ? null : { ...compileLimit(programme, rule, 'waiver', rule.waiver), vaccine: rule.waiver.vaccine }
  const all = [minAge, minInterval, usualInterval, lateStart, latest, waiver]
  return {
    rule: rule.rule,
    source: rule.sources[0] ?? '',
    target: compileTarget(programme, rule),
    minAge,
    minInterval,
    usualInterval,
    lateStart,
    latest,
    waiver,
    countsFromYearTurning: rule.countsFromYearTurning ?? null,
    unknown: all.flatMap((one) => (one !== null && one.length === null ? [one.basis] : [])),
  }
}

function compileLimit(programme: Programme, rule: DoseRule, kind: LimitKind, limit: Limit): CompiledLimit {
  const { assumed } = limit
  return {
    basis: doseBasis(programme, rule, kind, limit),
    length: limit.span === null ? null : parseSpan(limit.span),
    assumed:
      limit.span !== null || assumed === undefined
        ? null
        : {
            basis: { ...doseBasis(programme, rule, kind, assumed), assumed: true, note: limit.note ?? null },
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
  const basisOf = (kind: 'target' | 'targetYear' | 'targetTo', span: Span | null): Basis =>
    doseBasis(programme, rule, kind, { span, sources: target.sources, ...(target.configured === true ? { configured: true } : {}) })
  switch (target.kind) {
    case 'age': {
      const { from, to } = target
      const end = to === undefined ? null : ({ length: parseSpan(to), offset: 0, basis: basisOf('targetTo', to) } as const)
      return { basis: basisOf('target', from), kind: 'age', from: parseSpan(from), to: end }
    }
    case 'year-of-life': {
      const { from, before } = target
      const end = { length: parseSpan(before), offset: -1, basis: basisOf('targetTo', before) } as const
      return { basis: basisOf('target', from), kind: 'age', from: parseSpan(from), to: end }
    }
    case 'calendar-year':
      return { basis: basisOf('targetYear', `${target.turning}y`), kind: 'calendar-year', turning: target.turning }
    case 'interval':
      return { basis: basisOf('target', target.after), kind: 'interval', after: parseSpan(target.after) }
    case 'season':
      return { basis: basisOf('target', null), kind: 'season', target, within: parseSpan(target.inSeasonWithin) }
    case 'campaign': {
      const [from, to] = [dayOr(target.from, Number.NaN), dayOr(target.to, Number.NaN)]
      const [fromAge, beforeAge] = [parseSpan(target.fromAge), parseSpan(target.beforeAge)]
      return { basis: basisOf('target', null), kind: 'campaign', from, to, fromAge, beforeAge }
    }
  }
}

function dayOr(text: string | undefined, otherwise: number): CivilDay {
  if (text === undefined) return otherwise
  const day = parseDate(text)
  if (day === null) throw new Error(`not a date in the programme: ${text}`)
  return day
}
