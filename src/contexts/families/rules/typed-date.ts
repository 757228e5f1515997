/** A day typed in three fields. */
import { Temporal, type PlainDate } from '#platform/time.ts'

export type TypedDate = { readonly day: string; readonly month: string; readonly year: string }

export const isEmptyDate = ({ day, month, year }: TypedDate): boolean => `${day}${month}${year}`.trim() === ''

/** Null for a day that does not exist. */
export function readTypedDate({ day, month, year }: TypedDate): PlainDate | null {
  const [d, m, y] = [day, month, year].map((text) => (/^\s*\d{1,4}\s*$/.test(text) ? Number(text) : Number.NaN))
  if (d === undefined || m === undefined || y === undefined || y < 1900) return null
  try {
    return Temporal.PlainDate.from({ year: y, month: m, day: d }, { overflow: 'reject' })
  } catch {
    return null
  }
}
