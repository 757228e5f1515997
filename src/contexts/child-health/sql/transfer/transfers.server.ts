import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import type { NewTransfer, Transfer, UndoReason } from '../../rules/transfer/record.ts'

const columns = [
  ...([
    'id',
    'direction',
    'other_party as otherParty',
    'reason',
    'ground',
    'digest',
    'signed_by as signedBy',
    'resources',
    'added',
  ] as const),
  ...(['same', 'different', 'made_by as madeBy', 'made_at as madeAt', 'undone_at as undoneAt', 'undone_why as undoneWhy'] as const),
] as const

/** The newest first. */
export async function listTransfers(tx: Tx, personId: Id<'person'>): Promise<Transfer[]> {
  const rows = await tx
    .selectFrom('child_health.transfer')
    .select(columns)
    .where('person_id', '=', personId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows as Transfer[] // the checks of the table keep directions, reasons and grounds
}

/** False: this bundle was taken over before. */
export async function insertTransfer(tx: Tx, centreId: string, personId: Id<'person'>, transfer: NewTransfer): Promise<boolean> {
  const { id, direction, otherParty, reason, ground, digest, signedBy, resources, added, same, different, madeBy, madeAt } = transfer
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('child_health.transfer')
    .values({
      ...{ centre_id: centreId, id, person_id: personId, direction, other_party: otherParty, reason, ground, digest, signed_by: signedBy },
      ...{ resources, added, same, different, made_by: madeBy, made_at: madeAt },
    })
    .onConflict((conflict) =>
      conflict.columns(['centre_id', 'person_id', 'digest']).where('direction', '=', 'in').where('undone_at', 'is', null).doNothing(),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Null: none of this person came in by that id, or it was taken out before. */
export async function lockTransferIn(tx: Tx, personId: Id<'person'>, id: Id<'transfer'>): Promise<Transfer | null> {
  const row = await tx
    .selectFrom('child_health.transfer')
    .select(columns)
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .where('direction', '=', 'in')
    .where('undone_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return (row as Transfer | undefined) ?? null
}

export async function updateTransferUndone(
  tx: Tx,
  id: Id<'transfer'>,
  { by, at, why }: { readonly by: string; readonly at: Instant; readonly why: UndoReason },
): Promise<void> {
  await tx.updateTable('child_health.transfer').set({ undone_by: by, undone_at: at, undone_why: why }).where('id', '=', id).execute()
}
