import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'

export type Sender = {
  readonly id: Id<'trustedSender'>
  readonly name: string
  readonly publicKey: Buffer
  readonly fingerprint: Buffer
  readonly proposedBy: string
  readonly proposedAt: Instant
  /** Null: nobody else has compared the fingerprint yet, so that nothing of it is believed. */
  readonly confirmedBy: string | null
  readonly confirmedAt: Instant | null
}

function senders(tx: Tx) {
  return tx
    .selectFrom('child_health.trusted_sender')
    .select([
      ...(['id', 'name', 'public_key as publicKey', 'fingerprint', 'proposed_by as proposedBy', 'proposed_at as proposedAt'] as const),
      ...(['confirmed_by as confirmedBy', 'confirmed_at as confirmedAt'] as const),
    ])
    .where('ended_at', 'is', null)
    .where('proposed_by', 'is not', null)
}

/** Those that hold or wait, by name. */
export async function listSenders(tx: Tx): Promise<Sender[]> {
  return (await senders(tx).orderBy('name').orderBy('id').execute()) as Sender[]
}

export async function lockSender(tx: Tx, id: Id<'trustedSender'>): Promise<Sender | null> {
  return ((await senders(tx).where('id', '=', id).forUpdate().executeTakeFirst()) as Sender | undefined) ?? null
}

/** By the fingerprint that a signature names. */
export async function findSender(tx: Tx, fingerprint: Buffer): Promise<Sender | null> {
  return ((await senders(tx).where('fingerprint', '=', fingerprint).executeTakeFirst()) as Sender | undefined) ?? null
}

/** False: this key is known already. */
export async function insertSender(tx: Tx, centreId: string, sender: Omit<Sender, 'confirmedBy' | 'confirmedAt'>): Promise<boolean> {
  const { id, name, publicKey, fingerprint, proposedBy, proposedAt } = sender
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('child_health.trusted_sender')
    .values({
      ...{ centre_id: centreId, id, name, public_key: publicKey, fingerprint, proposed_by: proposedBy, proposed_at: proposedAt },
    })
    .onConflict((conflict) => conflict.columns(['centre_id', 'fingerprint']).where('ended_at', 'is', null).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function updateSenderConfirmed(tx: Tx, id: Id<'trustedSender'>, by: string, at: Instant): Promise<void> {
  await tx.updateTable('child_health.trusted_sender').set({ confirmed_by: by, confirmed_at: at }).where('id', '=', id).execute()
}

export async function updateSenderEnded(tx: Tx, id: Id<'trustedSender'>, by: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('child_health.trusted_sender')
    .set({ ended_by: by, ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
