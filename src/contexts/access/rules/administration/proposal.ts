/**
 * Sensitive changes want two people: one proposes, another decides. States and who may decide; docs/states/proposal.md draws it.
 * Source: PR-11 (role and need): who lets others in is watched by another.
 */
import { err, ok, type Result } from '#platform/result.ts'
import { isBefore, type Instant, type PlainDate } from '#platform/time.ts'
import type { Role } from '../permissions.ts'
import type { HeavyRole, Holder } from './heavy-role.ts'
import type { Term } from './terms.ts'

/** After so many days nobody remembers why; who still wants it proposes anew. */
export const proposalDays = 14

/** What is proposed. Everything but a term is about a colleague. */
export type Change =
  | {
      readonly kind: 'give-role'
      readonly accountId: string
      readonly role: HeavyRole
      readonly from: PlainDate | null
      readonly until: PlainDate | null
    }
  | { readonly kind: 'take-role'; readonly accountId: string; readonly role: HeavyRole }
  | { readonly kind: 'reset-factors'; readonly accountId: string }
  | { readonly kind: 'unbind'; readonly accountId: string }
  | { readonly kind: 'change-term'; readonly term: Term; readonly was: number; readonly becomes: number; readonly from: PlainDate }

export type ProposalState = 'open' | 'approved' | 'rejected' | 'withdrawn' | 'expired' | 'stale'

export type Proposal = {
  readonly id: string
  readonly change: Change
  readonly why: string
  /** Null: the command line. */
  readonly proposedBy: string | null
  readonly proposedAt: Instant
  readonly expiresAt: Instant
  readonly state: ProposalState
}

export const subjectOf = (change: Change): string | null => ('accountId' in change ? change.accountId : null)

/** How long texts are kept is for who guards privacy; the rest for either of the two. */
export function deciders(change: Change): readonly Role[] {
  return change.kind === 'change-term' && change.term === 'retentionDays' ? ['privacyOfficer'] : ['administrator', 'privacyOfficer']
}

/** Who could decide: with the right role, not who proposes, not whom it is about. */
export function whoCanDecide(change: Change, proposedBy: string | null, holders: readonly Holder[]): readonly string[] {
  return holders
    .filter(({ accountId, roles }) => {
      const isSomebodyElse = accountId !== proposedBy && accountId !== subjectOf(change)
      return isSomebodyElse && deciders(change).some((role) => roles.includes(role))
    })
    .map(({ accountId }) => accountId)
}

export type DecisionRefusal = { readonly kind: 'not-open' | 'own-proposal' | 'about-you' | 'wrong-role' }

export function mayDecide(
  { change, proposedBy, state, expiresAt }: Proposal,
  who: { readonly accountId: string; readonly roles: readonly string[] },
  now: Instant,
): Result<null, DecisionRefusal> {
  if (state !== 'open' || !isBefore(now, expiresAt)) return err({ kind: 'not-open' })
  if (who.accountId === proposedBy) return err({ kind: 'own-proposal' })
  if (who.accountId === subjectOf(change)) return err({ kind: 'about-you' })
  return deciders(change).some((role) => who.roles.includes(role)) ? ok(null) : err({ kind: 'wrong-role' })
}
