/** A day in three fields, as typed. */
import { Temporal, type PlainDate } from '#platform/time.ts'

export type TypedDay = { readonly day: string; readonly month: string; readonly year: string }

/** Null: left empty. `wrong`: no such day. */
export function readDay({ day, month, year }: TypedDay): PlainDate | null | 'wrong' {
  const parts = [day, month, year].map((part) => part.trim())
  if (parts.every((part) => part === '')) return null
  if (!parts.every((part) => /^\d{1,4}$/u.test(part)) || (parts[2]?.length ?? 0) !== 4) return 'wrong'
  try {
    return Temporal.PlainDate.from({ day: Number(day), month: Number(month), year: Number(year) }, { overflow: 'reject' })
  } catch {
    return 'wrong'
  }
}
