/**
 * Whose signatures are believed. One person writes a key down; another one, who heard the fingerprint from the sender by telephone or on paper, types it:
 * only when it is the same and it is somebody else, the sender is trusted. Ending trust is for one person: it must not wait.
 */
import type { Context } from '#platform/context.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { fingerprintOf, readFingerprint, readPublicKey, signerOf } from '#platform/signing.server.ts'
import { act, listColleagues, type NotPermitted } from '../../../access/public.ts'
import {
  insertSender,
  listSenders,
  lockSender,
  updateSenderConfirmed,
  updateSenderEnded,
  type Sender,
} from '../../sql/transfer/senders.server.ts'

export type KnownSender = Sender & {
  readonly proposedByName: string
  readonly confirmedByName: string | null
  readonly mayConfirm: boolean
}
export type Trust = {
  /** Null: no signing key. */
  readonly own: { readonly publicKey: Buffer; readonly fingerprint: Buffer } | null
  readonly senders: readonly KnownSender[]
}

export async function readTrust(ctx: Context, keys: Keys): Promise<Result<Trust, NotPermitted>> {
  return act(ctx, 'health.trust', async (tx, permit) => {
    const names = new Map((await listColleagues(tx)).map(({ id, name }) => [id as string, name]))
    const me = accountOf(ctx)
    const senders = (await listSenders(tx)).map((one) => ({
      ...one,
      proposedByName: names.get(one.proposedBy) ?? '',
      confirmedByName: one.confirmedBy === null ? null : (names.get(one.confirmedBy) ?? ''),
      mayConfirm: one.confirmedBy === null && one.proposedBy !== me,
    }))
    permit.record({ actionCode: 'R', eventType: 'health.trust', detail: `selected ${senders.length}` })
    return ok({ own: signerOf(keys, ctx.centreId), senders })
  })
}

export type NewSender = { readonly name: string; readonly key: string }
export type SenderRefusal = { readonly kind: 'name' | 'key' | 'known' | 'own-key' }

export async function proposeSender(
  ctx: Context,
  keys: Keys,
  wish: NewSender,
): Promise<Result<Id<'trustedSender'>, SenderRefusal | NotPermitted>> {
  return act(ctx, 'health.trust', async (tx, permit): Promise<Result<Id<'trustedSender'>, SenderRefusal>> => {
    const name = wish.name.trim().replaceAll(/\s+/g, ' ')
    if (name.length < 2 || name.length > 120 || /\p{Cc}/u.test(name)) return err({ kind: 'name' })
    const publicKey = readPublicKey(wish.key)
    if (publicKey === null) return err({ kind: 'key' })
    if (signerOf(keys, ctx.centreId)?.publicKey.equals(publicKey) === true) return err({ kind: 'own-key' })
    const id = newId<'trustedSender'>(ctx.now.epochMilliseconds)
    const sender = { id, name, publicKey, fingerprint: fingerprintOf(publicKey), proposedBy: accountOf(ctx), proposedAt: ctx.now }
    if (!(await insertSender(tx, ctx.centreId, sender))) return err({ kind: 'known' })
    permit.record({ actionCode: 'C', eventType: 'health.trust', objectType: 'trustedSender', objectId: id, detail: 'proposed' })
    return ok(id)
  })
}

export type ConfirmRefusal = { readonly kind: 'not-there' | 'same-person' | 'not-a-fingerprint' | 'another-fingerprint' }

export async function confirmSender(
  ctx: Context,
  id: Id<'trustedSender'>,
  typed: string,
): Promise<Result<null, ConfirmRefusal | NotPermitted>> {
  return act(ctx, 'health.trust', async (tx, permit): Promise<Result<null, ConfirmRefusal>> => {
    const sender = await lockSender(tx, id)
    if (sender === null || sender.confirmedBy !== null) return err({ kind: 'not-there' })
    if (sender.proposedBy === accountOf(ctx)) return err({ kind: 'same-person' })
    const heard = readFingerprint(typed)
    if (heard === null) return err({ kind: 'not-a-fingerprint' })
    if (!heard.equals(sender.fingerprint)) return err({ kind: 'another-fingerprint' })
    await updateSenderConfirmed(tx, id, accountOf(ctx), ctx.now)
    permit.record({ actionCode: 'U', eventType: 'health.trust', objectType: 'trustedSender', objectId: id, detail: 'confirmed' })
    return ok(null)
  })
}

export async function endSender(
  ctx: Context,
  id: Id<'trustedSender'>,
): Promise<Result<null, { readonly kind: 'not-there' } | NotPermitted>> {
  return act(ctx, 'health.trust', async (tx, permit): Promise<Result<null, { readonly kind: 'not-there' }>> => {
    if (!(await updateSenderEnded(tx, id, accountOf(ctx), ctx.now))) return err({ kind: 'not-there' })
    permit.record({ actionCode: 'U', eventType: 'health.trust', objectType: 'trustedSender', objectId: id, detail: 'ended' })
    return ok(null)
  })
}

const accountOf = ({ actor }: Context): string => (actor.kind === 'staff' ? actor.accountId : '')
