/**
 * Requests about a file (PR-19): made by the family, answered by who handles them. What a request does besides (an own statement, an erasure) the
 * context that owns the pieces hands in, in the same transaction. What people write is sealed; the log holds kinds and ids.
 */
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { centreKey, seal, type Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import {
  decideRequest,
  deliver,
  dueOn,
  extend,
  mayAsk,
  withdraw,
  type AskRefusal,
  type Capacity,
  type DecideRefusal,
  type ExtendRefusal,
  type HoldGround,
  type PersonRequest,
  type RequestKind,
  type Verdict,
} from '../../rules/case-file/person-request.ts'
import type { StayReason } from '../../rules/case-file/whole-erasure.ts'
import { decideDestruction } from '../../rules/privacy/destruction.ts'
import { permits } from '../../rules/permissions.ts'
import { findOwnPerson } from '../../sql/case-file/file-keys.server.ts'
import {
  countOpenRequests,
  findRequest,
  insertHold,
  insertRequest,
  listHolds,
  listRequests,
  lockRequest,
  updateHoldLifted,
  updateRequest,
  type StoredHold,
  type StoredRequest,
} from '../../sql/case-file/person-requests.server.ts'
import { openFile } from '../../sql/case-file/standings.server.ts'
import { findJudging } from '../../sql/retention/file-facts.server.ts'
import { act, type NotPermitted, type Permit } from '../act.server.ts'
import { openForCentre, sealForCentre, type Sealed } from '../sealed.server.ts'
import { forgetHandlers, tellHandlers } from './request-handlers.server.ts'

export const requestMailJob = 'access.request-mail'
export const longestText = 4_000
/** More open at once than anybody needs; a flood of them helps nobody. */
const mostOpen = 20
const mostListed = 200

/** What somebody wrote, with the names that the requester gives along: who handles it may not see the file. */
export type RequestText = { readonly text: string; readonly requester: string; readonly about: string }

export type RequestWish = {
  readonly kind: RequestKind
  readonly personId: Id<'person'> | null
  readonly eventId?: Id<'auditEvent'>
  readonly pieceId?: Id<'piece'>
  readonly text: string
}

export type MakeRefusal = AskRefusal | { readonly kind: 'not-open' | 'too-many' | 'empty' | 'too-long' }

/** What is done with it in the same transaction; `delivered` when nothing is left to decide. */
export type AlsoMake<E> = (
  tx: Tx,
  permit: Pick<Permit, 'record'>,
  request: PersonRequest,
) => Promise<Result<{ readonly names: Omit<RequestText, 'text'>; readonly done: boolean }, E>>

export async function makeRequest<E>(
  keys: Keys,
  ctx: Context,
  wish: RequestWish,
  also: AlsoMake<E>,
): Promise<Result<Id<'personRequest'>, MakeRefusal | E | NotPermitted>> {
  return act(ctx, 'request.make', async (tx, permit): Promise<Result<Id<'personRequest'>, MakeRefusal | E>> => {
    const requesterId = await findOwnPerson(tx)
    if (ctx.actor.kind !== 'resident' || ctx.actor.opensFile !== true || requesterId === null) return err({ kind: 'not-open' })
    const text = wish.text.trim()
    if (text === '' && wish.kind !== 'copy' && wish.kind !== 'inspection') return err({ kind: 'empty' })
    if (text.length > longestText) return err({ kind: 'too-long' })
    const capacity = await capacityOf(tx, wish.personId)
    const refused = mayAsk(wish.kind, capacity)
    if (refused !== null) return err(refused)
    if ((await countOpenRequests(tx, requesterId)) >= mostOpen) return err({ kind: 'too-many' })
    const today = localDate(ctx.now)
    const id = newId<'personRequest'>(ctx.now.epochMilliseconds)
    const { kind, personId } = wish
    const request: PersonRequest = {
      ...{ id, kind, personId, requesterId, capacity, receivedOn: today, dueOn: dueOn(today), state: 'received' },
    }
    const done = await also(tx, permit, request)
    if (!done.ok) return done
    const kept: RequestText = { text, ...done.value.names }
    await insertRequest(tx, ctx.centreId, {
      ...request,
      ...{ eventId: wish.eventId ?? null, pieceId: wish.pieceId ?? null, residentId: ctx.actor.residentId },
      text: sealForCentre(keys, ctx.centreId, placeOfText(id), Buffer.from(JSON.stringify(kept))),
    })
    await (done.value.done ? settle(tx, keys, ctx, id) : tellHandlers(tx, ctx, request, false))
    permit.record({
      ...{ actionCode: 'C', objectType: 'personRequest', objectId: id, detail: kind, basis: capacity },
      ...(personId === null ? {} : { subjectId: personId }),
    })
    return ok(id)
  })
}

/** PR-19: how the requester stands towards the file today. */
async function capacityOf(tx: Tx, personId: Id<'person'> | null): Promise<Capacity> {
  const found = personId === null ? null : await openFile(tx, personId)
  const relations = found?.standings.map(({ relation }) => relation) ?? []
  return relations.includes('self') ? 'self' : relations.includes('authority') ? 'authority' : 'none'
}

/** An own statement stands there already: nothing is decided about it. */
export async function settle(tx: Tx, keys: Keys, ctx: Context, id: Id<'personRequest'>): Promise<void> {
  const request = await withSystemSight(tx, () => lockRequest(tx, id))
  if (request === null) throw new Error('A request that was just made is not there')
  const decided = decideRequest(request, { decision: 'granted', ground: null }, [], { at: ctx.now, today: localDate(ctx.now) })
  if (!decided.ok) throw new Error(`A new request cannot be granted: ${decided.error.kind}`)
  const reasons = sealLike(keys, ctx, placeOfReasons(id), request.text, '')
  await updateRequest(tx, deliver(decided.value, localDate(ctx.now)), { reasons })
}

export type OpenedRequest = PersonRequest &
  RequestText & {
    readonly eventId: Id<'auditEvent'> | null
    readonly pieceId: Id<'piece'> | null
    readonly channel: StoredRequest['channel']
    readonly identityCheck: StoredRequest['identityCheck']
    readonly delivery: StoredRequest['delivery']
    readonly answerUntil: StoredRequest['answerUntil']
    readonly stays: StoredRequest['stays']
    readonly extensionReason: string | null
    readonly reasons: string | null
  }

/** `request.make`: those of the family itself. `request.handle`: those that a colleague handles. Which they are, row-level security says. */
export async function listPersonRequests(
  keys: Keys,
  ctx: Context,
  verb: 'request.make' | 'request.handle',
): Promise<Result<OpenedRequest[], NotPermitted>> {
  return act(ctx, verb, async (tx, permit) => {
    const found = await listRequests(tx, mostListed)
    permit.record({ actionCode: 'R', eventType: 'request.listAll', detail: `selected ${found.length}` })
    if (ctx.actor.kind === 'staff') for (const one of found) recordOf(ctx, permit, one, 'R', 'request.list')
    return ok(found.map((one) => open(keys, ctx, one)))
  })
}

export type HandledRequest = { readonly request: OpenedRequest; readonly holds: readonly StoredHold[] }
export type NoRequest = { readonly kind: 'no-request' }

export async function readPersonRequest<T>(
  keys: Keys,
  ctx: Context,
  verb: 'request.make' | 'request.handle',
  id: Id<'personRequest'>,
  also: (tx: Tx, request: OpenedRequest) => Promise<T>,
): Promise<Result<HandledRequest & { readonly more: T }, NoRequest | NotPermitted>> {
  return act(ctx, verb, async (tx, permit) => {
    const found = await findRequest(tx, id)
    if (found === null) return missing(permit)
    recordOf(ctx, permit, found, 'R', 'request.read')
    const request = open(keys, ctx, found)
    const holds = verb === 'request.handle' && found.personId !== null ? await listHolds(tx, found.personId) : []
    return ok({ request, holds, more: await also(tx, request) })
  })
}

/** Read by who asked: the answer has arrived. */
export async function confirmDelivery(ctx: Context, id: Id<'personRequest'>): Promise<Result<null, NoRequest | NotPermitted>> {
  return act(ctx, 'request.make', async (tx, permit) => {
    const found = await lockRequest(tx, id)
    if (found === null) return missing(permit)
    await updateRequest(tx, deliver(found, localDate(ctx.now)))
    recordOf(ctx, permit, found, 'U', 'request.deliver')
    return ok(null)
  })
}

export async function withdrawRequest(
  ctx: Context,
  id: Id<'personRequest'>,
): Promise<Result<null, NoRequest | { readonly kind: 'not-open' } | NotPermitted>> {
  return act(ctx, 'request.make', async (tx, permit): Promise<Result<null, NoRequest | { readonly kind: 'not-open' }>> => {
    const found = await lockRequest(tx, id)
    if (found === null) return missing(permit)
    const withdrawn = withdraw(found, localDate(ctx.now))
    if (!withdrawn.ok) return withdrawn
    await updateRequest(tx, withdrawn.value)
    await forgetHandlers(tx, ctx, id)
    recordOf(ctx, permit, found, 'U', 'request.withdraw')
    return ok(null)
  })
}

export type EmptyReason = { readonly kind: 'empty' | 'too-long' }

export async function extendRequest(
  { keys, jobs }: Pick<Services, 'keys' | 'jobs'>,
  ctx: Context,
  id: Id<'personRequest'>,
  reason: string,
): Promise<Result<null, NoRequest | ExtendRefusal | EmptyReason | NotPermitted>> {
  return act(ctx, 'request.handle', async (tx, permit): Promise<Result<null, NoRequest | ExtendRefusal | EmptyReason>> => {
    const found = await lockRequest(tx, id)
    if (found === null) return missing(permit)
    const wrong = checkReason(reason)
    if (wrong !== null) return err(wrong)
    const extended = extend(found, localDate(ctx.now))
    if (!extended.ok) return extended
    await updateRequest(tx, extended.value, { extensionReason: sealLike(keys, ctx, placeOfExtension(id), found.text, reason.trim()) })
    await jobs.tell(tx, requestMailJob, { centreId: ctx.centreId, requestId: id })
    recordOf(ctx, permit, found, 'U', 'request.extend')
    return ok(null)
  })
}

export type RequestVerdict = Verdict & { readonly reasons: string }
/** What has to stay of a person of whom all was asked to go. */
export type AlsoDone = { readonly stays?: readonly StayReason[] }
type DecidedRefusal<E> = NoRequest | DecideRefusal | NotTheirs | EmptyReason | E

/** `also` does what was granted; a refusal of it undoes the decision. `verb`: erasing everything is a deed of its own. */
export async function decidePersonRequest<E>(
  { keys, jobs }: Pick<Services, 'keys' | 'jobs'>,
  ctx: Context,
  id: Id<'personRequest'>,
  verdict: RequestVerdict,
  also: (tx: Tx, permit: Pick<Permit, 'record'>, request: StoredRequest) => Promise<Result<AlsoDone, E>>,
  verb: 'request.handle' | 'request.eraseWhole' = 'request.handle',
): Promise<Result<null, DecidedRefusal<E> | NotPermitted>> {
  return act(ctx, verb, async (tx, permit): Promise<Result<null, DecidedRefusal<E>>> => {
    const found = await lockRequest(tx, id)
    if (found === null) return missing(permit)
    const wrong = checkReason(verdict.reasons)
    if (wrong !== null) return err(wrong)
    const holds = found.personId === null ? [] : await listHolds(tx, found.personId)
    const decided = decideRequest(found, verdict, holds, { at: ctx.now, today: localDate(ctx.now) })
    if (!decided.ok) return decided
    const notTheirs = verdict.decision === 'refused' ? null : await whyNotTheirs(tx, found)
    if (notTheirs !== null) return err(notTheirs)
    const done = await also(tx, permit, found)
    if (!done.ok) return done
    const reasons = sealLike(keys, ctx, placeOfReasons(id), found.text, verdict.reasons.trim())
    const by = ctx.actor.kind === 'staff' ? { decidedBy: ctx.actor.accountId } : {}
    await updateRequest(tx, decided.value, { reasons, ...by, stays: done.value.stays ?? [] })
    await forgetHandlers(tx, ctx, id)
    await jobs.tell(tx, requestMailJob, { centreId: ctx.centreId, requestId: id })
    recordOf(ctx, permit, found, 'U', 'request.decide', verdict.decision)
    return ok(null)
  })
}

/** Who asked for erasing has no say in it on the day that it was asked (rules/privacy/destruction.ts). */
export type NotTheirs = { readonly kind: 'young-person-decides' | 'too-young' | 'not-capable' }

async function whyNotTheirs(tx: Tx, { kind, personId, capacity, receivedOn }: StoredRequest): Promise<NotTheirs | null> {
  const judging = kind !== 'erasure' || personId === null ? null : await withSystemSight(tx, () => findJudging(tx, personId))
  if (judging === null) return null
  const { birthDate, incapableFrom: from, incapableUntil: until } = judging
  const before = (one: PlainDate, other: PlainDate): boolean => one.until(other).sign > 0
  const incapable = from !== null && !before(receivedOn, from) && (until === null || before(receivedOn, until))
  const decided = decideDestruction({
    ...{ regime: 'youth-help', who: capacity === 'self' ? 'youth' : 'parent', birthDate, hasAuthority: capacity === 'authority' },
    // Whether it is important to another, or a law opposes, is judged piece by piece and by the holds.
    ...{ youthCapable: !incapable, importantToOther: false, lawOpposes: false, on: receivedOn },
  })
  if (decided.outcome === 'granted') return null
  const { why } = decided
  return why === 'young-person-decides' || why === 'too-young' || why === 'not-capable' ? { kind: why } : null
}

/** Says that a law stops the erasure for now, until a day or until it is lifted. */
export async function placeHold(
  ctx: Context,
  id: Id<'personRequest'>,
  hold: { readonly ground: HoldGround; readonly until: PlainDate | null },
): Promise<Result<null, NoRequest | { readonly kind: 'too-early' } | NotPermitted>> {
  return act(ctx, 'request.handle', async (tx, permit): Promise<Result<null, NoRequest | { readonly kind: 'too-early' }>> => {
    const found = await lockRequest(tx, id)
    if (found?.personId == null || found.kind !== 'erasure') return missing(permit)
    const from = localDate(ctx.now)
    if (hold.until !== null && hold.until.since(from).days <= 0) return err({ kind: 'too-early' })
    const by = ctx.actor.kind === 'staff' ? ctx.actor.accountId : ctx.centreId
    await insertHold(tx, ctx.centreId, { id: newId(ctx.now.epochMilliseconds), personId: found.personId, ...hold, from, by, at: ctx.now })
    recordOf(ctx, permit, found, 'C', 'request.placeHold', hold.ground)
    return ok(null)
  })
}

/** What another placed, only control lifts: it may stop more than this request. */
export async function liftHolds(
  ctx: Context,
  id: Id<'personRequest'>,
): Promise<Result<null, NoRequest | { readonly kind: 'not-yours' } | NotPermitted>> {
  return act(ctx, 'request.handle', async (tx, permit): Promise<Result<null, NoRequest | { readonly kind: 'not-yours' }>> => {
    const found = await lockRequest(tx, id)
    if (found?.personId == null || found.kind !== 'erasure') return missing(permit)
    const own = ctx.actor.kind === 'staff' && !permits(ctx.actor, 'retention.keep') ? ctx.actor.accountId : null
    const lifted = await updateHoldLifted(tx, found.personId, localDate(ctx.now), own)
    if (lifted === 0 && own !== null) return err({ kind: 'not-yours' })
    recordOf(ctx, permit, found, 'U', 'request.liftHold', `holds ${lifted}`)
    return ok(null)
  })
}

function open(keys: Keys, ctx: Context, { text, reasons, extensionReason, ...request }: StoredRequest): OpenedRequest {
  const read = (place: string, sealed: Sealed): string => openForCentre(keys, ctx.centreId, place, sealed).toString('utf8')
  const kept = JSON.parse(read(placeOfText(request.id), text)) as RequestText // written by makeRequest alone
  return {
    ...request,
    ...kept,
    reasons: reasons === null ? null : read(placeOfReasons(request.id), reasons),
    extensionReason: extensionReason === null ? null : read(placeOfExtension(request.id), extensionReason),
  }
}

/** Under the version of the key that the row names already. */
function sealLike(keys: Keys, { centreId }: Context, place: string, { version }: Sealed, text: string): Buffer {
  const key = centreKey(keys, centreId, version)
  if (key === null) throw new Error(`The centre key of version ${version} is missing`)
  return seal(key, Buffer.from(text, 'utf8'), place)
}

function checkReason(reason: string): EmptyReason | null {
  const { length } = reason.trim()
  return length === 0 ? { kind: 'empty' } : length > longestText ? { kind: 'too-long' } : null
}

function missing(permit: Pick<Permit, 'record'>): Result<never, NoRequest> {
  permit.record({ actionCode: 'R', eventType: 'request.read', detail: 'no-request' })
  return err({ kind: 'no-request' })
}

export function recordOf(
  { actor }: Context,
  permit: Pick<Permit, 'record'>,
  { id, personId, kind, capacity }: PersonRequest,
  actionCode: 'C' | 'R' | 'U',
  eventType: string,
  detail: string = kind,
): void {
  permit.record({
    ...{ actionCode, eventType, objectType: 'personRequest', objectId: id, detail },
    // Who handles a request about somebody's file acts on that request: that is the reason.
    ...(personId === null ? {} : { subjectId: personId, basis: actor.kind === 'staff' ? 'request' : capacity, basisId: id }),
  })
}

export const placeOfText = (id: string): string => `request-text ${id}`
const placeOfReasons = (id: string): string => `request-reasons ${id}`
const placeOfExtension = (id: string): string => `request-extension ${id}`
