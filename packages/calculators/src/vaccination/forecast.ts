/** The next dose of one vaccine: whether it is offered, from when, until when, and the limit behind each date. */
import { dayOf, daysInMonth, formatDate } from '../core/civil-date.ts'
import type { CivilDay } from '../core/civil-date.ts'
import type { Basis } from './basis.ts'
import type { CompiledCourse, CompiledLimit, CompiledRule, CompiledSeries, CompiledTarget } from './compiled.ts'
import { dayBefore, lastDay, openPosition, yearTurning } from './judge-doses.ts'
import type { CourseState, LastCounted } from './judge-doses.ts'
import type { Vaccine } from './programme.ts'
import { after, startAt } from './span.ts'
import type { Start } from './span.ts'

export type ForecastStatus = 'future' | 'due' | 'complete' | 'notEligible' | 'tooLate'
/** Why a dose is not offered, where the status alone does not tell. */
export type ForecastReason =
  | 'born-outside-cohorts'
  | 'mother-not-known-to-carry-hepatitis-b'
  | 'waived-after-late-course'
  | 'primary-course-first'
  | 'no-room-before-last-day'
  | 'last-day-passed'

type DayWithBasis = { readonly day: CivilDay; readonly basis: Basis }

/** A date with the limit that it comes from. */
export type ReasonedDate = { readonly date: string; readonly basis: Basis }

export type ForecastDose = {
  readonly vaccine: Vaccine
  readonly dose: number
  readonly status: ForecastStatus
  readonly reason: ForecastReason | null
  /** The rule behind the reason, where it is one that a centre can change. */
  readonly reasonBasis: Basis | null
  readonly rule: string
  /** The first source of the dose; `basis` of each date has all of them, with their standing. */
  readonly source: string
  readonly earliest: ReasonedDate | null
  readonly recommendedFrom: ReasonedDate | null
  readonly recommendedTo: ReasonedDate | null
  readonly latest: ReasonedDate | null
  /** Limits of this dose that no source tells: to be shown as not known. */
  readonly notKnown: readonly Basis[]
}

export type ForecastChild = {
  readonly birth: Start
  readonly asOf: CivilDay
  readonly motherHBsAg: boolean
  readonly lastCounted: LastCounted
}
/** How far the other courses are; a course that another waits for comes first in the programme. */
export type Progress = ReadonlyMap<Vaccine, { readonly complete: boolean; readonly lastCounted: CivilDay | null }>

export function forecastCourse(course: CompiledCourse, state: CourseState, child: ForecastChild, others: Progress): ForecastDose {
  const { series } = state
  const { birth, asOf } = child
  const last = series.doses.length - 1
  const place = Math.min(openPosition(series, state.position, birth, asOf), last)
  const rule = series.doses[place]
  if (rule === undefined) throw new Error(`${course.vaccine}: a series without doses`)
  const next: NextDose = { vaccine: course.vaccine, dose: course.firstNumber + place, rule }
  if (state.position > last) return written(next, 'complete', NO_REASON, NO_DATES)
  const notOffered = whyNotOffered(course, rule, child, others)
  if (notOffered !== null) return written(next, 'notEligible', notOffered, NO_DATES)

  const previous = startOrNull(state.lastCounted)
  const latest = latestOf(rule, birth)
  if (latest !== null && asOf > latest.day) return written(next, 'tooLate', LAST_DAY_PASSED, { ...NO_DATES, latest })
  const before = previous ?? startOrNull(dayBefore(course, rule, child.lastCounted, asOf))
  const earliest = later(byLimit(rule.minAge, birth), before === null ? null : byLimit(rule.minInterval, before))
  const assumed = before === null || rule.minInterval === null ? null : assumedLimit(rule.minInterval, before)
  const firstPossible = later(earliest, assumed)
  if (latest !== null && firstPossible !== null && firstPossible.day > latest.day) {
    return written(next, 'tooLate', NO_ROOM, { ...NO_DATES, latest })
  }
  const window = offeredBetween(rule, series.lateAfter, birth, state, previous)
  const usual = later(window.from, firstPossible) ?? window.from
  // The interval of a normal course gives way where it would push the dose past its last day.
  const recommendedFrom = latest !== null && usual.day > latest.day && firstPossible !== null ? firstPossible : usual
  const recommendedTo = window.to !== null && window.to.day >= recommendedFrom.day ? window.to : null
  const isTime = asOf >= recommendedFrom.day
  const { waitsFor } = course
  // It is time, but the primary course is not complete: that one goes first, so there is no date yet for this dose.
  if (isTime && waitsFor !== null && others.get(waitsFor.vaccine)?.complete !== true) {
    return written(next, 'future', { reason: 'primary-course-first', basis: waitsFor.basis }, { ...NO_DATES, latest })
  }
  return written(next, isTime ? 'due' : 'future', NO_REASON, { earliest, recommendedFrom, recommendedTo, latest })
}

