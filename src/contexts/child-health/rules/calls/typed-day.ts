/** A day and a time as people type them in a form. */
import { momentOf, Temporal, type Instant, type PlainDate } from '#platform/time.ts'

export type TypedDay = { readonly day: string; readonly month: string; readonly year: string }

/** `empty`: nothing was filled in; null: no day that exists. */
export function readDay({ day, month, year }: TypedDay): PlainDate | 'empty' | null {
  const [d, m, y] = [day.trim(), month.trim(), year.trim()]
  if (`${d}${m}${y}` === '') return 'empty'
  if (!/^\d{1,2}$/u.test(d) || !/^\d{1,2}$/u.test(m) || !/^\d{4}$/u.test(y)) return null
  try {
    return Temporal.PlainDate.from({ year: Number(y), month: Number(m), day: Number(d) }, { overflow: 'reject' })
  } catch {
    return null
  }
}

/** "9.30", "9:30", "930" or "9" on a day; null for no time of the day. */
export function readTime(day: PlainDate, text: string): Instant | null {
  const [, hours, minutes = '0'] = /^(\d{1,2})(?:[.:]?([0-5]\d))?(?:\s*uur)?$/iu.exec(text.trim()) ?? []
  if (hours === undefined || Number(hours) > 23) return null
  return momentOf(day, Temporal.PlainTime.from({ hour: Number(hours), minute: Number(minutes) }))
}
