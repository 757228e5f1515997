/**
 * PR-11: who may read a file. The role permits it AND there is an active care relation (or a stand-in for one) AND it is needed; or
 * emergency access ("break-glass") with a reason, logged and reviewed. PR-12: the end of the relation ends the access, and a stand-in has a term.
 * Source: privacy rules, section 5 (Jeugdwet 7.3.11(2)(a); BW 7:457(2); being a colleague, team-mate or manager is not enough).
 */
import { Temporal, type PlainDate } from '#platform/time.ts'

/**
 * The first day that counts, and the day that ends it. The end date itself is out: PR-12 says that access ends ON it, so whoever ends a
 * relation today closes the file today; and where a text leaves room, secrecy has it.
 */
export type CareTerm = { readonly from: PlainDate; readonly to: PlainDate | null }

export type Reading = {
  /** Whether the role permits reading this part of a file at all. */
  readonly rolePermits: boolean
  readonly relation: CareTerm | null
  /** For a colleague; without an end date it opens nothing. */
  readonly standIn: CareTerm | null
  /** Whether this part is needed for what the reader does in the relation. */
  readonly needed: boolean
  readonly emergency: boolean
  /** Why it is an emergency, in words. */
  readonly reason: string | null
  readonly on: PlainDate
}

export type ReadingRefusal =
  | 'role-does-not-permit'
  | 'no-care-relation'
  | 'relation-not-begun'
  | 'relation-ended'
  | 'stand-in-without-term'
  | 'not-needed'
  | 'emergency-without-reason'

/** Refusals are logged too (PR-28); only broken glass is put before somebody who reviews it. */
export type ReadingDecision = { readonly logged: true } & (
  | {
      readonly outcome: 'allow'
      readonly by: 'care-relation' | 'stand-in'
      readonly endsOn: PlainDate | null
      readonly reviewQueued: false
    }
  | { readonly outcome: 'allow'; readonly by: 'emergency'; readonly reason: string; readonly reviewQueued: true }
  | { readonly outcome: 'deny'; readonly why: ReadingRefusal; readonly reviewQueued: false }
)

/**
 * THE decision on reading: pages, lists, search and API take it from here. Emergency access stands beside the ordinary way, and asks nothing
 * of role, relation or need: in an emergency whoever is there may be somebody else, and answers for it afterwards. Which roles are offered
 * that way at all is for the permission of its own deed, not for this rule. Where the ordinary way is open no glass is broken, so there is
 * nothing to review.
 */
export function decideReading(reading: Reading): ReadingDecision {
  const ordinary = decideOrdinaryReading(reading)
  if (ordinary.outcome === 'allow' || !reading.emergency) return ordinary
  const reason = reading.reason?.trim() ?? ''
  if (reason === '') return refuse('emergency-without-reason')
  return { outcome: 'allow', by: 'emergency', reason, logged: true, reviewQueued: true }
}

function decideOrdinaryReading({ rolePermits, relation, standIn, needed, on }: Reading): ReadingDecision {
  if (!rolePermits) return refuse('role-does-not-permit')
  const byRelation = relation === null ? 'no-care-relation' : stateOn(relation, on)
  const byStandIn = standIn === null ? 'no-care-relation' : standIn.to === null ? 'stand-in-without-term' : stateOn(standIn, on)
  const active = byRelation === 'active' ? 'care-relation' : byStandIn === 'active' ? 'stand-in' : null
  if (active === null) return refuse(nearest(byRelation, byStandIn))
  if (!needed) return refuse('not-needed')
  const term = active === 'care-relation' ? relation : standIn
  return { outcome: 'allow', by: active, endsOn: term?.to ?? null, logged: true, reviewQueued: false }
}

type TermState = 'active' | 'relation-not-begun' | 'relation-ended'

function stateOn({ from, to }: CareTerm, on: PlainDate): TermState {
  if (to !== null && Temporal.PlainDate.compare(on, to) >= 0) return 'relation-ended'
  return Temporal.PlainDate.compare(on, from) < 0 ? 'relation-not-begun' : 'active'
}

/** Of two refusals the one that says most to the reader: that of the stand-in, when there is one. */
function nearest(byRelation: TermState | ReadingRefusal, byStandIn: TermState | ReadingRefusal): ReadingRefusal {
  const [first, second] = [byStandIn, byRelation].filter((state) => state !== 'no-care-relation' && state !== 'active')
  return first ?? second ?? 'no-care-relation'
}

function refuse(why: ReadingRefusal): ReadingDecision {
  return { outcome: 'deny', why, logged: true, reviewQueued: false }
}
