/**
 * A pause: for a term, with a reason, what comes in is accepted and kept apart. It is a person's decision about messages, never a
 * judgement by words. Danger comes through at once; the pause ends by itself, or earlier by hand.
 */
import { err, ok, type Result } from '#platform/result.ts'
import { isBefore, type Instant } from '#platform/time.ts'

export const pauseReasons = ['many-messages', 'insults', 'threats', 'other'] as const
export type PauseReason = (typeof pauseReasons)[number]
export type PauseKind = 'conversation' | 'source'

/** Terms to choose from, in hours. A source may be a school or a library with one address: never longer than a day. */
export const pauseHours: Readonly<Record<PauseKind, readonly number[]>> = {
  conversation: [4, 24, 72, 168],
  source: [1, 4, 24],
}

export type PauseRefusal = { readonly kind: 'no-such-term' } | { readonly kind: 'paused-already' } | { readonly kind: 'source-unknown' }

export function pauseUntil(kind: PauseKind, hours: number, now: Instant): Result<Instant, PauseRefusal> {
  return pauseHours[kind].includes(hours) ? ok(now.add({ hours })) : err({ kind: 'no-such-term' })
}

export type RunningPause = { readonly endsAt: Instant; readonly endedAt: Instant | null }

export const isRunning = ({ endsAt, endedAt }: RunningPause, now: Instant): boolean => endedAt === null && isBefore(now, endsAt)

/** Does what is written now go aside? Never when it has words of danger (PR-36). */
export function goesAside(
  pause: RunningPause | null,
  message: { readonly urgency: 'ordinary' | 'acute'; readonly urgencyReasons: readonly string[] },
  now: Instant,
): boolean {
  return pause !== null && isRunning(pause, now) && message.urgency === 'ordinary' && message.urgencyReasons.length === 0
}
