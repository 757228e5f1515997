/**
 * What somebody may ask about a file, until when it is answered, and what comes of it; a request is in one state at a time (docs/states/person-request.md).
 * Sources: privacy rules PR-09 (limited information), PR-19 (requester, capacity, due date, extension, decision, reasons, delivery), PR-20 (own
 * statement), PR-21 (no erasure while a statutory hold runs), PR-23 (a young person of 12 to 15 and the parents ask apart), section 6. Terms: one month
 * (AVG 12(3), and stricter than the three months for erasing of JW 7.3.9, BW7 455, WMO 5.3.5), two months longer when that is told in time with the reason.
 */
import type { Id } from '#platform/id.ts'
import { isWorkingDay } from '#platform/holidays.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { Temporal, type Instant, type PlainDate } from '#platform/time.ts'

export const requestKinds = [
  'question',
  'objection',
  'correction',
  'statement',
  'erasure',
  'inspection',
  'copy',
  'limited-information',
] as const
export type RequestKind = (typeof requestKinds)[number]

/** How the requester stands towards the file on the day of the request. */
export type Capacity = 'self' | 'authority' | 'none'

export const decisions = ['answered', 'granted', 'partly', 'refused'] as const
export type Decision = (typeof decisions)[number]
export const refusalGrounds = [
  'statutory-hold',
  'kept-by-law',
  'important-to-another',
  'not-entitled',
  'opinion-not-fact',
  'child-opposes',
  'good-care',
  'other',
] as const
export type RefusalGround = (typeof refusalGrounds)[number]

const inspectionGrounds = ['not-entitled', 'good-care', 'important-to-another', 'other'] as const

/**
 * Which grounds can be one for a kind: a hold and the law stop erasing alone (PR-21), an opinion is no fact to correct (section 6), the interest of the
 * child is weighed for who has no authority (PR-09, BW 1:377c), good care for what a parent sees or gets (PR-23; Jeugdwet 7.3.11(3), 7.3.15(4), BW 7:457(3)).
 */
export const groundsOf: Readonly<Record<RequestKind, readonly RefusalGround[]>> = {
  question: [],
  statement: [],
  objection: ['kept-by-law', 'important-to-another', 'not-entitled', 'good-care', 'other'],
  correction: ['opinion-not-fact', 'not-entitled', 'other'],
  erasure: ['statutory-hold', 'kept-by-law', 'important-to-another', 'not-entitled', 'other'],
  inspection: inspectionGrounds,
  copy: inspectionGrounds,
  'limited-information': ['child-opposes', 'good-care', 'not-entitled', 'other'],
}

export type PersonRequest = {
  readonly id: Id<'personRequest'>
  readonly kind: RequestKind
  /** Null while it is not known whose file is meant. */
  readonly personId: Id<'person'> | null
  readonly requesterId: Id<'person'>
  readonly capacity: Capacity
  readonly receivedOn: PlainDate
  readonly dueOn: PlainDate
} & RequestState

export type RequestState =
  | { readonly state: 'received' }
  | { readonly state: 'extended'; readonly extendedOn: PlainDate }
  | { readonly state: 'decided'; readonly decision: Decision; readonly ground: RefusalGround | null; readonly decidedAt: Instant }
  | {
      readonly state: 'delivered'
      readonly decision: Decision
      readonly ground: RefusalGround | null
      readonly decidedAt: Instant
      readonly deliveredOn: PlainDate
    }
  | { readonly state: 'withdrawn'; readonly withdrawnOn: PlainDate }

/** The same day of the month, or its last day where there is no such day: asked on 31 January, due on 28 or 29 February. */
export function dueOn(receivedOn: PlainDate): PlainDate {
  return receivedOn.add({ months: 1 }, { overflow: 'constrain' })
}

/** Counted from the day of receipt, so that a short month in between costs nobody a day. */
export function extendedDueOn(receivedOn: PlainDate): PlainDate {
  return receivedOn.add({ months: 3 }, { overflow: 'constrain' })
}

export type AskRefusal =
  /** No right of their own and no authority, on this day. */
  | { readonly kind: 'not-entitled' }
  /** Who has authority sees the file: limited information is for who has not. */
  | { readonly kind: 'has-authority' }

/** PR-19: may this person ask this, standing so on this day? PR-23: nobody else is asked. */
export function mayAsk(kind: RequestKind, capacity: Capacity): AskRefusal | null {
  if (kind === 'limited-information') return capacity === 'none' ? null : { kind: 'has-authority' }
  return capacity === 'none' ? { kind: 'not-entitled' } : null
}

/** Whose work it is; row-level security says the same. What came in by hand is for who works with the person, and knows the face; but who looked does not decide about a question who looked. */
export function handledBy(
  kind: RequestKind,
  { isKnown, byHand }: { readonly isKnown: boolean; readonly byHand: boolean },
): 'carers' | 'officers' | 'coordinators' {
  if (!isKnown) return 'coordinators'
  if (byHand && kind !== 'question') return 'carers'
  switch (kind) {
    case 'question':
    case 'objection':
    case 'inspection':
    case 'copy':
      return 'officers'
    case 'correction':
    case 'statement':
    case 'erasure':
    case 'limited-information':
      return 'carers'
  }
}

