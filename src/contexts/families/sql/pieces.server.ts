import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import type { PieceFields, PieceKind } from '../rules/piece.ts'

export type KeptPiece = {
  readonly id: Id<'piece'>
  readonly personId: Id<'person'>
  readonly fields: PieceFields
  readonly kind: PieceKind
  readonly title: Buffer
  readonly body: Buffer
  readonly keyVersion: number
  readonly aboutThirdPerson: boolean
  readonly writtenBy: string
  readonly writtenAt: Instant
}

/** Those that row-level security shows: of the groups that may be read, and none of a hidden part. `most` null: all of them. */
export async function listPieces(tx: Tx, personId: Id<'person'>, most: number | null): Promise<KeptPiece[]> {
  const rows = await tx
    .selectFrom('families.piece')
    .select([
      ...(['id', 'person_id as personId', 'fields', 'kind', 'title', 'body', 'centre_key_version as keyVersion'] as const),
      ...(['about_third_person as aboutThirdPerson', 'written_by as writtenBy', 'written_at as writtenAt'] as const),
    ])
    .where('person_id', '=', personId)
    .where('compartment_id', 'is', null)
    .orderBy('written_at', 'desc')
    .orderBy('id', 'desc')
    .$if(most !== null, (query) => query.limit(most ?? 0))
    .execute()
  return rows as KeptPiece[]
}

export async function insertPiece(tx: Tx, centreId: string, piece: KeptPiece): Promise<void> {
  await tx
    .insertInto('families.piece')
    .values({
      ...{ centre_id: centreId, id: piece.id, person_id: piece.personId, fields: piece.fields, kind: piece.kind },
      ...{ title: piece.title, body: piece.body, centre_key_version: piece.keyVersion },
      ...{ about_third_person: piece.aboutThirdPerson, written_by: piece.writtenBy, written_at: piece.writtenAt },
    })
    .execute()
}
