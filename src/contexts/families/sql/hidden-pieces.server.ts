/** Pieces within a hidden part. Both ways go with the own sight: row-level security asks again for the group of fields and for being a member. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'

export type PieceFields = 'healthPieces' | 'helpPieces' | 'supportPieces' | 'advicePieces'
export type PieceKind = 'note' | 'letter' | 'agreement' | 'report'

export type HiddenPieceRow = {
  readonly id: Id<'piece'>
  readonly personId: Id<'person'>
  readonly compartmentId: Id<'compartment'>
  readonly fields: PieceFields
  readonly kind: PieceKind
  readonly title: Buffer
  readonly body: Buffer
  readonly keyVersion: number
  readonly writtenBy: Id<'account'>
  readonly writtenAt: Instant
}

export async function insertHiddenPiece(tx: Tx, centreId: string, piece: HiddenPieceRow): Promise<void> {
  await tx
    .insertInto('families.piece')
    .values({
      centre_id: centreId,
      id: piece.id,
      person_id: piece.personId,
      compartment_id: piece.compartmentId,
      fields: piece.fields,
      kind: piece.kind,
      title: piece.title,
      body: piece.body,
      centre_key_version: piece.keyVersion,
      written_by: piece.writtenBy,
      written_at: piece.writtenAt,
    })
    .execute()
}

export async function listHiddenPieceRows(tx: Tx, compartmentId: Id<'compartment'>): Promise<HiddenPieceRow[]> {
  const rows = await tx
    .selectFrom('families.piece')
    .select([
      ...(['id', 'person_id as personId', 'compartment_id as compartmentId', 'fields', 'kind', 'title', 'body'] as const),
      ...(['centre_key_version as keyVersion', 'written_by as writtenBy', 'written_at as writtenAt'] as const),
    ])
    .where('compartment_id', '=', compartmentId)
    .orderBy('written_at')
    .orderBy('id')
    .execute()
  return rows as HiddenPieceRow[]
}
