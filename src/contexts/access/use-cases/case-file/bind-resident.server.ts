/**
 * The other side of a key: somebody who is signed in types it, with the own birth date, and is from then on that person in Mijn CJG. Who signs in
 * by mail gets an own key at the same time, and gives it in each session before a file opens: a mailbox is often read by more than one (ADR 15).
 */
import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import { brokenConstraint } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { lastingPseudonym, type Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { codeText, makeCode, randomBytesNeeded, type ReturnCode } from '#platform/return-code.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import { needsOwnKey, stateOfKey } from '../../rules/case-file/file-key.ts'
import {
  deleteBinding,
  findBinding,
  findBirthDate,
  insertBinding,
  lockFileKey,
  updateFileKeyUsed,
  updateOwnKey,
} from '../../sql/case-file/file-keys.server.ts'
import { listResidentSessions, updateFileOpened } from '../../sql/residents.server.ts'
import { act, type NotPermitted } from '../act.server.ts'
import { recordFailure } from '../record-failure.server.ts'
import type { ResidentActor } from '../residents.server.ts'
import { verifierOf } from './file-keys.server.ts'
import { slowed, type Wait } from './slowed.server.ts'

export type BindRefusal = {
  /** `wrong`: the key or the birth date; which of them, nobody hears. `taken`: this person, or this account, is bound already. */
  readonly kind: 'wrong' | 'expired' | 'used' | 'revoked' | 'taken'
}

/** Gives the own key, to show once, when this way of signing in needs one. */
export async function bindResident(
  keys: Keys,
  ctx: Context,
  { code, birthDate }: { readonly code: ReturnCode; readonly birthDate: PlainDate },
): Promise<Result<{ readonly ownKey: ReturnCode | null }, BindRefusal | Wait | NotPermitted>> {
  const bound = await slowed(keys, ctx, [`resident ${me(ctx).residentId}`, `key ${code.selector}`], () => bind(keys, ctx, code, birthDate))
  if (!bound.ok && bound.error.kind === 'wrong') await recordFailure(ctx, 'resident.bind', 'wrong-key')
  return bound
}

async function bind(
  keys: Keys,
  ctx: Context,
  code: ReturnCode,
  birthDate: PlainDate,
): Promise<Result<{ readonly ownKey: ReturnCode | null }, BindRefusal | NotPermitted>> {
  try {
    return await act(ctx, 'resident.bind', async (tx, permit): Promise<Result<{ ownKey: ReturnCode | null }, BindRefusal>> => {
      const { residentId } = me(ctx)
      const key = await lockFileKey(tx, code.selector)
      if (key === null || !timingSafeEqual(key.verifier, verifierOf(keys, ctx, code))) return err({ kind: 'wrong' })
      if ((await findBirthDate(tx, key.personId))?.equals(birthDate) !== true) return err({ kind: 'wrong' })
      const state = stateOfKey(key, ctx.now)
      if (state !== 'open') return err({ kind: state })
      const ownKey = (await signedInByMail(tx, ctx)) ? makeCode(randomBytes(randomBytesNeeded)) : null
      const ownKeyHash = ownKey === null ? null : hashOfOwn(keys, ctx, ownKey)
      await insertBinding(tx, ctx.centreId, {
        ...{ residentId, personId: key.personId, ownKey: ownKeyHash },
        ...{ boundBy: key.handedBy, boundAt: ctx.now },
      })
      await updateFileKeyUsed(tx, key.id, ctx.now)
      await updateFileOpened(tx, me(ctx).sessionId, ctx.now)
      permit.record({ actionCode: 'C', objectType: 'resident', objectId: residentId, subjectId: key.personId, detail: 'key-in-hand' })
      return ok({ ownKey })
    })
  } catch (problem) {
    const broken = brokenConstraint(problem)
    if (broken === 'person_has_one_account' || broken === 'resident_person_pkey') return err({ kind: 'taken' })
    throw problem
  }
}

/** Opens the file in this session, for who signed in by mail. */
export async function openWithOwnKey(
  keys: Keys,
  ctx: Context,
  code: ReturnCode,
): Promise<Result<null, { readonly kind: 'wrong' } | Wait | NotPermitted>> {
  const { residentId, sessionId } = me(ctx)
  const opened = await slowed(keys, ctx, [`own ${residentId}`], () =>
    act(ctx, 'resident.bind', async (tx, permit): Promise<Result<null, { readonly kind: 'wrong' }>> => {
      const binding = await findBinding(tx, residentId)
      if (binding?.ownKey == null || !timingSafeEqual(binding.ownKey, hashOfOwn(keys, ctx, code))) return err({ kind: 'wrong' })
      await updateFileOpened(tx, sessionId, ctx.now)
      permit.record({ actionCode: 'E', eventType: 'resident.openFile', objectType: 'resident', objectId: residentId })
      return ok(null)
    }),
  )
  if (!opened.ok && opened.error.kind === 'wrong') await recordFailure(ctx, 'resident.bind', 'wrong-own-key')
  return opened
}

/** Another own key, in a session that has the file open already: the one before opens nothing any more. */
export async function renewOwnKey(keys: Keys, ctx: Context): Promise<Result<ReturnCode, { readonly kind: 'not-bound' } | NotPermitted>> {
  return act(ctx, 'resident.bind', async (tx, permit) => {
    const { residentId, opensFile } = me(ctx)
    const binding = await findBinding(tx, residentId)
    if (binding?.ownKey == null || opensFile !== true) return err({ kind: 'not-bound' })
    const code = makeCode(randomBytes(randomBytesNeeded))
    await updateOwnKey(tx, residentId, hashOfOwn(keys, ctx, code))
    permit.record({ actionCode: 'U', eventType: 'resident.renewOwnKey', objectType: 'resident', objectId: residentId })
    return ok(code)
  })
}

export type OwnBinding = {
  readonly personId: Id<'person'>
  readonly boundAt: Instant
  readonly opensFile: boolean
  readonly hasOwnKey: boolean
}

export async function readBinding(ctx: Context): Promise<Result<OwnBinding | null, NotPermitted>> {
  return act(ctx, 'resident.readOwn', async (tx) => {
    const { residentId, opensFile } = me(ctx)
    const binding = await findBinding(tx, residentId)
    if (binding === null) return ok(null)
    const { personId, boundAt, ownKey } = binding
    return ok({ personId, boundAt, opensFile: opensFile === true, hasOwnKey: ownKey !== null })
  })
}

/** Loosens the own account. Also who lost the own key may, and then asks for a new key in the room. */
export async function unbindResident(ctx: Context): Promise<Result<null, NotPermitted>> {
  return act(ctx, 'resident.bind', async (tx, permit) => {
    const { residentId } = me(ctx)
    const gone = await deleteBinding(tx, { residentId })
    permit.record({
      ...{ actionCode: 'D', eventType: 'resident.unbind', objectType: 'resident', objectId: residentId },
      ...(gone === null ? {} : { subjectId: gone.personId }),
    })
    return ok(null)
  })
}

async function signedInByMail(tx: Parameters<typeof listResidentSessions>[0], ctx: Context): Promise<boolean> {
  const { residentId, sessionId } = me(ctx)
  const session = (await listResidentSessions(tx, residentId)).find(({ id }) => id === sessionId)
  return session === undefined || needsOwnKey(session)
}

function hashOfOwn(keys: Keys, ctx: Context, code: ReturnCode): Buffer {
  return lastingPseudonym(keys, 'own-file-key', `${ctx.centreId} ${me(ctx).residentId} ${codeText(code)}`)
}

function me({ actor }: Context): ResidentActor {
  if (actor.kind !== 'resident') throw new Error('No resident is signed in')
  return actor
}
