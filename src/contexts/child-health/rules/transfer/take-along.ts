/** Taking the own record along: from when it is one's own for good, and how long a page with its files can be used. */
import { hasReached } from '#platform/age.ts'
import { isBefore, type Instant, type PlainDate } from '#platform/time.ts'

/** Of age at 18 (BW 1:233): youth health care ends, and the record is the young person's to take along. */
export const hasComeOfAge = (born: PlainDate | null, today: PlainDate): boolean => born !== null && hasReached(born, 18, today)

/** A page that was left open for a day is made anew. */
export function isTakenAlongInTime(madeAt: Instant, now: Instant): boolean {
  return !isBefore(now, madeAt) && isBefore(now, madeAt.add({ hours: 24 }))
}
