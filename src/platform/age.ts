/**
 * Ages as the law counts them: whole years by calendar date, from the start of the day (Europe/Amsterdam) on which the age is reached.
 * Who was born on 29 February completes a year of life with the end of 28 February, so that in a common year the age is reached on
 * 1 March (civil practice in the Netherlands). Birthdays of the vaccination schedule go by another rule: `packages/calculators`.
 */
import { Temporal, type PlainDate } from './time.ts'

/** The first day on which somebody has that age. */
export function reachesAge(birth: PlainDate, years: number): PlainDate {
  const anniversary = birth.add({ years })
  return anniversary.day === birth.day ? anniversary : anniversary.add({ days: 1 })
}

export function hasReached(birth: PlainDate, years: number, on: PlainDate): boolean {
  return Temporal.PlainDate.compare(on, reachesAge(birth, years)) >= 0
}

/** Completed years of life. */
export function ageInYears(birth: PlainDate, on: PlainDate): number {
  const years = on.year - birth.year
  return hasReached(birth, years, on) ? years : years - 1
}
