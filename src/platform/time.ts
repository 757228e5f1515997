/**
 * Dates and moments. `PlainDate` for days (birth, terms, holidays), `Instant` for what happened,
 * local time in Europe/Amsterdam for opening hours. The only file that imports the polyfill.
 */
import { Temporal } from 'temporal-polyfill'

export { Temporal }
export type Instant = Temporal.Instant
export type PlainDate = Temporal.PlainDate
export type PlainTime = Temporal.PlainTime
export type ZonedDateTime = Temporal.ZonedDateTime

/** The one time zone of the centre (European Netherlands). */
export const timeZone = 'Europe/Amsterdam'

export function localDateTime(at: Instant): ZonedDateTime {
  return at.toZonedDateTimeISO(timeZone)
}

export function localDate(at: Instant): PlainDate {
  return localDateTime(at).toPlainDate()
}

/** The moment a local wall-clock time stands for; in the skipped hour of spring the later one, in the double hour of autumn the first ("compatible"). */
export function momentOf(date: PlainDate, time: PlainTime): Instant {
  return date.toZonedDateTime({ timeZone, plainTime: time }).toInstant()
}

export function isBefore(a: Instant, b: Instant): boolean {
  return Temporal.Instant.compare(a, b) < 0
}

export function isSooner(a: PlainDate, b: PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0
}

/** The system's clock. Called at the edges only (request, job, command); everything below gets `now` as an argument. */
export function readClock(): Instant {
  return Temporal.Now.instant()
}
