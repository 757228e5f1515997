/**
 * May this be given to somebody outside? PR-13: a share is a recorded decision on a ground; no ground, no share. PR-14: a conflict of duties
 * needs all five tests filled. PR-15: a consent covers what it names.
 * Source: privacy rules, section 5 (Jeugdwet 7.1.4.1, 7.3.11, 7.3.12; BW 7:457, 458; Wmo 2015 5.2.6, 5.3.3, 5.3.6; texts of 28-11-2015).
 */
import type { PlainDate } from '#platform/time.ts'
import { whyNotCovered, type ConsentScope, type NotCovered } from './consent.ts'

export const grounds = ['consent', 'directly-involved', 'legal-duty', 'legal-right', 'conflict-of-duties', 'research'] as const
export type Ground = (typeof grounds)[number]

/** In which function the recipient gets it: executing a supervision order, Veilig Thuis for a report, a school, somebody in voluntary help. */
export const recipientFunctions = ['supervision-order', 'safe-home-report', 'school', 'voluntary'] as const
export type RecipientFunction = (typeof recipientFunctions)[number]

/** PR-14, in words of who decides; the argument goes in the file. */
export const conflictTests = ['consentSought', 'harmFeared', 'alternatives', 'minimumData', 'colleagueConsulted'] as const
export type ConflictTest = (typeof conflictTests)[number]

export type Share = {
  readonly ground: Ground | null
  readonly recipient: string
  readonly recipientFunction: RecipientFunction | null
  readonly item: string
  readonly purpose: string | null
  readonly consent: ConsentScope | null
  readonly conflict: Readonly<Partial<Record<ConflictTest, string>>>
  /** Needed for what the recipient does on this ground. */
  readonly necessary: boolean
  /** The person concerned objects. */
  readonly objection: boolean
  readonly goodCareOpposes: boolean
  readonly on: PlainDate
}

export type ShareRefusal =
  | NotCovered
  | 'no-ground'
  | 'no-consent'
  | 'objection'
  | 'not-necessary'
  | 'ground-does-not-reach-recipient'
  | 'conflict-not-argued'
  | 'good-care-opposes'

/** A refusal is logged too (PR-28). What is shared stands in the file, for the family to see (PR-13, PR-18; Jeugdwet 7.3.12(3)). */
export type ShareDecision = { readonly logged: true } & (
  | { readonly outcome: 'allow'; readonly ground: Ground; readonly recordedInFile: true }
  | { readonly outcome: 'deny'; readonly why: ShareRefusal; readonly missingTests: readonly ConflictTest[]; readonly recordedInFile: false }
)

export function decideShare(share: Share): ShareDecision {
  const { ground } = share
  if (ground === null) return refuse('no-ground')
  const why = refusalOn(ground, share)
  if (why !== null) return refuse(why, why === 'conflict-not-argued' ? missingTests(share) : [])
  // Jeugdwet 7.3.11(3): even if allowed, not against good care; a legal duty knows no such limit (7.3.11(1), last sentence).
  if (share.goodCareOpposes && ground !== 'legal-duty') return refuse('good-care-opposes')
  return { outcome: 'allow', ground, logged: true, recordedInFile: true }
}

function refusalOn(ground: Ground, share: Share): ShareRefusal | null {
  switch (ground) {
    case 'consent':
      if (share.consent === null) return 'no-consent'
      // Withdrawing is as easy as giving (PR-06), so whoever objects has withdrawn. A consent covers no more than is needed (AVG 5(1)(c), known by number).
      return share.objection ? 'objection' : (whyNotCovered(share.consent, share) ?? unlessNecessary(share))
    // Jeugdwet 7.3.11(2)(a): who works in the same help, and the stand-in. A school and Veilig Thuis do not.
    case 'directly-involved':
      return share.recipientFunction === 'school' || share.recipientFunction === 'safe-home-report' ? beyondReach : unlessNecessary(share)
    // A certified institution that executes a supervision order gets what it needs, asked or unasked, consent or not.
    case 'legal-duty':
      return share.recipientFunction === 'supervision-order' ? unlessNecessary(share) : beyondReach
    // Wmo 2015 5.2.6: what is needed to end violence or to look into a reasonable suspicion of it.
    case 'legal-right':
      return share.recipientFunction === 'safe-home-report' ? unlessNecessary(share) : beyondReach
    case 'conflict-of-duties':
      return missingTests(share).length > 0 ? 'conflict-not-argued' : unlessNecessary(share)
    // Jeugdwet 7.3.12(2): not without these data, and not when the person has objected.
    case 'research':
      return share.objection ? 'objection' : unlessNecessary(share)
  }
}

const beyondReach = 'ground-does-not-reach-recipient'

function unlessNecessary({ necessary }: Share): ShareRefusal | null {
  return necessary ? null : 'not-necessary'
}

function missingTests({ conflict }: Share): readonly ConflictTest[] {
  return conflictTests.filter((test) => (conflict[test]?.trim() ?? '') === '')
}

function refuse(why: ShareRefusal, tests: readonly ConflictTest[] = []): ShareDecision {
  return { outcome: 'deny', why, missingTests: tests, logged: true, recordedInFile: false }
}
