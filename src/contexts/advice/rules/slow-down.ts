/**
 * Waiting after wrong codes, and work for many questions at once. Waiting grows per pair of selector and
 * source, and a little per source; so a right code from elsewhere never waits, and nobody can shut the
 * door for others. Typing errors (check sign) do not count.
 *
 * | wrong tries of one selector from one source in 15 minutes | wait after the last |
 * |---|---|
 * | 1, 2 | none |
 * | 3 | 30 s |
 * | 4 | 60 s |
 * | 5 | 2 min |
 * | 6 | 4 min |
 * | 7 and more | 8 min |
 *
 * A source waits 1 second per wrong try beyond 20 in that time, whatever the selector, 30 at most:
 * a school with one address can go on.
 */
import type { Instant } from '#platform/time.ts'

export const windowMinutes = 15
const freeTries = 2
const firstWaitSeconds = 30
const longestWaitSeconds = 480
const freeOfSource = 20
const longestOfSource = 30

export type WrongTries = {
  /** Moments of wrong tries of this selector from this source, within the window. */
  readonly ofPair: readonly Instant[]
  /** Moments of all wrong tries from this source, within the window. */
  readonly ofSource: readonly Instant[]
}

/** Whole seconds to wait from `now`; 0 is go on. */
export function secondsToWait({ ofPair, ofSource }: WrongTries, now: Instant): number {
  return Math.max(left(ofPair, pairWait(ofPair.length), now), left(ofSource, sourceWait(ofSource.length), now))
}

function pairWait(tries: number): number {
  return tries <= freeTries ? 0 : Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** (tries - freeTries - 1))
}

function sourceWait(tries: number): number {
  return Math.min(longestOfSource, Math.max(0, tries - freeOfSource))
}

function left(tries: readonly Instant[], wait: number, now: Instant): number {
  if (wait === 0) return 0
  const last = Math.max(...tries.map((at) => at.epochMilliseconds))
  return Math.max(0, Math.ceil((last + wait * 1000 - now.epochMilliseconds) / 1000))
}

/**
 * Milliseconds that a question waits before its work begins: none for the first 30 from a source in 15
 * minutes, then 20 ms for each one more, 2 seconds at most. A hundred at once from a school cost the
 * hundredth 1.4 s; all get in.
 */
export function askDelayMs(questionsOfSource: number): number {
  return Math.min(2_000, Math.max(0, questionsOfSource - 30) * 20)
}
