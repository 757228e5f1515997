import { Temporal, type PlainDate } from '#platform/time.ts'

/** A day typed in three fields; null when there is no such day. */
export function dayOf(parts: { readonly day: string; readonly month: string; readonly year: string }): PlainDate | null {
  const numbers = [parts.day, parts.month, parts.year].map((part) => (/^\s*\d{1,4}\s*$/.test(part) ? Number(part) : 0))
  const [day = 0, month = 0, year = 0] = numbers
  if (numbers.includes(0)) return null
  const typed = Temporal.PlainDate.from({ day, month, year }, { overflow: 'constrain' })
  return typed.day === day && typed.month === month ? typed : null
}
