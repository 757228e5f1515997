/** Languages with their dates and times, for the server. What needs no dates stands in `locale.ts`. */
import { cached, type Locale } from './locale.ts'
import { localDate, localDateTime, Temporal, type Instant, type PlainDate, timeZone } from './time.ts'

export {
  catalogue,
  dutch,
  english,
  findLocale,
  formatNumber,
  localPath,
  locales,
  plural,
  type Direction,
  type Locale,
  type MessagesLike,
} from './locale.ts'

const longDates = cached((format) => new Intl.DateTimeFormat(format, { timeZone, weekday: 'long', day: 'numeric', month: 'long' }))
const longDatesWithYear = cached(
  (format) => new Intl.DateTimeFormat(format, { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
)
const plainDates = cached((format) => new Intl.DateTimeFormat(format, { timeZone, day: 'numeric', month: 'long', year: 'numeric' }))
const shortDates = cached((format) => new Intl.DateTimeFormat(format, { timeZone, weekday: 'short', day: 'numeric', month: 'short' }))

/** "9.40 uur" in Dutch, "9:40" elsewhere. */
export function formatTime(locale: Locale, at: Instant): string {
  const local = localDateTime(at)
  return formatClock(locale, local.toPlainTime())
}

export function formatClock(locale: Locale, time: Temporal.PlainTime): string {
  const minutes = String(time.minute).padStart(2, '0')
  return locale.tag === 'nl' ? `${time.hour}.${minutes} uur` : `${time.hour}:${minutes}`
}

const noon = (date: PlainDate): Date =>
  new Date(date.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from('12:00') }).epochMilliseconds)

/** "donderdag 26 november"; with the year when it is not this year's. */
export function formatDay(locale: Locale, date: PlainDate, today: PlainDate): string {
  const formats = date.year === today.year ? longDates : longDatesWithYear
  return formats(locale.format).format(noon(date))
}

/** "20 februari 2027": for terms with legal weight. */
export function formatDate(locale: Locale, date: PlainDate): string {
  return plainDates(locale.format).format(noon(date))
}

/** "di 24 nov": for lists. */
export function formatShortDay(locale: Locale, date: PlainDate): string {
  return shortDates(locale.format).format(noon(date))
}

/** "zondag 22 november, 21.40 uur". */
export function formatMoment(locale: Locale, at: Instant, now: Instant): string {
  return `${formatDay(locale, localDate(at), localDate(now))}, ${formatTime(locale, at)}`
}
