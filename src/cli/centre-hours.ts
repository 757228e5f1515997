/** Opening hours and days as a command reads and shows them. */
import type { NewCentre } from '#contexts/access/public.ts'
import { Temporal, type PlainDate, type PlainTime } from '#platform/time.ts'
import { Trouble } from '#platform/trouble.ts'

type Hours = NewCentre['openingHours']

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

/** "mon-fri 08:30-17:00" or "wed 13:00-19:00". */
export function hoursFrom(kind: 'phone' | 'walk-in', texts: readonly string[]): Hours {
  return texts.flatMap((text) => {
    const match = /^([a-z]{3})(?:-([a-z]{3}))? (\d\d:\d\d)-(\d\d:\d\d)$/.exec(text.trim().toLowerCase())
    const [first, last] = [dayOfWeek(match?.[1]), dayOfWeek(match?.[2] ?? match?.[1])]
    const [opens, closes] = [timeFrom(match?.[3]), timeFrom(match?.[4])]
    if (first === 0 || last < first || opens === null || closes === null)
      throw new Trouble(`"${text}" is no opening hours. Write them like "mon-fri 08:30-17:00" or "wed 13:00-19:00".`)
    return Array.from({ length: last - first + 1 }, (_, day) => ({ weekday: first + day, kind, opens, closes }))
  })
}

/** A line for each, as `hoursFrom` reads them. */
export function hoursAsLines(hours: Hours, kind: 'phone' | 'walk-in'): readonly string[] {
  const time = (at: PlainTime): string => at.toString({ smallestUnit: 'minute' })
  return hours
    .filter((one) => one.kind === kind)
    .map(({ weekday, opens, closes }) => `${weekdays[weekday - 1] ?? ''} ${time(opens)}-${time(closes)}`)
}

/** 1 for Monday to 7; 0 when it is no day. */
function dayOfWeek(text: string | undefined): number {
  return weekdays.findIndex((day) => day === text) + 1
}

function timeFrom(text: string | undefined): PlainTime | null {
  if (text === undefined || !/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) return null
  return Temporal.PlainTime.from(text)
}

export function dayFrom(text: string): PlainDate {
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' })
  } catch {
    throw new Trouble(`"${text}" is no day. Write it like 2026-12-24.`)
  }
}
