import { Temporal, type PlainDate } from '#platform/time.ts'

/** A day from three fields; null for one that is not on the calendar. */
export function readDay(day: string, month: string, year: string): PlainDate | null {
  if (![day, month, year].every((one) => /^\d{1,4}$/.test(one.trim()))) return null
  try {
    return Temporal.PlainDate.from({ year: Number(year), month: Number(month), day: Number(day) }, { overflow: 'reject' })
  } catch {
    return null
  }
}
