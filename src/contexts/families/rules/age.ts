/**
 * Ages in the sense of the law. Who was born on 29 February reaches an age on 1 March of a common year, as the year is full only when
 * 28 February is over: the same day as for standings in access, which a test compares.
 */
import { Temporal, type PlainDate } from '#platform/time.ts'

export function reaches(born: PlainDate, years: number): PlainDate {
  const day = born.add({ years })
  return born.month === 2 && born.day === 29 && day.day === 28 ? day.add({ days: 1 }) : day
}

export function ageInYears(born: PlainDate, today: PlainDate): number {
  const years = today.year - born.year
  return isSooner(today, reaches(born, years)) ? years - 1 : years
}

export function isSooner(a: PlainDate, b: PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0
}
