/**
 * Calendar dates without a clock, a time zone or a Date object: a date is the whole number of days since 1 January 1970 in the
 * Gregorian calendar. Exact for every day from 1 January of year 1 to 31 December 9999.
 */
export type CivilDay = number

export type YearMonthDay = { readonly year: number; readonly month: number; readonly day: number }

/** Days from 1 March of year 0 to 1 January 1970, in the counting below. */
const EPOCH = 719468
const DAYS_PER_ERA = 146097

/** The day number of a date that is known to exist. Years are counted from March, so that the leap day is the last of its year. */
export function dayOf(year: number, month: number, day: number): CivilDay {
  const shifted = month > 2 ? year : year - 1
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return era * DAYS_PER_ERA + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - EPOCH
}

export function yearMonthDay(date: CivilDay): YearMonthDay {
  const days = date + EPOCH
  const era = Math.floor(days / DAYS_PER_ERA)
  const dayOfEra = days - era * DAYS_PER_ERA
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1 }
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/**
 * The date some calendar months later (or earlier); where that month is too short, its last day: 31 January + 1 month is 28 or 29 February.
 * A child born on 29 February so has its birthday on 28 February in a common year.
 */
export function addMonths(from: YearMonthDay, months: number): CivilDay {
  const total = from.year * 12 + from.month - 1 + months
  const year = Math.floor(total / 12)
  const month = total - year * 12 + 1
  return dayOf(year, month, Math.min(from.day, daysInMonth(year, month)))
}

/** Whole calendar years from one day to a later one. */
export function completedYears(from: CivilDay, to: CivilDay): number {
  const start = yearMonthDay(from)
  const years = yearMonthDay(to).year - start.year
  return addMonths(start, years * 12) <= to ? years : years - 1
}

const DIGIT_0 = 48

/** Reads an ISO calendar date (YYYY-MM-DD); null for anything else, also for a day that does not exist. */
export function parseDate(text: string): CivilDay | null {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 7)
  const day = digits(text, 8, 10)
  if (!(year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month))) return null
  return dayOf(year, month, day)
}

function digits(text: string, from: number, to: number): number {
  let value = 0
  for (let at = from; at < to; at += 1) {
    const digit = text.charCodeAt(at) - DIGIT_0
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

/** Dates of living children are written again and again: their texts are kept. */
const CACHE_FROM = 3652 // 1980-01-01
const CACHE_TO = 36524 // 2069-12-31
const written: string[] = []

export function formatDate(date: CivilDay): string {
  const cached = date >= CACHE_FROM && date <= CACHE_TO
  const known = cached ? written[date - CACHE_FROM] : undefined
  if (known !== undefined && known !== '') return known
  const { year, month, day } = yearMonthDay(date)
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (cached) {
    // Filled without gaps, so that the list stays a plain one.
    for (let at = written.length; at < date - CACHE_FROM; at += 1) written.push('')
    written[date - CACHE_FROM] = text
  }
  return text
}
