/**
 * Requests of who has no account: they come at the desk, by letter or by telephone, and the answer goes from hand to hand. Source: privacy rules PR-19
 * (capacity check by age, authority and id; delivery). Of an id document the kind is kept, and neither its number nor a copy.
 */
import { err, ok, type Result } from '#platform/result.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import type { PersonRequest, RequestKind } from './person-request.ts'

export const channels = ['desk', 'letter', 'phone'] as const
export type Channel = (typeof channels)[number]
export const identityChecks = ['id-card', 'passport', 'driving-licence', 'known-in-person'] as const
export type IdentityCheck = (typeof identityChecks)[number]
export const deliveryWays = ['in-hand', 'registered-post'] as const
export type DeliveryWay = (typeof deliveryWays)[number]

/** Everything that can be asked in Mijn CJG can be written in for who has no account. */
export const kindsByHand = [
  'inspection',
  'copy',
  'correction',
  'statement',
  'objection',
  'erasure',
  'question',
  'limited-information',
] as const satisfies readonly RequestKind[]
export type KindByHand = (typeof kindsByHand)[number]

/** A letter may lie for a while; what is older needs another look than a form. */
export const longestLying = 31

export type Entered = {
  readonly kind: KindByHand
  readonly channel: Channel
  readonly identity: IdentityCheck
  readonly receivedOn: PlainDate
}
export type EnterRefusal = { readonly kind: 'no-kind' | 'no-channel' | 'no-identity' | 'wrong-day' }

/** The term runs from the day on which it came in, not from the day on which somebody wrote it down. */
export function checkEntered(
  typed: { readonly kind: string; readonly channel: string; readonly identity: string; readonly receivedOn: PlainDate | null },
  today: PlainDate,
): Result<Entered, EnterRefusal> {
  const kind = kindsByHand.find((one) => one === typed.kind)
  const channel = channels.find((one) => one === typed.channel)
  const identity = identityChecks.find((one) => one === typed.identity)
  const { receivedOn } = typed
  if (kind === undefined) return err({ kind: 'no-kind' })
  if (channel === undefined) return err({ kind: 'no-channel' })
  if (identity === undefined) return err({ kind: 'no-identity' })
  if (receivedOn === null || Temporal.PlainDate.compare(receivedOn, today) > 0) return err({ kind: 'wrong-day' })
  if (receivedOn.until(today).days > longestLying) return err({ kind: 'wrong-day' })
  return ok({ kind, channel, identity, receivedOn })
}

export type HandOverRefusal = { readonly kind: 'not-decided' | 'no-way' | 'no-identity' }
export type HandOver = { readonly way: DeliveryWay; readonly identity: IdentityCheck }

/** Nothing goes out of hand before there is a decision, and not to somebody of whom it is not known who it is. */
export function checkHandOver(
  request: Pick<PersonRequest, 'state'>,
  typed: { readonly way: string; readonly identity: string },
): Result<HandOver, HandOverRefusal> {
  const way = deliveryWays.find((one) => one === typed.way)
  const identity = identityChecks.find((one) => one === typed.identity)
  if (request.state !== 'decided') return err({ kind: 'not-decided' })
  if (way === undefined) return err({ kind: 'no-way' })
  return identity === undefined ? err({ kind: 'no-identity' }) : ok({ way, identity })
}
