/** What is open now, later today, or next: for the telephone and for walking in. */
import { isBefore, localDate, localDateTime, type Instant, type PlainDate, type PlainTime } from '#platform/time.ts'
import { isOpenDay, nextOpening, openingsOn, type OpenTimes } from './terms.ts'

export type Opening =
  | { readonly state: 'open' | 'later-today'; readonly from: PlainTime; readonly until: PlainTime }
  | { readonly state: 'closed'; readonly next: { readonly day: PlainDate; readonly from: PlainTime; readonly until: PlainTime } | null }

const clock = (at: Instant): PlainTime => localDateTime(at).toPlainTime()

export function openingAt(times: OpenTimes, now: Instant): Opening {
  const today = openingsOn(times, localDate(now)).find(({ until }) => isBefore(now, until))
  if (today !== undefined)
    return { state: isBefore(now, today.from) ? 'later-today' : 'open', from: clock(today.from), until: clock(today.until) }
  const from = nextOpening(times, now)
  if (from === null) return { state: 'closed', next: null }
  const day = localDate(from)
  const until = openingsOn(times, day).find((one) => one.from.equals(from))?.until ?? from
  return { state: 'closed', next: { day, from: clock(from), until: clock(until) } }
}

/** Days soon on which the centre would be open by its hours, and is not: a holiday, or a day of its own. */
export function closedSoon(times: OpenTimes, today: PlainDate, days = 60): PlainDate[] {
  return Array.from({ length: days }, (_, ahead) => today.add({ days: ahead })).filter(
    (day) => times.hours.some(({ weekday }) => weekday === day.dayOfWeek) && !isOpenDay(times, day),
  )
}