/** Still to be answered. */
export function isOpen({ state }: Pick<PersonRequest, 'state'>): boolean {
  return state === 'received' || state === 'extended'
}

/**
 * The family is told the day itself. Late it is after the first working day from then: a term that ends in a weekend or on a holiday ends on the next
 * working day (Regulation 1182/71 article 3(4); Algemene termijnenwet article 1).
 */
export function lastDayOf(dueOn: PlainDate): PlainDate {
  return isWorkingDay(dueOn) ? dueOn : lastDayOf(dueOn.add({ days: 1 }))
}

export function isOverdue(request: Pick<PersonRequest, 'state' | 'dueOn'>, today: PlainDate): boolean {
  return isOpen(request) && Temporal.PlainDate.compare(today, lastDayOf(request.dueOn)) > 0
}

export type ExtendRefusal = { readonly kind: 'not-open' | 'extended-already' | 'too-late' }

/** Once, and told within the first month. */
export function extend(request: PersonRequest, today: PlainDate): Result<PersonRequest & { readonly state: 'extended' }, ExtendRefusal> {
  if (request.state === 'extended') return err({ kind: 'extended-already' })
  if (request.state !== 'received') return err({ kind: 'not-open' })
  if (Temporal.PlainDate.compare(today, lastDayOf(request.dueOn)) > 0) return err({ kind: 'too-late' })
  return ok({ ...request, state: 'extended', extendedOn: today, dueOn: extendedDueOn(request.receivedOn) })
}

export type Hold = { readonly ground: HoldGround; readonly from: PlainDate; readonly until: PlainDate | null }
export const holdGrounds = ['protection-measure', 'court-case', 'complaint', 'claim', 'investigation'] as const
export type HoldGround = (typeof holdGrounds)[number]

export function holdsOn(holds: readonly Hold[], today: PlainDate): readonly Hold[] {
  return holds.filter(
    ({ from, until }) => Temporal.PlainDate.compare(from, today) <= 0 && (until === null || Temporal.PlainDate.compare(today, until) < 0),
  )
}

export type Verdict = { readonly decision: Decision; readonly ground: RefusalGround | null }

export type DecideRefusal =
  | { readonly kind: 'not-open' }
  /** A question is answered; anything else is granted, granted in part, or refused. */
  | { readonly kind: 'wrong-decision' }
  /** A refusal, also of a part, names its ground. */
  | { readonly kind: 'no-ground' }
  /** A statutory hold runs: the erasure can only be refused, on that ground (PR-21). */
  | { readonly kind: 'held' }
  /** That ground is not there: no hold runs. */
  | { readonly kind: 'no-hold' }
  /** Good care opposes what a parent asks, never what somebody asks of the own file. */
  | { readonly kind: 'own-file' }

export function decideRequest(
  request: PersonRequest,
  { decision, ground }: Verdict,
  holds: readonly Hold[],
  now: { readonly at: Instant; readonly today: PlainDate },
): Result<PersonRequest & { readonly state: 'decided' }, DecideRefusal> {
  if (!isOpen(request)) return err({ kind: 'not-open' })
  if ((request.kind === 'question') !== (decision === 'answered')) return err({ kind: 'wrong-decision' })
  const needsGround = decision === 'refused' || decision === 'partly'
  if (needsGround && (ground === null || !groundsOf[request.kind].includes(ground))) return err({ kind: 'no-ground' })
  if (needsGround && ground === 'good-care' && request.capacity === 'self') return err({ kind: 'own-file' })
  const isHeld = request.kind === 'erasure' && holdsOn(holds, now.today).length > 0
  if (isHeld && !(decision === 'refused' && ground === 'statutory-hold')) return err({ kind: 'held' })
  if (!isHeld && ground === 'statutory-hold') return err({ kind: 'no-hold' })
  return ok({ ...base(request), state: 'decided', decision, ground: needsGround ? ground : null, decidedAt: now.at })
}

/** The requester has the answer: it was read in Mijn CJG, or handed over. */
export function deliver(request: PersonRequest, today: PlainDate): PersonRequest {
  return request.state === 'decided' ? { ...request, state: 'delivered', deliveredOn: today } : request
}

export function withdraw(
  request: PersonRequest,
  today: PlainDate,
): Result<PersonRequest & { readonly state: 'withdrawn' }, { readonly kind: 'not-open' }> {
  return isOpen(request) ? ok({ ...base(request), state: 'withdrawn', withdrawnOn: today }) : err({ kind: 'not-open' })
}

function base({ id, kind, personId, requesterId, capacity, receivedOn, dueOn: due }: PersonRequest) {
  return { id, kind, personId, requesterId, capacity, receivedOn, dueOn: due }
}
