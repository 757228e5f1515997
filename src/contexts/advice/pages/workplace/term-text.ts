/** By when, in words: "nog 25 min", "vandaag 17.00", "morgen 17.00", "di 24 nov", "te laat". The exact moment stands in `time`. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatMoment, formatShortDay, type Locale } from '#platform/i18n.ts'
import { isBefore, localDate, localDateTime, type Instant } from '#platform/time.ts'
import { termState, type Urgency } from '../../rules/terms.ts'
import { workMessages } from './messages.ts'

const minutesShown = 90

/** "17.00" in Dutch, "17:00" elsewhere. */
export function clockText(locale: Locale, at: Instant): string {
  const { hour, minute } = localDateTime(at)
  return workMessages(locale).clock(String(hour), String(minute).padStart(2, '0'))
}

/** "di 24 nov"; a date with its year when that is not this year's. */
export function dayText(locale: Locale, at: Instant, now: Instant): string {
  const day = localDate(at)
  return day.year === localDate(now).year ? formatShortDay(locale, day) : formatDate(locale, day)
}

/** The short form, for lists. */
export function termText(locale: Locale, due: Instant, now: Instant): string {
  const { term } = workMessages(locale)
  if (isBefore(due, now)) return term.late
  const minutes = Math.floor((due.epochMilliseconds - now.epochMilliseconds) / 60_000)
  if (minutes <= minutesShown) return term.minutes(minutes)
  const days = localDate(now).until(localDate(due), { largestUnit: 'days' }).days
  if (days === 0) return term.today(clockText(locale, due))
  return days === 1 ? term.tomorrow(clockText(locale, due)) : dayText(locale, due, now)
}

/** Colour by state, never alone: the words say it too. An acute term is as red as one that is past. */
export function termMark(locale: Locale, urgency: Urgency, due: Instant, now: Instant): Html {
  const state = urgency === 'acute' ? 'past' : termState(urgency, due, now)
  return html`<time class="cjg-term cjg-term--${state}" datetime="${due.toString()}">${termText(locale, due, now)}</time>`
}

/** The long form, beside one question: the day and the hour. */
export function termSentence(locale: Locale, due: Instant, now: Instant): string {
  const { term } = workMessages(locale)
  const exact = formatMoment(locale, due, now)
  return isBefore(due, now) ? term.lateSince(exact) : exact
}
