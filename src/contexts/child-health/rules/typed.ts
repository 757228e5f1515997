/**
 * What people type, read forgivingly: "86,5 cm", "38+2", "14 maanden", "3 nov 2025". The same reading on the server and in the
 * browser, so that an answer does not depend on where it was computed. A field has one fault at most, as a code; pages have the words.
 */
import { dayOf, daysInMonth, type CivilDay } from '#calculators/core/civil-date.ts'
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from '#calculators/core/age.ts'
import { err, ok, type Result } from '#platform/result.ts'

/** A form as it was sent: names and texts. */
export type Typed = Readonly<Record<string, string>>

export type FaultCode =
  | 'needed'
  | 'not-a-number'
  | 'too-small'
  | 'too-large'
  | 'in-grams'
  | 'in-millimetres'
  | 'weeks-not-days'
  | 'not-a-date'
  | 'no-such-date'
  | 'in-future'
  | 'before-birth'
  | 'after-as-of'
  | 'birth-date-needed'
  | 'age-unit'
  | 'too-old'
  | 'measurement-needed'
  | 'answer-needed'
  | 'choose'
/** `value` is the limit that was passed, or what was perhaps meant. */
export type Fault = { readonly code: FaultCode; readonly value?: number }
/** By the name of the field. */
export type Faults = Readonly<Record<string, Fault>>

/** Longer than any right answer; a longer text is not from our form. */
export const LONGEST_FIELD = 60

/** Only names that the form has, and short texts: anything else did not come from it. */
export function isFromOurForm(typed: Typed, isKnown: (name: string) => boolean): boolean {
  return Object.entries(typed).every(([name, text]) => isKnown(name) && text.length <= LONGEST_FIELD)
}

export const textOf = (typed: Typed, name: string): string => (Object.hasOwn(typed, name) ? (typed[name] ?? '').trim() : '')

/** One of a list of words, or null. */
export function wordOf<T extends string>(typed: Typed, name: string, words: readonly T[]): T | null {
  const text = textOf(typed, name)
  return words.find((word) => word === text) ?? null
}

const numberShape = /^(\d{1,6})(?:[.,](\d{1,4}))?\s*(?:cm|mm|m|kg|g|gram|grams|weken|weeks|wk|dagen|days)?\.?$/i

/** A number of zero or more, with a comma or a point; null when it is something else. */
export function readNumber(text: string): number | null {
  const match = numberShape.exec(text.trim())
  return match === null ? null : Number(`${match[1]}.${match[2] ?? '0'}`)
}

/** "38", "38+2", "38 weken en 2 dagen": completed weeks of pregnancy. */
export function readWeeks(text: string): number | null {
  const match = /^(\d{1,3})\s*(?:weken|weeks|wk)?(?:\s*(?:\+|en|and)\s*[0-6]\s*(?:dagen|dag|days|day|d)?)?$/i.exec(text.trim())
  return match === null ? null : Number(match[1])
}

const months = [
  ['jan', 'feb', 'mrt', 'apr', 'mei', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
]

function monthOf(text: string): number | null {
  if (/^\d{1,2}$/.test(text)) return Number(text)
  const word = text
    .toLowerCase()
    .replace(/^maart/, 'mrt')
    .slice(0, 3)
  const found = months.map((names) => names.indexOf(word)).find((place) => place >= 0)
  return found === undefined ? null : found + 1
}

/** Day, month, year in this order ("3-11-2025", "3 november 2025"), or 2025-11-03. Years of four digits, from 1900 to 2199. */
export function readDate(text: string): Result<CivilDay, Fault> {
  const plain = text.trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain)
  const usual = /^(\d{1,2})[-/. ]+(\d{1,2}|[a-z]{3,9})\.?[-/. ]+(\d{4})$/i.exec(plain)
  const [year, month, day] =
    iso === null ? [Number(usual?.[3]), monthOf(usual?.[2] ?? ''), Number(usual?.[1])] : [Number(iso[1]), Number(iso[2]), Number(iso[3])]
  if ((iso === null && usual === null) || month === null) return err({ code: 'not-a-date' })
  const exists = year >= 1900 && year < 2200 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
  return exists ? ok(dayOf(year, month, day)) : err({ code: 'no-such-date' })
}

