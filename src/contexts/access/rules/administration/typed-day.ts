/** A day as people type it in one field: 31-12-2026, 31/12/2026 or 2026-12-31. Day before month, as in the Netherlands. */
import { Temporal, type PlainDate } from '#platform/time.ts'

/** Null: nothing was filled in. */
export function readDay(text: string): PlainDate | null | 'not-a-day' {
  const typed = text.trim()
  if (typed === '') return null
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed) ?? []
  const [, d, m, y] = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(typed) ?? []
  if (year === undefined && y === undefined) return 'not-a-day'
  try {
    return Temporal.PlainDate.from({ year: Number(year ?? y), month: Number(month ?? m), day: Number(day ?? d) }, { overflow: 'reject' })
  } catch {
    return 'not-a-day'
  }
}

/** As it is typed: 31-12-2026; empty for no day. */
export const writeDay = (day: PlainDate | null): string =>
  day === null ? '' : `${String(day.day).padStart(2, '0')}-${String(day.month).padStart(2, '0')}-${day.year}`
