/**
 * How busy a centre is: Mondays more than Fridays, evenings and weekends too, and less while schools are shut. The weeks of the holidays are
 * invented (the real ones are set every year, per region) so that half a year looks like one.
 */
import type { PlainDate } from '#platform/time.ts'
import type { Seeded } from '../seeded.ts'

/** How many questions come on a day on which the centre is open, Monday first. */
const weekdayShare: readonly number[] = [1.3, 1.15, 0.95, 1, 0.75]
/** Of what a Friday brings as much again comes in the weekend after it. */
export const weekendShare = 0.6

const isBetween = (week: number, from: number, until: number): boolean => week >= from && week <= until

export function isSchoolHoliday(day: PlainDate): boolean {
  const week = day.weekOfYear ?? 0
  return week >= 52 || week === 1 || week === 9 || isBetween(week, 18, 19) || isBetween(week, 30, 35) || week === 43
}

/** A number around what is usual for such a day; `perDay` is the mean of a usual working day. */
export function questionsOn(day: PlainDate, perDay: number, chance: Seeded): number {
  const mean = perDay * (weekdayShare[day.dayOfWeek - 1] ?? 0) * (isSchoolHoliday(day) ? 0.5 : 1)
  return poisson(mean, chance)
}

/** Knuth's method ("The Art of Computer Programming", volume 2, 3.4.1): counts draws until their product is small enough. */
export function poisson(mean: number, { next }: Seeded): number {
  const limit = Math.exp(-mean)
  let count = 0
  for (let product = next(); product > limit; product *= next()) count += 1
  return count
}
