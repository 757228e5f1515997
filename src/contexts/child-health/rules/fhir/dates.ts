/** Dates of a search: a prefix and a year, month, day or moment, held against the day or moment of a resource, as ranges of time (FHIR R4, 3.1.1.4.7). */
import { localDate, momentOf, Temporal, type Instant } from '#platform/time.ts'

const prefixes = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const
type Prefix = (typeof prefixes)[number]
type Range = { readonly from: Instant; readonly until: Instant }
export type DateWish = Range & { readonly prefix: Prefix }

const midnight = Temporal.PlainTime.from('00:00')

/** Null: no date, or a prefix that is not served. */
export function readDateWish(text: string): DateWish | null {
  const [, prefix = 'eq', value = ''] = /^([a-z]{2})?(\d.*)$/.exec(text) ?? []
  const range = rangeOf(value)
  const known = prefixes.find((one) => one === prefix)
  return range === null || known === undefined ? null : { prefix: known, ...range }
}

/** The time that a date stands for: a day, a month or a year of our clock, or the second of a moment. */
function rangeOf(text: string): Range | null {
  const [, year = '', month, day, time] = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(T.+)?)?)?$/.exec(text) ?? []
  try {
    if (time !== undefined) {
      const from = Temporal.Instant.from(text)
      return { from, until: from.add({ seconds: 1 }) }
    }
    const first = Temporal.PlainDate.from(`${year}-${month ?? '01'}-${day ?? '01'}`, { overflow: 'reject' })
    const next = first.add(day !== undefined ? { days: 1 } : month !== undefined ? { months: 1 } : { years: 1 })
    return { from: momentOf(first, midnight), until: momentOf(next, midnight) }
  } catch {
    return null
  }
}

/** Is the date of a resource as it was wished? One without a date never is. */
export function fitsDate({ prefix, from, until }: DateWish, date: string | null): boolean {
  const range = date === null ? null : rangeOf(date)
  if (range === null) return false
  const isBefore = (a: Instant, b: Instant): boolean => Temporal.Instant.compare(a, b) < 0
  const isWithin = !isBefore(range.from, from) && !isBefore(until, range.until)
  if (prefix === 'eq' || prefix === 'ne') return isWithin === (prefix === 'eq')
  if (prefix === 'gt') return isBefore(until, range.until)
  if (prefix === 'ge') return isBefore(from, range.until)
  return isBefore(range.from, prefix === 'lt' ? from : until)
}

/** For the order of answers: the day of a date, empty when there is none. */
export const dayOf = (date: string | null): string => {
  const range = date === null ? null : rangeOf(date)
  return range === null ? '' : localDate(range.from).toString()
}
