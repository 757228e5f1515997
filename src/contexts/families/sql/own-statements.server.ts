/** Own statements and erased pieces: written with the sight of the system, after a request that was allowed. */
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'

export async function insertStatement(
  tx: Tx,
  centreId: string,
  statement: {
    readonly id: Id<'statement'>
    readonly personId: Id<'person'>
    readonly pieceId: Id<'piece'>
    readonly authorId: Id<'person'>
    readonly sealed: Buffer
    readonly version: number
    readonly at: Instant
  },
): Promise<void> {
  await withSystemSight(tx, () =>
    tx
      .insertInto('families.statement')
      .values({
        ...{ centre_id: centreId, id: statement.id, person_id: statement.personId, piece_id: statement.pieceId },
        ...{ author_id: statement.authorId, text: statement.sealed, centre_key_version: statement.version, written_at: statement.at },
      })
      .execute(),
  )
}

export type ErasablePiece = { readonly id: Id<'piece'>; readonly fields: string; readonly title: Buffer; readonly body: Buffer }

/** Those of a file that the family knows of: what is kept back, in a hidden part, or about somebody else too is not touched by its request. */
export async function lockErasablePieces(tx: Tx, personId: Id<'person'>): Promise<ErasablePiece[]> {
  const rows = await withSystemSight(tx, () =>
    tx
      .selectFrom('families.piece')
      .select(['id', 'fields', 'title', 'body'])
      .where('person_id', '=', personId)
      .where('withheld_until', 'is', null)
      .where('compartment_id', 'is', null)
      .where('about_third_person', '=', false)
      .orderBy('id')
      .forUpdate()
      .execute(),
  )
  return rows as ErasablePiece[]
}

/** Pieces of which the family does not know: kept back for now, or of a hidden part. */
export async function hasUnseenPieces(tx: Tx, personId: Id<'person'>): Promise<boolean> {
  const row = await withSystemSight(tx, () =>
    tx
      .selectFrom('families.piece')
      .select('id')
      .where('person_id', '=', personId)
      .where((eb) => eb.or([eb('withheld_until', 'is not', null), eb('compartment_id', 'is not', null)]))
      .limit(1)
      .executeTakeFirst(),
  )
  return row !== undefined
}

export async function lockPiecesById(tx: Tx, ids: readonly string[]): Promise<(ErasablePiece & { readonly centreId: string })[]> {
  if (ids.length === 0) return []
  const rows = await withSystemSight(tx, () =>
    tx
      .selectFrom('families.piece')
      .select(['id', 'fields', 'title', 'body', 'centre_id as centreId'])
      .where('id', 'in', ids)
      .orderBy('id')
      .forUpdate()
      .execute(),
  )
  return rows as Awaited<ReturnType<typeof lockPiecesById>>
}

/** The piece goes, with its statements; the proof stays. */
export async function erasePiece(
  tx: Tx,
  centreId: string,
  proof: {
    readonly piece: ErasablePiece
    readonly personId: Id<'person'>
    readonly mark: Buffer
    readonly on: PlainDate
    readonly ground: 'request' | 'term'
    readonly requestId: Id<'personRequest'> | null
    readonly by: string
  },
): Promise<void> {
  await withSystemSight(tx, async () => {
    await tx
      .insertInto('families.erased_piece')
      .values({
        ...{ centre_id: centreId, piece_id: proof.piece.id, person_id: proof.personId, fields: proof.piece.fields, mark: proof.mark },
        ...{ erased_on: proof.on, ground: proof.ground, request_id: proof.requestId, decided_by: proof.by },
      })
      .execute()
    await tx.deleteFrom('families.piece').where('id', '=', proof.piece.id).execute()
  })
}

/** Children of somebody, whatever the authority, who were born on a day. To find whose file is meant; who asks hears nothing of it. */
export async function listChildrenBornOn(tx: Tx, parentId: Id<'person'>, born: PlainDate): Promise<Id<'person'>[]> {
  const rows = await withSystemSight(tx, () =>
    tx
      .selectFrom('families.tie as t')
      .innerJoin('families.person as p', (join) => join.onRef('p.centre_id', '=', 't.centre_id').onRef('p.id', '=', 't.person_id'))
      .select('t.person_id as id')
      .distinct()
      .where('t.other_id', '=', parentId)
      .where('t.kind', 'in', ['parent', 'adoptive-parent'])
      .where('p.birth_date', '=', born)
      .execute(),
  )
  return rows.map(({ id }) => id as Id<'person'>)
}
