import { parseDate } from './civil-date.ts'
import { noteMissing, show } from './fields.ts'
import type { Problem } from './problems.ts'

export const DAYS_PER_MONTH = 30.4375
export const DAYS_PER_YEAR = 365.25
const OLDEST_DAYS = 150 * DAYS_PER_YEAR

/** One age in the three units of the tables, none of them rounded. All NaN when it is not known. */
export type Age = { readonly days: number; readonly months: number; readonly years: number }

/** The ways in which a case can tell an age: a date of birth with a date, or one of the three numbers. */
export type AgeFields = {
  readonly birthDate?: unknown
  readonly date?: unknown
  readonly ageDays?: unknown
  readonly ageMonths?: unknown
  readonly ageYears?: unknown
}

export const UNKNOWN_AGE: Age = { days: Number.NaN, months: Number.NaN, years: Number.NaN }

export function ageFromDays(days: number): Age {
  return { days, months: days / DAYS_PER_MONTH, years: days / DAYS_PER_YEAR }
}

export function ageFromMonths(months: number): Age {
  const days = months * DAYS_PER_MONTH
  return { days, months, years: days / DAYS_PER_YEAR }
}

export function ageFromYears(years: number): Age {
  const days = years * DAYS_PER_YEAR
  return { days, months: days / DAYS_PER_MONTH, years }
}

/** Reads an age. A birth date without a date is no age (the case may still be computable); a negative age is a problem. */
export function readAge(fields: AgeFields, at: string, problems: Problem[]): Age {
  const { birthDate, date, ageDays, ageMonths, ageYears } = fields
  const known = Number(isGiven(date)) + Number(isGiven(ageDays)) + Number(isGiven(ageMonths)) + Number(isGiven(ageYears))
  if (known > 1) {
    problems.push({ field: `${at}age`, code: 'ambiguous-age', message: 'give one of birthDate with date, ageDays, ageMonths, ageYears.' })
    return UNKNOWN_AGE
  }
  if (isGiven(ageDays)) return readAgeNumber(ageDays, 1, at, 'ageDays', problems)
  if (isGiven(ageMonths)) return readAgeNumber(ageMonths, DAYS_PER_MONTH, at, 'ageMonths', problems)
  if (isGiven(ageYears)) return readAgeNumber(ageYears, DAYS_PER_YEAR, at, 'ageYears', problems)
  const born = readDay(birthDate, at, 'birthDate', problems)
  const visit = readDay(date, at, 'date', problems)
  if (visit < born) {
    problems.push({ field: `${at}date`, code: 'visit-before-birth', message: `${show(date)} is before the birth date ${show(birthDate)}.` })
    return UNKNOWN_AGE
  }
  return Number.isNaN(visit - born) ? UNKNOWN_AGE : ageFromDays(visit - born)
}

/** The same for a calculator that has no outcome of its own for a date without a birth date: that is a problem then. */
export function readWholeAge(fields: AgeFields, at: string, problems: Problem[]): Age {
  if (isGiven(fields.date) && !isGiven(fields.birthDate)) noteMissing(at, 'birthDate', problems)
  return readAge(fields, at, problems)
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null
}

function readAgeNumber(value: unknown, daysPerUnit: number, at: string, name: string, problems: Problem[]): Age {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    problems.push({ field: at + name, code: 'wrong-type', message: 'must be a number.' })
    return UNKNOWN_AGE
  }
  if (value < 0) {
    problems.push({ field: at + name, code: 'negative-age', message: 'an age cannot be negative.' })
    return UNKNOWN_AGE
  }
  if (value * daysPerUnit > OLDEST_DAYS) {
    problems.push({ field: at + name, code: 'out-of-range', message: `${value} is an age above 150 years.` })
    return UNKNOWN_AGE
  }
  if (daysPerUnit === 1) return ageFromDays(value)
  return daysPerUnit === DAYS_PER_MONTH ? ageFromMonths(value) : ageFromYears(value)
}

function readDay(value: unknown, at: string, name: string, problems: Problem[]): number {
  if (!isGiven(value)) return Number.NaN
  const day = (typeof value === 'string' ? parseDate(value) : null) ?? Number.NaN
  if (Number.isNaN(day)) {
    problems.push({ field: at + name, code: 'invalid-date', message: `${show(value)} is not a calendar date (year-month-day).` })
  }
  return day
}
