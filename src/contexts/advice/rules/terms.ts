/**
 * By when a question is answered. Ordinary: the end of opening on the second working day after the day
 * it came in (number per centre). Acute: 30 minutes within opening hours; outside them the duty number is
 * on the asker's screen and the term begins when the centre opens. Source: decisions "Return code and conversation".
 */
import { isWorkingDay } from '#platform/holidays.ts'
import { isBefore, localDateTime, momentOf, Temporal, type Instant, type PlainDate, type PlainTime } from '#platform/time.ts'

export type OpenTimes = {
  readonly hours: readonly { readonly weekday: number; readonly opens: PlainTime; readonly closes: PlainTime }[]
  readonly closedDays: readonly PlainDate[]
}

export type Terms = OpenTimes & { readonly workingDays: number; readonly acuteMinutes: number }

export type Urgency = 'ordinary' | 'acute'

const usualClosing = Temporal.PlainTime.from('17:00')
const furthestDays = 60

/** Is this a day on which the centre works? Holidays and its own closed days are not. */
export function isOpenDay(times: OpenTimes, day: PlainDate): boolean {
  const worksOn = times.hours.length === 0 || times.hours.some(({ weekday }) => weekday === day.dayOfWeek)
  return worksOn && isWorkingDay(day) && !times.closedDays.some((closed) => closed.equals(day))
}

/** The opening hours of a day as moments, in order. */
export function openingsOn(times: OpenTimes, day: PlainDate): { readonly from: Instant; readonly until: Instant }[] {
  if (!isOpenDay(times, day)) return []
  return times.hours
    .filter(({ weekday }) => weekday === day.dayOfWeek)
    .map(({ opens, closes }) => ({ from: momentOf(day, opens), until: momentOf(day, closes) }))
    .toSorted((a, b) => Temporal.Instant.compare(a.from, b.from))
}

export function isOpenAt(times: OpenTimes, at: Instant): boolean {
  return openingsOn(times, localDateTime(at).toPlainDate()).some(({ from, until }) => !isBefore(at, from) && isBefore(at, until))
}

/** The first opening that begins after `at`, or null when there is none in the next sixty days. */
export function nextOpening(times: OpenTimes, at: Instant): Instant | null {
  const today = localDateTime(at).toPlainDate()
  for (let days = 0; days <= furthestDays; days += 1)
    for (const { from } of openingsOn(times, today.add({ days }))) if (isBefore(at, from)) return from
  return null
}

/** By when an answer is due. */
export function dueAt(urgency: Urgency, terms: Terms, now: Instant): Instant {
  return urgency === 'acute' ? afterOpenMinutes(terms, now, terms.acuteMinutes) : endOfWorkingDay(terms, now)
}

function endOfWorkingDay(terms: Terms, now: Instant): Instant {
  let day = localDateTime(now).toPlainDate()
  let counted = 0
  for (let tried = 0; counted < terms.workingDays && tried < furthestDays; tried += 1) {
    day = day.add({ days: 1 })
    if (isOpenDay(terms, day)) counted += 1
  }
  const closings = openingsOn(terms, day).map(({ until }) => until)
  return closings.at(-1) ?? momentOf(day, usualClosing)
}

function afterOpenMinutes(terms: Terms, now: Instant, minutes: number): Instant {
  let left = minutes * 60_000
  const today = localDateTime(now).toPlainDate()
  for (let days = 0; days <= furthestDays; days += 1)
    for (const { from, until } of openingsOn(terms, today.add({ days }))) {
      const begin = isBefore(from, now) ? now : from
      const length = until.epochMilliseconds - begin.epochMilliseconds
      if (length <= 0) continue
      if (left <= length) return begin.add({ milliseconds: left })
      left -= length
    }
  return now.add({ minutes }) // no opening hours are known: the plain clock
}

/** When who has it is reminded: half-way to an acute term, and at the start of the last day of an ordinary one. */
export function reminderAt(urgency: Urgency, createdAt: Instant, due: Instant): Instant {
  const whole = due.epochMilliseconds - createdAt.epochMilliseconds
  if (urgency === 'acute') return createdAt.add({ milliseconds: Math.round(whole * 0.5) })
  const morning = momentOf(localDateTime(due).toPlainDate(), Temporal.PlainTime.from('08:00'))
  return isBefore(createdAt, morning) ? morning : createdAt.add({ milliseconds: Math.round(whole * 0.75) })
}

export type TermState = 'quiet' | 'near' | 'past'

/** For display: amber within a day (acute: always), red when past. */
export function termState(urgency: Urgency, due: Instant, now: Instant): TermState {
  if (isBefore(due, now)) return 'past'
  return urgency === 'acute' || due.epochMilliseconds - now.epochMilliseconds <= 24 * 3_600_000 ? 'near' : 'quiet'
}