type NextDose = { readonly vaccine: Vaccine; readonly dose: number; readonly rule: CompiledRule }
type Dates = Readonly<Record<'earliest' | 'recommendedFrom' | 'recommendedTo' | 'latest', DayWithBasis | null>>
const NO_DATES: Dates = { earliest: null, recommendedFrom: null, recommendedTo: null, latest: null }
type Reason = { readonly reason: ForecastReason | null; readonly basis: Basis | null }
const NO_REASON: Reason = { reason: null, basis: null }
const LAST_DAY_PASSED: Reason = { reason: 'last-day-passed', basis: null }
const NO_ROOM: Reason = { reason: 'no-room-before-last-day', basis: null }
const OUTSIDE_COHORTS: Reason = { reason: 'born-outside-cohorts', basis: null }
const NOT_FOR_THIS_MOTHER: Reason = { reason: 'mother-not-known-to-carry-hepatitis-b', basis: null }

function written({ vaccine, dose, rule }: NextDose, status: ForecastStatus, { reason, basis }: Reason, dates: Dates): ForecastDose {
  return {
    vaccine,
    dose,
    status,
    reason,
    reasonBasis: basis,
    rule: rule.rule,
    source: rule.source,
    earliest: dated(dates.earliest),
    recommendedFrom: dated(dates.recommendedFrom),
    recommendedTo: dated(dates.recommendedTo),
    latest: dated(dates.latest),
    notKnown: rule.unknown,
  }
}

function startOrNull(day: CivilDay | null): Start | null {
  return day === null ? null : startAt(day)
}

function dated(one: DayWithBasis | null): ReasonedDate | null {
  return one === null ? null : { date: formatDate(one.day), basis: one.basis }
}

function latestOf({ latest }: CompiledRule, birth: Start): DayWithBasis | null {
  const day = latest === null ? null : lastDay(latest, birth)
  return latest === null || day === null ? null : { day, basis: latest.basis }
}

function whyNotOffered(
  course: CompiledCourse,
  { waiver }: CompiledRule,
  { birth, motherHBsAg }: ForecastChild,
  others: Progress,
): Reason | null {
  if (birth.day < course.bornFrom || birth.day >= course.bornBefore) return OUTSIDE_COHORTS
  if (course.motherHBsAg && !motherHBsAg) return NOT_FOR_THIS_MOTHER
  if (waiver === null || waiver.length === null) return null
  const other = others.get(waiver.vaccine)
  const completedOn = other?.complete === true ? other.lastCounted : null
  if (completedOn === null || completedOn <= after(birth, waiver.length)) return null
  return { reason: 'waived-after-late-course', basis: waiver.basis }
}

type Window = { readonly from: DayWithBasis; readonly to: DayWithBasis | null }

/** When the dose is offered: the target of the programme, moved on by the interval of a normal course or of a course begun late. */
function offeredBetween(
  rule: CompiledRule,
  lateAfter: CompiledSeries['lateAfter'],
  birth: Start,
  state: CourseState,
  previous: Start | null,
): Window {
  const target = targetWindow(rule.target, birth, previous)
  const begunLate = lateAfter !== null && state.firstCounted !== null && state.firstCounted > after(birth, lateAfter)
  const late = begunLate && state.firstCounted !== null ? byLimit(rule.lateStart, startAt(state.firstCounted)) : null
  const usual = previous === null ? null : byLimit(rule.usualInterval, previous)
  return { from: later(target.from, later(late, usual)) ?? target.from, to: target.to }
}

function targetWindow(target: CompiledTarget, birth: Start, previous: Start | null): Window {
  const { basis } = target
  if (target.kind === 'age') {
    const { to: end } = target
    const to = end === null ? null : { day: after(birth, end.length) + end.offset, basis: end.basis }
    return { from: { day: after(birth, target.from), basis }, to }
  }
  if (target.kind === 'calendar-year') {
    const to = yearTurning(birth, target.turning + 1) - 1
    return { from: { day: yearTurning(birth, target.turning), basis }, to: { day: to, basis } }
  }
  if (target.kind === 'campaign') {
    const from = Math.max(target.from, after(birth, target.fromAge))
    return { from: { day: from, basis }, to: { day: Math.min(target.to, after(birth, target.beforeAge) - 1), basis } }
  }
  if (target.kind === 'season') return seasonWindow(target, birth)
  return { from: { day: previous === null ? birth.day : after(previous, target.after), basis }, to: null }
}

function seasonWindow({ basis, target, within }: Extract<CompiledTarget, { kind: 'season' }>, birth: Start): Window {
  const { year, month } = birth.parts
  if (month < target.outside.firstMonth || month > target.outside.lastMonth) {
    return { from: { day: birth.day, basis }, to: { day: after(birth, within), basis } }
  }
  const { firstMonth, lastMonth } = target.offered
  const from = Math.max(birth.day, dayOf(year, firstMonth, 1))
  return { from: { day: from, basis }, to: { day: dayOf(year, lastMonth, daysInMonth(year, lastMonth)), basis } }
}

function byLimit(limit: CompiledLimit | null, from: Start): DayWithBasis | null {
  return limit === null || limit.length === null ? null : { day: after(from, limit.length), basis: limit.basis }
}

/** What a dose is judged by as long as the limit is not known: the offer never comes before it. */
function assumedLimit({ assumed }: CompiledLimit, from: Start): DayWithBasis | null {
  return assumed === null ? null : { day: after(from, assumed.length), basis: assumed.basis }
}

/** The later of two days, with its reason; on equal days the first. */
function later(one: DayWithBasis | null, other: DayWithBasis | null): DayWithBasis | null {
  if (one === null) return other
  return other !== null && other.day > one.day ? other : one
}
