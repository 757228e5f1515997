/**
 * A consent to break secrecy, which is another thing than a legal basis under the AVG. PR-06: who gave it, in which capacity, when, how, for
 * what, which data, to whom, until when, withdrawn when. PR-15: it covers the named recipients, purpose and items, and nothing else.
 * Source: privacy rules, sections 2, 3 and 5 (Jeugdwet 7.3.11(1); BW 7:457(1); Wmo 2015 5.3.3; withdrawal: AVG 7(3), known by number only).
 */
import { err, ok, type Result } from '#platform/result.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { nobodyKnown, requiredConsent, type Standing } from './help-consent.ts'

/** What a consent reaches. */
export type ConsentScope = {
  readonly recipients: readonly string[]
  readonly items: readonly string[]
  /** Null in both, in scope and wish, where a purpose is not asked. */
  readonly purpose: string | null
  /** The last day on which it holds; null: no end was agreed. */
  readonly until: PlainDate | null
  /** From this day on it holds no more. */
  readonly withdrawnOn: PlainDate | null
}

export type GivenConsent = ConsentScope & {
  readonly purpose: string
  /** `youth`, or the name of who has authority. */
  readonly givenBy: string
  readonly givenOn: PlainDate
  readonly how: 'written' | 'spoken'
}

/** The capacity is computed on the day of giving, never typed in. */
export type ConsentRecord = GivenConsent & { readonly capacity: 'young-person' | 'for-young-person' }

export type ConsentRefusal =
  | 'no-standing'
  | 'no-purpose'
  | 'no-items'
  | 'no-recipients'
  | 'given-in-future'
  | 'ends-before-given'
  | 'withdrawn-before-given'
  | 'withdrawn-in-future'

/** Accepts a consent as it was told; `about` is how things stood on the day it was given. */
export function recordConsent(
  consent: GivenConsent,
  about: Omit<Standing, 'on'>,
  today: PlainDate,
): Result<ConsentRecord, { readonly kind: ConsentRefusal }> {
  const wrong = faultOf(consent, today)
  if (wrong !== null) return err({ kind: wrong })
  const required = requiredConsent({ ...about, on: consent.givenOn })
  if (consent.givenBy === 'youth') return required.youth ? ok({ ...consent, capacity: 'young-person' }) : err({ kind: 'no-standing' })
  const hasSay = consent.givenBy !== nobodyKnown && required.others.includes(consent.givenBy)
  return hasSay ? ok({ ...consent, capacity: 'for-young-person' }) : err({ kind: 'no-standing' })
}

function faultOf({ purpose, items, recipients, givenOn, until, withdrawnOn }: GivenConsent, today: PlainDate): ConsentRefusal | null {
  const isBlank = (text: string): boolean => text.trim() === ''
  if (isBlank(purpose)) return 'no-purpose'
  if (items.every(isBlank)) return 'no-items'
  if (recipients.every(isBlank)) return 'no-recipients'
  if (isAfter(givenOn, today)) return 'given-in-future'
  if (until !== null && isAfter(givenOn, until)) return 'ends-before-given'
  if (withdrawnOn !== null && isAfter(givenOn, withdrawnOn)) return 'withdrawn-before-given'
  return withdrawnOn !== null && isAfter(withdrawnOn, today) ? 'withdrawn-in-future' : null
}

/** As easy as giving: whoever may give may take back, without a reason. A consent that was taken back stays so from the first day on. */
export function withdrawConsent(consent: ConsentRecord, today: PlainDate): ConsentRecord {
  return consent.withdrawnOn === null ? { ...consent, withdrawnOn: today } : consent
}

export type ConsentWish = { readonly recipient: string; readonly item: string; readonly purpose: string | null; readonly on: PlainDate }
export type NotCovered = 'consent-withdrawn' | 'consent-expired' | 'other-recipient' | 'other-item' | 'other-purpose'

/** Why a consent does not cover this; null when it does. */
export function whyNotCovered(consent: ConsentScope, { recipient, item, purpose, on }: ConsentWish): NotCovered | null {
  if (consent.withdrawnOn !== null && !isAfter(consent.withdrawnOn, on)) return 'consent-withdrawn'
  if (consent.until !== null && isAfter(on, consent.until)) return 'consent-expired'
  if (!consent.recipients.includes(recipient)) return 'other-recipient'
  if (!consent.items.includes(item)) return 'other-item'
  return consent.purpose === purpose ? null : 'other-purpose'
}

function isAfter(a: PlainDate, b: PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) > 0
}
