/** Which of the given doses of one vaccine count. Each dose is judged by what was given before it, so a later dose never changes the verdict. */
import type { CivilDay } from '../core/civil-date.ts'
import type { Basis } from './basis.ts'
import type { CompiledCourse, CompiledLatest, CompiledLimit, CompiledRule, CompiledSeries } from './compiled.ts'
import type { Scheme, Vaccine } from './programme.ts'
import { after, startAt } from './span.ts'
import type { Start } from './span.ts'
import { dayOf } from '../core/civil-date.ts'

export type InvalidReason = 'too-young' | 'interval-too-short' | 'too-late' | 'same-day'

export type Verdict = {
  readonly valid: boolean
  /** The place in the course that the dose takes; null for a dose that does not count, or is more than the course asks. */
  readonly rule: CompiledRule | null
  readonly reason: InvalidReason | 'extra-dose' | null
  /** The limit that decided. */
  readonly basis: Basis | null
  /** The first (or last) day on which the dose would have counted. */
  readonly limitDay: CivilDay | null
}

export type CourseState = {
  readonly series: CompiledSeries
  /** The place in the course of the next dose; equal to the number of doses when the course is complete. */
  readonly position: number
  readonly firstCounted: CivilDay | null
  readonly lastCounted: CivilDay | null
}

/** The last dose that counts of some courses, up to and including a day. */
export type LastCounted = (vaccines: readonly Vaccine[], until: CivilDay) => CivilDay | null

export type CourseChild = {
  readonly birth: Start
  readonly scheme: Scheme
  readonly asOf: CivilDay
  readonly lastCounted: LastCounted
}

const COUNTS: Omit<Verdict, 'rule'> = { valid: true, reason: null, basis: null, limitDay: null }
const EXTRA: Verdict = { valid: true, rule: null, reason: 'extra-dose', basis: null, limitDay: null }
const SAME_DAY: Verdict = { valid: false, rule: null, reason: 'same-day', basis: null, limitDay: null }

/** The series of a child whose course begins on a day. */
function seriesFor(course: CompiledCourse, child: CourseChild, begins: CivilDay): CompiledSeries {
  const { birth, scheme } = child
  for (const series of course.series) {
    if (series.schemes !== null && !series.schemes.includes(scheme)) continue
    if (birth.day < series.bornFrom || birth.day >= series.bornBefore) continue
    if (series.startedFrom !== null && begins < after(birth, series.startedFrom.length)) continue
    return series
  }
  throw new Error(`${course.vaccine}: no series for scheme ${scheme}`)
}

/** A dose by its day and its place in the input. */
export type DatedDose = { readonly day: CivilDay; readonly at: number }

/** Judges the doses of one vaccine, in order of date; writes each verdict at the place that the dose has in the input. */
export function judgeDoses(
  course: CompiledCourse,
  child: CourseChild,
  doses: readonly DatedDose[],
  verdicts: (Verdict | undefined)[],
): CourseState {
  // A course without a counting dose can begin today at the soonest.
  let series = seriesFor(course, child, child.asOf)
  let position = 0
  let firstCounted: CivilDay | null = null
  let lastCounted: CivilDay | null = null
  let lastDay = Number.NaN
  for (const { day, at } of doses) {
    // The first counting dose decides between series that are begun early and late.
    const chosen: CompiledSeries = firstCounted === null ? seriesFor(course, child, day) : series
    const rule = chosen.doses[openPosition(chosen, position, child.birth, day)]
    const before = lastCounted ?? dayBefore(course, rule, child.lastCounted, day)
    const verdict: Verdict = day === lastDay ? SAME_DAY : judge(rule, child.birth, before, day)
    lastDay = day
    verdicts[at] = verdict
    if (verdict.rule === null) continue
    series = chosen
    position = series.doses.indexOf(verdict.rule) + 1
    firstCounted ??= day
    lastCounted = day
  }
  return { series, position, firstCounted, lastCounted }
}

/** The place that is open on a day: some places are taken from a year of life on, whatever was given before. */
export function openPosition({ doses }: CompiledSeries, position: number, birth: Start, day: CivilDay): number {
  for (let place = doses.length - 1; place > position; place -= 1) {
    const turning = doses[place]?.countsFromYearTurning ?? null
    if (turning !== null && day >= yearTurning(birth, turning)) return place
  }
  return position
}

/** 1 January of the year in which a child reaches an age. */
export function yearTurning(birth: Start, age: number): CivilDay {
  return dayOf(birth.parts.year + age, 1, 1)
}

/** The dose that a first dose is counted from: the last one of the courses that this course follows, where an interval is known. */
export function dayBefore(
  { follows }: CompiledCourse,
  rule: CompiledRule | undefined,
  lastCounted: LastCounted,
  day: CivilDay,
): CivilDay | null {
  const interval = rule?.minInterval ?? null
  if (follows.length === 0 || interval === null || (interval.length === null && interval.assumed === null)) return null
  return lastCounted(follows, day)
}

function judge(rule: CompiledRule | undefined, birth: Start, before: CivilDay | null, day: CivilDay): Verdict {
  if (rule === undefined) return EXTRA
  if (rule.countsFromYearTurning !== null && day < yearTurning(birth, rule.countsFromYearTurning)) return EXTRA
  return (
    tooEarly(rule.minAge, birth, day, 'too-young') ??
    (before === null ? null : tooEarly(rule.minInterval, startAt(before), day, 'interval-too-short')) ??
    tooLate(rule.latest, birth, day) ?? { ...COUNTS, rule }
  )
}

function tooEarly(limit: CompiledLimit | null, from: Start, day: CivilDay, reason: InvalidReason): Verdict | null {
  const length = limit?.length ?? limit?.assumed?.length
  if (limit === null || length === undefined) return null
  const limitDay = after(from, length)
  return day >= limitDay ? null : { valid: false, rule: null, reason, basis: limit.assumed?.basis ?? limit.basis, limitDay }
}

function tooLate(latest: CompiledLatest | null, birth: Start, day: CivilDay): Verdict | null {
  if (latest === null || latest.laterDoseCounts) return null
  const limitDay = lastDay(latest, birth)
  return limitDay === null || day <= limitDay ? null : { valid: false, rule: null, reason: 'too-late', basis: latest.basis, limitDay }
}

/** The last day for a dose; null as long as it is not known. */
export function lastDay(latest: CompiledLatest, birth: Start): CivilDay | null {
  return latest.length === null ? null : after(birth, latest.length) + latest.lastDayOffset
}
