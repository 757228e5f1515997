/**
 * Who confirms a destruction, and what stops it at that moment (PR-24: an authorised person confirms; PR-21: refused with the reason). The privacy officer
 * confirms; what is sensitive wants a second person, who may be a coordinator and is never the first.
 */
import { err, ok, type Result } from '#platform/result.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import type { Judgement, KeepReason, Proposal, Scope } from './file-term.ts'

/** Why two people must agree: fewer eyes, a hidden part, or a hold that was there once. */
export type Sensitivity = 'restricted' | 'hidden-part' | 'was-held'

/** `agreed`: confirmed by the first of two. What is confirmed is gone, and has a proof. */
export type DestructionState = 'proposed' | 'postponed' | 'agreed'

export type ToConfirm = {
  readonly scope: Scope
  readonly postponedUntil: PlainDate | null
  readonly agreedBy: string | null
}

export type ConfirmRefusal =
  /** A hold, care that began again, a later piece: what stands in the way now. */
  | { readonly kind: 'not-due'; readonly why: readonly KeepReason[] }
  | { readonly kind: 'postponed'; readonly until: PlainDate }
  | { readonly kind: 'second-person' }
  | { readonly kind: 'privacy-officer-first' }

export type Confirmed = { readonly kind: 'agreed' | 'destroy'; readonly proposal: Proposal }

export function confirmDestruction(
  one: ToConfirm,
  now: { readonly judgement: Judgement; readonly sensitive: readonly Sensitivity[]; readonly today: PlainDate },
  who: { readonly accountId: string; readonly isPrivacyOfficer: boolean },
): Result<Confirmed, ConfirmRefusal> {
  const proposal = now.judgement.proposals.find(({ scope }) => scope === one.scope)
  if (proposal === undefined) return err({ kind: 'not-due', why: now.judgement.kept })
  const until = one.postponedUntil
  if (until !== null && Temporal.PlainDate.compare(until, now.today) > 0) return err({ kind: 'postponed', until })
  const isSecond = now.sensitive.length > 0 && one.agreedBy !== null
  if (!isSecond) {
    if (!who.isPrivacyOfficer) return err({ kind: 'privacy-officer-first' })
    return ok({ kind: now.sensitive.length > 0 ? 'agreed' : 'destroy', proposal })
  }
  return one.agreedBy === who.accountId ? err({ kind: 'second-person' }) : ok({ kind: 'destroy', proposal })
}

export const keepGrounds = ['important-to-another', 'good-care'] as const
export type KeepGround = (typeof keepGrounds)[number]

export const longestReason = 2000
export const longestPostponementYears = 10

export type KeepRefusal = { readonly kind: 'no-reason' | 'too-long-reason' | 'no-day' | 'not-later' | 'too-far' }

/** Longer is for a time, and for a reason that is written down. */
export function checkKeeping(reason: string, until: PlainDate | null, today: PlainDate): KeepRefusal | null {
  if (reason.trim() === '') return { kind: 'no-reason' }
  if (reason.trim().length > longestReason) return { kind: 'too-long-reason' }
  if (until === null) return { kind: 'no-day' }
  if (Temporal.PlainDate.compare(until, today) <= 0) return { kind: 'not-later' }
  if (Temporal.PlainDate.compare(until, today.add({ years: longestPostponementYears })) > 0) return { kind: 'too-far' }
  return null
}