/** A date in three fields (`birth-day`, `birth-month`, `birth-year`); null when all three are empty. */
export function readDateFields(typed: Typed, name: string): Result<CivilDay, Fault> | null {
  const parts = ['day', 'month', 'year'].map((part) => textOf(typed, `${name}-${part}`))
  return parts.every((part) => part === '') ? null : readDate(parts.join('-'))
}

const DAYS_PER_UNIT: readonly (readonly [unit: RegExp, days: number])[] = [
  [/^(?:jaar|jaren|jr|j|year|years|yr|y)$/, DAYS_PER_YEAR],
  [/^(?:maand|maanden|mnd|month|months|mo|m)$/, DAYS_PER_MONTH],
  [/^(?:week|weken|weeks|wk|w)$/, 7],
  [/^(?:dag|dagen|day|days|d)$/, 1],
]

/** "14 maanden", "1 jaar en 2 maanden", "6 weken": in days; null when it is no age. */
export function readAge(text: string): Result<number, Fault> | null {
  const plain = text.trim().toLowerCase()
  if (/^\d+(?:[.,]\d+)?$/.test(plain)) return err({ code: 'age-unit' })
  const parts = plain.split(/\s*(?:,\s+|\ben\b|\band\b|\s(?=\d))\s*/)
  let days = 0
  for (const part of parts) {
    const [, count, unit = ''] = /^(\d{1,4}(?:[.,]\d{1,2})?)\s*([a-z]+)\.?$/.exec(part) ?? []
    const length = DAYS_PER_UNIT.find(([shape]) => shape.test(unit))?.[1]
    if (count === undefined || length === undefined) return null
    days += Number(count.replace(',', '.')) * length
  }
  return ok(days)
}

/** Until this age there are tables of growth; other tables may end earlier. */
export const OLDEST_YEARS = 21

/** The age in days at a moment that was typed as an age or as a date; a date needs the date of birth. */
export function readMoment(text: string, birth: CivilDay | null, today: CivilDay, oldestYears = OLDEST_YEARS): Result<number, Fault> {
  const age = readAge(text)
  if (age !== null && !age.ok) return age
  const days = age === null ? daysAtDate(text, birth, today) : age
  if (days.ok && days.value > oldestYears * DAYS_PER_YEAR) return err({ code: 'too-old', value: oldestYears })
  return days
}

function daysAtDate(text: string, birth: CivilDay | null, today: CivilDay): Result<number, Fault> {
  const date = readDate(text)
  if (!date.ok) return date
  if (date.value > today) return err({ code: 'in-future' })
  if (birth === null) return err({ code: 'birth-date-needed' })
  return date.value < birth ? err({ code: 'before-birth' }) : ok(date.value - birth)
}

/** A pregnancy in completed weeks, within what there are tables for; null when the field is empty, a fault when it cannot be. */
export function readGestation(text: string): Result<number | null, Fault> {
  if (text === '') return ok(null)
  const weeks = readWeeks(text)
  if (weeks === null) return err({ code: 'not-a-number' })
  if (weeks > SURELY_DAYS) return err({ code: 'weeks-not-days' })
  if (weeks > LONGEST_PREGNANCY_WEEKS) return err({ code: 'too-large', value: LONGEST_PREGNANCY_WEEKS })
  return weeks < SHORTEST_PREGNANCY_WEEKS ? err({ code: 'too-small', value: SHORTEST_PREGNANCY_WEEKS }) : ok(weeks)
}

const LONGEST_PREGNANCY_WEEKS = 45
const SHORTEST_PREGNANCY_WEEKS = 21
const SURELY_DAYS = 140

/** A count that the form carries along, such as its rows: never more than the form may have, never less than one. */
export function rowCount(typed: Typed, name: string, most: number): number {
  const had = readNumber(textOf(typed, name)) ?? 1
  const count = Math.trunc(had) + (textOf(typed, 'go') === 'more' ? 1 : 0)
  return Math.min(most, Math.max(1, count))
}
