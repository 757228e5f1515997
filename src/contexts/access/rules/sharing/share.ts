/**
 * What a share is made of, and how one stands at a moment. PR-13: a recorded decision with ground, items, recipient, purpose, decider and date. PR-15:
 * a consent names its recipients, so that the same person must always be named the same.
 * Source: privacy rules, section 5.
 */
import { Temporal, type Instant, type PlainDate } from '#platform/time.ts'
import type { RecipientFunction } from '../privacy/sharing.ts'

/** Why something is shared, in one word that can be told in every language. */
export const sharePurposes = ['together', 'school', 'treatment', 'handover', 'safety', 'research'] as const
export type SharePurpose = (typeof sharePurposes)[number]

export type Recipient<Account extends string = string> =
  | { readonly kind: 'colleague'; readonly accountId: Account }
  | {
      readonly kind: 'outside'
      readonly name: string
      readonly organisation: string
      /** In own words: "juf van groep 6". */
      readonly function: string
      /** What the grounds ask for. */
      readonly role: RecipientFunction | null
    }

/** The name by which consent and share know the same recipient. */
export function recipientKey(recipient: Recipient): string {
  if (recipient.kind === 'colleague') return `account:${recipient.accountId}`
  return `outside:${plain(recipient.name)}|${plain(recipient.organisation)}`
}

const plain = (text: string): string => text.trim().toLowerCase().replaceAll(/\s+/gu, ' ')

/** Names and functions stand in lists beside others: short, and without control signs and direction marks. */
export function isNamedWell(recipient: Recipient): boolean {
  if (recipient.kind === 'colleague') return true
  return [recipient.name, recipient.organisation, recipient.function].every(
    (text) => text.trim().length >= 2 && text.trim().length <= 120 && !/[\p{Cc}\p{Bidi_Control}|]/u.test(text),
  )
}

/** A piece of the file, or words that were written for this share. */
export const itemKinds = ['note', 'letter', 'agreement', 'report', 'words'] as const

export type SheetItem = {
  /** `piece:<id>` or `words:<id>`: what a consent names. */
  readonly item: string
  readonly kind: (typeof itemKinds)[number]
  readonly title: string
  readonly text: string
  /** The day of a piece, and who wrote it; null for words of this share. */
  readonly writtenOn: string | null
  readonly writtenBy: string | null
}

/** Exactly what the recipient sees: kept sealed as it was decided, and drawn by one function for everybody. */
export type ShareSheet = {
  /** The name of the young person, and nothing else of them. */
  readonly about: string
  readonly from: { readonly name: string; readonly profession: string }
  readonly to: { readonly name: string; readonly function: string; readonly organisation: string }
  readonly purpose: SharePurpose
  readonly why: string
  /** The last day, as 2026-12-31; null: no end was agreed. */
  readonly until: string | null
  readonly items: readonly SheetItem[]
}

export type ShareTimes = {
  readonly givenAt: Instant | null
  readonly stoppedAt: Instant | null
  readonly until: PlainDate | null
}

export type ShareStanding = 'waits' | 'open' | 'over' | 'stopped' | 'dropped' | 'without-consent'

/** `consentHolds`: of the consent that it stands on, at this moment; true where it stands on another ground. */
export function shareStanding({ givenAt, stoppedAt, until }: ShareTimes, consentHolds: boolean, today: PlainDate): ShareStanding {
  if (stoppedAt !== null) return givenAt === null ? 'dropped' : 'stopped'
  if (givenAt === null) return 'waits'
  if (until !== null && Temporal.PlainDate.compare(today, until) > 0) return 'over'
  return consentHolds ? 'open' : 'without-consent'
}
