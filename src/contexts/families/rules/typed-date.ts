/** Dates as people type them: day, month and year in three fields, or all of it in one. Day before month, as in the Netherlands. */
import { Temporal, type PlainDate } from '#platform/time.ts'

export type DateParts = { readonly day: string; readonly month: string; readonly year: string }

/** Null: nothing was filled in. `not-a-date`: 31 February, or half of it. */
export function readDateParts({ day, month, year }: DateParts): PlainDate | null | 'not-a-date' {
  const parts = [day, month, year].map((part) => part.trim())
  if (parts.every((part) => part === '')) return null
  const [d = '', m = '', y = ''] = parts
  return /^\d{1,2}$/.test(d) && /^\d{1,2}$/.test(m) && /^\d{4}$/.test(y) ? (dateOf(+y, +m, +d) ?? 'not-a-date') : 'not-a-date'
}

/** The same for who asked already whether something was filled in: null for a day that does not exist. */
export function readTypedDate(parts: DateParts): PlainDate | null {
  const read = readDateParts(parts)
  return read === 'not-a-date' ? null : read
}

/** Was nothing filled in? */
export const isEmptyDate = ({ day, month, year }: DateParts): boolean => `${day}${month}${year}`.trim() === ''

const months = ['jan', 'feb', 'maa', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec']
const otherMonths: Readonly<Record<string, number>> = { mrt: 3, mar: 3, may: 5, oct: 10 }
const monthWords = '(jan|feb|maa|mrt|mar|apr|mei|may|jun|jul|aug|sep|okt|oct|nov|dec)\\p{L}*'

/**
 * Dates in a text, and the text without them: "1-2-2014", "01/02/14", "2014-02-01", "1.2.2014", "01022014", "1 februari 2014". Of two figures for
 * the year the one that is not in the future. What looks like a date and is none is left in the text.
 */
export function datesIn(text: string, today: PlainDate): { readonly dates: readonly PlainDate[]; readonly rest: string } {
  const dates: PlainDate[] = []
  const take = (whole: string, year: number, month: number, day: number): string => {
    const date = dateOf(year < 100 ? centuryOf(year, today) : year, month, day)
    if (date === null) return whole
    dates.push(date)
    return ' '
  }
  const rest = text
    .replaceAll(/(?<!\d)(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?!\d)/g, (whole: string, y: string, m: string, d: string) =>
      take(whole, +y, +m, +d),
    )
    .replaceAll(/(?<!\d)(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})(?!\d)/g, (whole: string, d: string, m: string, y: string) =>
      take(whole, +y, +m, +d),
    )
    .replaceAll(
      new RegExp(`(?<!\\d)(\\d{1,2})\\s*${monthWords}\\.?\\s*(\\d{4}|\\d{2})(?!\\d)`, 'giu'),
      (whole: string, d: string, m: string, y: string) => take(whole, +y, monthOf(m), +d),
    )
    .replaceAll(/(?<!\d)(\d{2})(\d{2})(\d{4})(?!\d)/g, (whole: string, d: string, m: string, y: string) => take(whole, +y, +m, +d))
  return { dates, rest: rest.replaceAll(/\s+/g, ' ').trim() }
}

function monthOf(word: string): number {
  const short = word.toLowerCase().slice(0, 3)
  return otherMonths[short] ?? months.indexOf(short) + 1
}

function centuryOf(year: number, today: PlainDate): number {
  const century = today.year - (today.year % 100)
  return century + year > today.year ? century - 100 + year : century + year
}

export function dateOf(year: number, month: number, day: number): PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' })
  } catch {
    return null
  }
}
