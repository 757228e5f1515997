/**
 * Requests of who has no account (PR-19): a colleague who works with the person writes one in after seeing who asks, and hands the answer over after seeing
 * it once more. What may be handed over is read with the eyes of the requester, so that the same rules leave out the same as in Mijn CJG.
 */
import type { Context } from '#platform/context.ts'
import { withSightOf, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import { checkEntered, checkHandOver, type EnterRefusal, type HandOverRefusal } from '../../rules/case-file/by-hand.ts'
import { decide } from '../../rules/case-file/decide.ts'
import { mayReceiveKey } from '../../rules/case-file/file-key.ts'
import { deliver, dueOn, mayAsk, type PersonRequest } from '../../rules/case-file/person-request.ts'
import { listReceivers } from '../../sql/case-file/file-keys.server.ts'
import { findRequest, insertRequest, lockRequest, updateRequest } from '../../sql/case-file/person-requests.server.ts'
import { openFile } from '../../sql/case-file/standings.server.ts'
import { act, type NotPermitted } from '../act.server.ts'
import { sealForCentre } from '../sealed.server.ts'
import { actOnFile, type NoAccess } from './on-file.server.ts'
import { longestText, placeOfText, recordOf, settle, type AlsoMake, type NoRequest } from './person-requests.server.ts'
import { tellHandlers } from './request-handlers.server.ts'

export type EnterWish = {
  readonly personId: Id<'person'>
  readonly requesterId: Id<'person'>
  readonly kind: string
  readonly channel: string
  readonly identity: string
  readonly receivedOn: PlainDate | null
  /** The piece that a statement is about. */
  readonly pieceId: Id<'piece'> | null
  readonly text: string
}
/** `no-right`: not the person itself and no authority on the day that it came in. `has-authority`: limited information is for who has none (PR-09). */
export type EnteredRefusal = EnterRefusal | { readonly kind: 'no-right' | 'has-authority' | 'empty' | 'too-long' }

/** `also` is what Mijn CJG does besides, in the same transaction, and who of these people may be named. */
export async function enterRequest<E>(
  keys: Keys,
  ctx: Context,
  wish: EnterWish,
  also: AlsoMake<E>,
): Promise<Result<Id<'personRequest'>, EnteredRefusal | E | NoAccess | NotPermitted>> {
  const { personId, requesterId, pieceId } = wish
  const file = { personId, does: 'write', fields: 'sharing', actionCode: 'C' } as const
  return actOnFile(ctx, 'request.enter', file, async (tx, permit): Promise<Result<Id<'personRequest'>, EnteredRefusal | E>> => {
    const today = localDate(ctx.now)
    const checked = checkEntered(wish, today)
    if (!checked.ok) return checked
    const { kind, channel, identity, receivedOn } = checked.value
    const text = wish.text.trim()
    if (text === '' && kind !== 'copy' && kind !== 'inspection') return err({ kind: 'empty' })
    if (text.length > longestText) return err({ kind: 'too-long' })
    const standing = (await listReceivers(tx, personId, ctx.now)).find((one) => one.personId === requesterId && mayReceiveKey(one, ctx.now))
    const capacity = standing?.relation ?? 'none'
    const refused = mayAsk(kind, capacity)
    if (refused !== null) return err(refused.kind === 'not-entitled' ? { kind: 'no-right' } : refused)
    if (ctx.actor.kind !== 'staff') return err({ kind: 'no-right' })
    const id = newId<'personRequest'>(ctx.now.epochMilliseconds)
    const request: PersonRequest = {
      ...{ id, kind, personId, requesterId, capacity, receivedOn, dueOn: dueOn(receivedOn), state: 'received' },
    }
    const done = await also(tx, permit, request)
    if (!done.ok) return done
    const sealed = sealForCentre(keys, ctx.centreId, placeOfText(id), Buffer.from(JSON.stringify({ text, ...done.value.names })))
    const byHand = { channel, enteredBy: ctx.actor.accountId, identity }
    await insertRequest(tx, ctx.centreId, { ...request, ...{ eventId: null, pieceId, residentId: null, text: sealed }, byHand })
    await (done.value.done ? settle(tx, keys, ctx, id) : tellHandlers(tx, ctx, request, true))
    permit.record({ actionCode: 'C', objectType: 'personRequest', objectId: id, detail: `${kind} ${channel} ${identity}` })
    return ok(id)
  })
}

/** The answer went from hand to hand, or by registered post. */
export async function handOverAnswer(
  ctx: Context,
  id: Id<'personRequest'>,
  typed: { readonly way: string; readonly identity: string },
): Promise<Result<null, NoRequest | HandOverRefusal | NotPermitted>> {
  return act(ctx, 'request.handle', async (tx, permit): Promise<Result<null, NoRequest | HandOverRefusal>> => {
    const found = await lockRequest(tx, id)
    if (found === null || ctx.actor.kind !== 'staff') return err({ kind: 'no-request' })
    const checked = checkHandOver(found, typed)
    if (!checked.ok) return checked
    const { way, identity } = checked.value
    await updateRequest(tx, deliver(found, localDate(ctx.now)), { delivery: { way, by: ctx.actor.accountId, identity } })
    recordOf(ctx, permit, found, 'U', 'request.handOver', `${way} ${identity}`)
    return ok(null)
  })
}

/** Why there is nothing to hand over: no such request, nothing granted, or no right any more on this day. */
export type NothingToHandOver = { readonly kind: 'no-request' | 'not-granted' | 'no-right' }

/** Reads the file as the requester would see it, for a copy or an inspection that was granted. Written down as an export by the colleague. */
export async function readForRequester<T>(
  ctx: Context,
  id: Id<'personRequest'>,
  read: (
    tx: Tx,
    of: { readonly personId: Id<'person'>; readonly requesterId: Id<'person'>; readonly relation: 'self' | 'authority' },
  ) => Promise<T>,
): Promise<Result<T, NothingToHandOver | NotPermitted>> {
  return act(ctx, 'request.handle', async (tx, permit): Promise<Result<T, NothingToHandOver>> => {
    const found = await findRequest(tx, id)
    if (found?.personId == null || found.channel === 'mijn') return err({ kind: 'no-request' })
    const { personId, requesterId } = found
    const isGranted =
      (found.state === 'decided' || found.state === 'delivered') && (found.decision === 'granted' || found.decision === 'partly')
    if (!isGranted || (found.kind !== 'copy' && found.kind !== 'inspection')) return err({ kind: 'not-granted' })
    const done = await withSightOf(tx, requesterId, async (): Promise<Result<T, NothingToHandOver>> => {
      // Opens the file for the requester in this transaction: row-level security follows from it.
      const own = await openFile(tx, personId)
      const decision =
        own === null ? null : decide({ kind: 'resident', roles: ['family'] }, own.state, own.standings, { verb: 'export', fields: 'index' })
      if (decision?.allowed !== true) return err({ kind: 'no-right' })
      const relation = decision.by.relation === 'self' ? 'self' : 'authority'
      return ok(await read(tx, { personId, requesterId, relation }))
    })
    if (done.ok) recordOf(ctx, permit, found, 'R', 'person.export')
    return done
  })
}
