/**
 * Handing a record to another organisation, or to the young person: one signed bundle. Nothing of it is kept but its digest: the same record gives the same
 * bytes and the same signature, so that the files can be fetched again as long as nothing changed; after that a new transfer is made.
 */
import { createHash } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { signDetached, signerOf } from '#platform/signing.server.ts'
import { localDate } from '#platform/time.ts'
import { actOnFile, type FilePermit, type NoAccess } from '../../../access/public-files.ts'
import { loadCentre, type NotPermitted } from '../../../access/public.ts'
import { findChild, type Child } from '../../../families/public-child.ts'
import { recordFor } from '../../rules/transfer/for-whom.ts'
import { transferBundle, type TransferHead } from '../../rules/transfer/bundle.ts'
import { checkTransfer, type HealthRecord, type Transfer, type TransferRefusal, type TransferWish } from '../../rules/transfer/record.ts'
import { insertTransfer, listTransfers } from '../../sql/transfer/transfers.server.ts'
import { readComputed, readWholeRecord } from './read-record.server.ts'

export const bundleType = 'application/fhir+json'
const also = ['index', 'identity', 'bsn', 'ownHealth'] as const

export type HandOverView = {
  readonly child: Child
  readonly record: HealthRecord
  readonly transfers: readonly Transfer[]
  readonly canSign: boolean
}

/** What would go along, and what went before. */
export async function readHandOver(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
): Promise<Result<HandOverView, NoAccess | NotPermitted>> {
  const of = { personId, does: 'export', fields: 'healthPieces', also } as const
  return actOnFile(ctx, 'health.transfer', of, async (tx, permit): Promise<Result<HandOverView, NoAccess>> => {
    const child = await findChild(tx, personId)
    if (child === null) return err({ kind: 'no-access', why: 'no-such-person' })
    const record = await readWholeRecord(tx, ctx, keys, permit, child)
    return ok({ child, record, transfers: await listTransfers(tx, personId), canSign: signerOf(keys, ctx.centreId) !== null })
  })
}

export type HandOverRefusal = TransferRefusal | { readonly kind: 'no-key' }

export async function handOver(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  wish: TransferWish,
): Promise<Result<Id<'transfer'>, HandOverRefusal | NoAccess | NotPermitted>> {
  const of = { personId, does: 'export', fields: 'healthPieces', also, actionCode: 'E' } as const
  return actOnFile(ctx, 'health.transfer', of, async (tx, permit): Promise<Result<Id<'transfer'>, HandOverRefusal | NoAccess>> => {
    const child = await findChild(tx, personId)
    if (child === null) return err({ kind: 'no-access', why: 'no-such-person' })
    const checked = checkTransfer(wish, child.birthDate, localDate(ctx.now))
    if (!checked.ok) return checked
    const { receiver, reason, ground } = checked.value
    const id = newId<'transfer'>(ctx.now.epochMilliseconds)
    const head = { id, madeAt: ctx.now, sender: await nameOfCentre(ctx), receiver, reason }
    const made = await makeFiles(tx, ctx, keys, permit, child, head)
    if (made === null) return err({ kind: 'no-key' })
    await insertTransfer(tx, ctx.centreId, personId, {
      ...{ id, direction: 'out', otherParty: receiver, reason, ground, digest: made.digest, signedBy: made.signedBy },
      ...{ resources: made.resources, added: null, same: null, different: null },
      ...{ madeBy: ctx.actor.kind === 'staff' ? ctx.actor.accountId : '', madeAt: ctx.now },
    })
    permit.record({
      actionCode: 'E',
      eventType: 'health.transfer',
      objectType: 'transfer',
      objectId: id,
      detail: `out ${reason} ${ground}`,
    })
    return ok(id)
  })
}

export type TransferFiles = {
  readonly bundle: Buffer
  readonly signature: string
  readonly digest: Buffer
  readonly signedBy: Buffer
  readonly resources: number
  readonly record: HealthRecord
  readonly head: TransferHead
}
export type FilesRefusal = { readonly kind: 'changed-since' | 'no-key' | 'no-transfer' }

/** The files of a transfer that went out, as long as the record is as it was then. */
export async function readTransferFiles(
  ctx: Context,
  keys: Keys,
  personId: Id<'person'>,
  id: Id<'transfer'>,
): Promise<Result<TransferFiles, FilesRefusal | NoAccess | NotPermitted>> {
  const of = { personId, does: 'export', fields: 'healthPieces', also, actionCode: 'E' } as const
  return actOnFile(ctx, 'health.transfer', of, async (tx, permit): Promise<Result<TransferFiles, FilesRefusal | NoAccess>> => {
    const transfer = (await listTransfers(tx, personId)).find((one) => one.id === id && one.direction === 'out')
    const child = await findChild(tx, personId)
    if (transfer === undefined || child === null) return err({ kind: 'no-transfer' })
    const { madeAt, otherParty: receiver, reason } = transfer
    const head = { id, madeAt, sender: await nameOfCentre(ctx), receiver, reason }
    const made = await makeFiles(tx, ctx, keys, permit, child, head)
    if (made === null) return err({ kind: 'no-key' })
    if (!made.digest.equals(transfer.digest)) return err({ kind: 'changed-since' })
    permit.record({ actionCode: 'E', eventType: 'health.transfer', objectType: 'transfer', objectId: id, detail: 'fetched' })
    return ok(made)
  })
}

async function makeFiles(
  tx: Tx,
  ctx: Context,
  keys: Keys,
  permit: FilePermit,
  child: Child,
  head: TransferHead,
): Promise<TransferFiles | null> {
  const record = recordFor(head.reason, await readWholeRecord(tx, ctx, keys, permit, child))
  return signRecord(tx, ctx, keys, { child, head, record })
}

type Signing = { readonly child: Child; readonly head: TransferHead; readonly record: HealthRecord }

/** The two files of a record; null: this centre cannot sign. */
export async function signRecord(tx: Tx, ctx: Context, keys: Keys, { child, head, record }: Signing): Promise<TransferFiles | null> {
  const signer = signerOf(keys, ctx.centreId)
  if (signer === null) return null
  const made = transferBundle(head, child.id, record, await readComputed(tx, child, head.madeAt))
  const bundle = Buffer.from(JSON.stringify(made))
  return {
    ...{ bundle, signature: signDetached(signer, bundle, bundleType), digest: createHash('sha256').update(bundle).digest() },
    ...{ signedBy: signer.fingerprint, resources: made.entry?.length ?? 0, record, head },
  }
}

export async function nameOfCentre({ db, centreId }: Context): Promise<string> {
  return (await loadCentre(db, centreId))?.name ?? ''
}
