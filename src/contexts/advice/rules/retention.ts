/**
 * Regimes of a conversation: how long it is kept, from when, and what its person may ask. A file has exactly one (PR-01), and its terms are
 * data (PR-24). Advice without a file on a person falls under the AVG alone (privacy rules, section 1); both terms are our choice.
 */
import type { Instant } from '#platform/time.ts'

export const regimes = {
  /** Nobody is known: the key is the right. */
  anonymous: { version: 1, starts: 'last-activity', days: 'of-the-centre', end: 'erase', rights: ['copy', 'erase'] },
  /** In the account of a resident: personal data, with the rights of the AVG to copy, correct (16) and erase (17). */
  account: { version: 1, starts: 'last-activity', days: 365, end: 'erase', rights: ['copy', 'correct', 'erase'] },
} as const satisfies Readonly<Record<string, RegimeRule>>

type RegimeRule = {
  readonly version: number
  readonly starts: 'last-activity'
  readonly days: number | 'of-the-centre'
  readonly end: 'erase'
  readonly rights: readonly ('copy' | 'correct' | 'erase')[]
}

export type Regime = keyof typeof regimes

export function regimeOf(residentId: string | null): Regime {
  return residentId === null ? 'anonymous' : 'account'
}

export function daysOf(regime: Regime, daysOfCentre: number): number {
  const { days } = regimes[regime]
  return days === 'of-the-centre' ? daysOfCentre : days
}

/** Taking it along and putting it back count as activity: nobody loses a conversation by moving it. */
export function keptUntil(regime: Regime, activity: Instant, daysOfCentre: number): Instant {
  return activity.add({ hours: 24 * daysOf(regime, daysOfCentre) })
}

export function hasRight(regime: Regime, right: 'copy' | 'correct' | 'erase'): boolean {
  return (regimes[regime].rights as readonly string[]).includes(right)
}
