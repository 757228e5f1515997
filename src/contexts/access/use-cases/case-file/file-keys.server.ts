/**
 * Handing out keys, by a professional who works with the person and had somebody in the room; taking a key back, and loosening an account from
 * a person. The key is shown once and kept as a keyed hash. It goes from hand to hand: never by mail, never on the telephone.
 */
import { randomBytes } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import { newId, type Id } from '#platform/id.ts'
import { lastingPseudonym, type Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { makeCode, randomBytesNeeded, type ReturnCode } from '#platform/return-code.ts'
import { keyExpiresAt, mayReceiveKey } from '../../rules/case-file/file-key.ts'
import { deleteBinding, insertFileKey, listReceivers, revokeFileKeys, type Receiver } from '../../sql/case-file/file-keys.server.ts'
import type { NotPermitted } from '../act.server.ts'
import { actOnFile, type NoAccess, type Of } from './on-file.server.ts'

/** Sharing is for who knows the family: a care relation that is not only for a while. */
const handing = (fileId: Id<'person'>): Of => ({ personId: fileId, does: 'share', fields: 'sharing' })

/** Who may get a key through this file today. */
export async function listKeyReceivers(ctx: Context, fileId: Id<'person'>): Promise<Result<Receiver[], NoAccess | NotPermitted>> {
  return actOnFile(ctx, 'resident.bind', handing(fileId), async (tx) => ok(await receivers(tx, ctx, fileId)))
}

async function receivers(tx: Parameters<typeof listReceivers>[0], { now }: Context, fileId: Id<'person'>): Promise<Receiver[]> {
  const all = (await listReceivers(tx, fileId, now)).filter((one) => mayReceiveKey(one, now))
  return all.filter((one, i) => all.findIndex(({ personId }) => personId === one.personId) === i)
}

export type HandRefusal = {
  /** `no-receiver`: no right of their own, and none of a parent. `bound`: has an account already. `no-birth-date`: nothing to compare with. */
  readonly kind: 'no-receiver' | 'bound' | 'no-birth-date'
}

export async function handKey(
  keys: Keys,
  ctx: Context,
  { fileId, personId }: { readonly fileId: Id<'person'>; readonly personId: Id<'person'> },
): Promise<Result<ReturnCode, HandRefusal | NoAccess | NotPermitted>> {
  return actOnFile(
    ctx,
    'resident.bind',
    { ...handing(fileId), actionCode: 'E' },
    async (tx, permit): Promise<Result<ReturnCode, HandRefusal>> => {
      const receiver = (await receivers(tx, ctx, fileId)).find((one) => one.personId === personId)
      if (receiver === undefined) return err({ kind: 'no-receiver' })
      if (receiver.boundAt !== null) return err({ kind: 'bound' })
      if (receiver.birthDate === null) return err({ kind: 'no-birth-date' })
      if (ctx.actor.kind !== 'staff') throw new Error('Only a colleague hands out a key')
      await revokeFileKeys(tx, personId, ctx.now)
      const code = makeCode(randomBytes(randomBytesNeeded))
      const id = newId<'fileKey'>(ctx.now.epochMilliseconds)
      await insertFileKey(tx, ctx.centreId, {
        ...{ id, fileId, personId, selector: code.selector, verifier: verifierOf(keys, ctx, code) },
        ...{ handedBy: ctx.actor.accountId, handedAt: ctx.now, expiresAt: keyExpiresAt(ctx.now) },
      })
      permit.record({ actionCode: 'C', eventType: 'resident.handKey', objectType: 'fileKey', objectId: id, detail: receiver.relation })
      return ok(code)
    },
  )
}

/** Nothing to take back is as good: what was wished is so. */
export async function takeBackKey(
  ctx: Context,
  { fileId, personId }: { readonly fileId: Id<'person'>; readonly personId: Id<'person'> },
): Promise<Result<null, HandRefusal | NoAccess | NotPermitted>> {
  return actOnFile(ctx, 'resident.bind', { ...handing(fileId), actionCode: 'U' }, async (tx, permit) => {
    if (!(await isReceiver(tx, ctx, fileId, personId))) return err({ kind: 'no-receiver' })
    const taken = await revokeFileKeys(tx, personId, ctx.now)
    permit.record({ actionCode: 'U', eventType: 'resident.takeBackKey', objectType: 'person', objectId: personId, detail: `keys ${taken}` })
    return ok(null)
  })
}

/** Loosens the account of somebody: the next request of that account finds no file. */
export async function unbindPerson(
  ctx: Context,
  { fileId, personId }: { readonly fileId: Id<'person'>; readonly personId: Id<'person'> },
): Promise<Result<null, HandRefusal | NoAccess | NotPermitted>> {
  return actOnFile(ctx, 'resident.bind', { ...handing(fileId), actionCode: 'D' }, async (tx, permit) => {
    if (!(await isReceiver(tx, ctx, fileId, personId))) return err({ kind: 'no-receiver' })
    await deleteBinding(tx, { personId })
    permit.record({ actionCode: 'D', eventType: 'resident.unbind', objectType: 'person', objectId: personId })
    return ok(null)
  })
}

async function isReceiver(
  tx: Parameters<typeof listReceivers>[0],
  ctx: Context,
  fileId: Id<'person'>,
  personId: Id<'person'>,
): Promise<boolean> {
  return (await receivers(tx, ctx, fileId)).some((one) => one.personId === personId)
}

export function verifierOf(keys: Keys, { centreId }: Pick<Context, 'centreId'>, { selector, verifier }: ReturnCode): Buffer {
  return lastingPseudonym(keys, 'file-key', `${centreId} ${selector} ${verifier}`)
}
