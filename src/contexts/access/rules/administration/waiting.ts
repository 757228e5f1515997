/**
 * Agreed longest waiting times per kind of help, each since a day and perhaps until one (keys 2 and 5 to a centre that works: no unneeded waiting, agreements
 * that hold). Appointments will measure themselves against them.
 */
import { err, ok, type Result } from '#platform/result.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'

export const kindsOfHelp = ['conversation', 'health-check', 'parenting-support', 'social-work', 'youth-help', 'urgent'] as const
export type KindOfHelp = (typeof kindsOfHelp)[number]
export const longestWait = 180

export type WaitingAgreement = {
  readonly help: KindOfHelp
  readonly mostDays: number
  readonly since: PlainDate
  /** The last day on which it holds. */
  readonly until: PlainDate | null
}

export type WaitingRefusal = { readonly kind: 'wrong-days' | 'ends-before-it-begins' | 'overlaps' }

export const isWait = (days: number): boolean => Number.isInteger(days) && days >= 0 && days <= longestWait

/** A new agreement beside those that are there: one that runs on is to be ended first, so that at any day one holds. */
export function checkWaiting(wish: WaitingAgreement, there: readonly WaitingAgreement[]): Result<WaitingAgreement, WaitingRefusal> {
  if (!isWait(wish.mostDays)) return err({ kind: 'wrong-days' })
  if (wish.until !== null && Temporal.PlainDate.compare(wish.until, wish.since) < 0) return err({ kind: 'ends-before-it-begins' })
  const sameHelp = there.filter(({ help }) => help === wish.help)
  return sameHelp.some((one) => overlap(one, wish)) ? err({ kind: 'overlaps' }) : ok(wish)
}

/** The agreement for a kind of help on a day; null when nothing was agreed. */
export function agreedOn(all: readonly WaitingAgreement[], help: KindOfHelp, day: PlainDate): WaitingAgreement | null {
  return all.find((one) => one.help === help && overlap(one, { since: day, until: day })) ?? null
}

type Span = Pick<WaitingAgreement, 'since' | 'until'>
const overlap = (a: Span, b: Span): boolean => !isOverBefore(a, b.since) && !isOverBefore(b, a.since)
const isOverBefore = ({ until }: Span, day: PlainDate): boolean => until !== null && Temporal.PlainDate.compare(until, day) < 0
