/**
 * How long to wait after wrong passwords. It counts per account and source together, so that nobody can
 * keep somebody else out: the same account from another desk, and another account from this desk, never wait.
 */
import { Temporal, type Instant } from '#platform/time.ts'

/** Tries older than this are forgotten. */
export const windowMinutes = 30
const freeTries = 5
const longestWaitSeconds = 300

/** Whole seconds until the next try may be made; 0: now. Doubles from 2 seconds after the fifth wrong try. */
export function secondsToWait(tries: readonly Instant[], now: Instant): number {
  const since = now.subtract({ minutes: windowMinutes })
  const counted = tries.filter((at) => Temporal.Instant.compare(at, since) > 0).toSorted((a, b) => Temporal.Instant.compare(a, b))
  const last = counted.at(-1)
  if (last === undefined || counted.length < freeTries) return 0
  const wait = Math.min(2 ** (counted.length - freeTries + 1), longestWaitSeconds)
  const passed = Math.max(0, (now.epochMilliseconds - last.epochMilliseconds) / 1000)
  return Math.max(0, Math.ceil(wait - passed))
}
