/** Ages and days in the sense of the law, in the words of this context. */
import { hasReached, reachesAge } from '#platform/age.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'

export const reaches = reachesAge

export function ageInYears(born: PlainDate, today: PlainDate): number {
  const years = today.year - born.year
  return hasReached(born, years, today) ? years : years - 1
}

export function isSooner(a: PlainDate, b: PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0
}
