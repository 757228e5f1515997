/** Lengths of time as they stand in a programme: weeks are 7 days, months and years go by the calendar. */
import { addMonths, yearMonthDay } from '../core/civil-date.ts'
import type { CivilDay, YearMonthDay } from '../core/civil-date.ts'
import type { Span } from './programme.ts'

export type Length = { readonly months: number; readonly days: number }

const UNITS: Readonly<Record<string, Length>> = {
  d: { months: 0, days: 1 },
  w: { months: 0, days: 7 },
  m: { months: 1, days: 0 },
  y: { months: 12, days: 0 },
}

export function parseSpan(span: Span): Length {
  const unit = UNITS[span.at(-1) ?? '']
  const count = span.slice(0, -1)
  if (unit === undefined || !/^\d{1,5}$/u.test(count)) throw new Error(`not a span: ${span}`)
  return { months: unit.months * Number(count), days: unit.days * Number(count) }
}

/** A day of which the calendar parts are needed again and again, such as a birth date. */
export type Start = { readonly day: CivilDay; readonly parts: YearMonthDay }

export function startAt(day: CivilDay): Start {
  return { day, parts: yearMonthDay(day) }
}

/** The day so long after a start. */
export function after(start: Start, { months, days }: Length): CivilDay {
  return months === 0 ? start.day + days : addMonths(start.parts, months) + days
}
