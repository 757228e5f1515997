/** When somebody is there, in words: now, later today, or the next day. */
import { formatClock, formatDay, type Locale } from '#platform/i18n.ts'
import type { PlainDate, PlainTime } from '#platform/time.ts'
import { pageMessages } from './messages.ts'

export type Opening =
  | { readonly state: 'open'; readonly from: PlainTime; readonly until: PlainTime }
  | { readonly state: 'later-today'; readonly from: PlainTime; readonly until: PlainTime }
  | { readonly state: 'closed'; readonly next: { readonly day: PlainDate; readonly from: PlainTime; readonly until: PlainTime } | null }

/** "13.00" where the unit follows at the end of the range. */
const bare = (locale: Locale, time: PlainTime): string => formatClock(locale, time).replace(/ uur$/u, '')

function dayName(locale: Locale, day: PlainDate, today: PlainDate): string {
  return day.equals(today.add({ days: 1 })) ? pageMessages(locale).opening.tomorrow : formatDay(locale, day, today)
}

/** For the telephone: "Nu open, tot 17.00 uur". */
export function openingText(locale: Locale, opening: Opening, today: PlainDate): string {
  const words = pageMessages(locale).opening
  switch (opening.state) {
    case 'open':
      return words.openUntil(formatClock(locale, opening.until))
    case 'later-today':
      return words.laterToday(formatClock(locale, opening.from))
    case 'closed':
      return opening.next
        ? words.closedUntil(dayName(locale, opening.next.day, today), formatClock(locale, opening.next.from))
        : words.closed
  }
}

/** For walking in: "Vandaag inloop: 13.00 tot 15.00 uur"; `short` where the word "inloop" stands beside it already. */
export function walkInText(locale: Locale, opening: Opening, today: PlainDate, form: 'long' | 'short' = 'long'): string {
  const words = pageMessages(locale).opening
  const isLong = form === 'long'
  switch (opening.state) {
    case 'open':
    case 'later-today':
      return (isLong ? words.walkInToday : words.hoursToday)(bare(locale, opening.from), formatClock(locale, opening.until))
    case 'closed': {
      if (!opening.next) return words.walkInClosed
      const { day, from, until } = opening.next
      return (isLong ? words.walkInNext : words.hoursNext)(dayName(locale, day, today), bare(locale, from), formatClock(locale, until))
    }
  }
}
