/** The age of a case: birth date and date, or an age in one unit. */
import { parseDate } from './civil-date.ts'
import { answer, refuse } from './outcome.ts'
import type { Outcome } from './outcome.ts'
import { isAbsent, isFiniteNumber, missing, notANumber } from './read-case.ts'
import type { CaseFields } from './read-case.ts'

export const AGE_FIELDS: readonly string[] = ['birthDate', 'date', 'ageDays', 'ageMonths', 'ageYears']
const DAYS_PER_YEAR = 365.25

/** The age in years, not rounded; null when no age is given. */
export function readAgeYears(fields: CaseFields): Outcome<number | null> {
  const given = AGE_FIELDS.filter((name) => !isAbsent(fields[name]))
  if (given.length === 0) return answer(null)
  const [first = '', second] = given
  if (first === 'birthDate' || first === 'date') return given.length === 2 && second === 'date' ? yearsBetween(fields) : incomplete(given)
  if (given.length > 1) return refuse('ambiguous-age', `give one age, not ${given.join(' and ')}`)
  const value = fields[first]
  if (!isFiniteNumber(value)) return notANumber(first)
  return answer(first === 'ageYears' ? value : first === 'ageMonths' ? value / 12 : value / DAYS_PER_YEAR)
}

function incomplete(given: readonly string[]): Outcome<never> {
  if (given.length > 1) return refuse('ambiguous-age', `give one age, not ${given.join(' and ')}`)
  return missing(given[0] === 'date' ? 'birthDate' : 'date')
}

function yearsBetween(fields: CaseFields): Outcome<number> {
  const birth = readDate(fields, 'birthDate')
  if (!birth.ok) return birth
  const date = readDate(fields, 'date')
  return date.ok ? answer((date.value - birth.value) / DAYS_PER_YEAR) : date
}

/** A calendar date as a day number. */
export function readDate(fields: CaseFields, name: string): Outcome<number> {
  const value = fields[name]
  if (isAbsent(value)) return missing(name)
  const day = typeof value === 'string' ? parseDate(value) : null
  return day === null ? refuse('invalid-date', `'${name}' must be a calendar date like 2025-03-31`) : answer(day)
}
