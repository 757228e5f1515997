/** Proof of what was destroyed, pieces that stay, and the rows that go. Written with the sight of the system. */
import { CompiledQuery, sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { KeepGround } from '../../rules/retention/confirm.ts'
import { deletionOf, lastRows, rowsOfFile } from './what-goes.server.ts'

type Sealed = { readonly sealed: Buffer; readonly version: number }

export type Proof = {
  readonly id: Id<'destructionProof'>
  readonly fileMark: Buffer
  readonly scope: string
  readonly ground: 'term' | 'request'
  readonly terms: readonly string[]
  readonly pieces: number
  readonly kept: number
  readonly agreedBy: string | null
  readonly decidedBy: string
  readonly destroyedOn: PlainDate
  readonly destroyedAt: Instant
}

export async function insertProof(tx: Tx, centreId: string, proof: Proof): Promise<void> {
  await tx
    .insertInto('access.destruction_proof')
    .values({
      ...{
        centre_id: centreId,
        id: proof.id,
        file_mark: proof.fileMark,
        scope: proof.scope,
        ground: proof.ground,
        terms: [...proof.terms],
      },
      ...{ pieces: proof.pieces, kept: proof.kept, agreed_by: proof.agreedBy, decided_by: proof.decidedBy },
      ...{ destroyed_on: proof.destroyedOn, destroyed_at: proof.destroyedAt },
    })
    .execute()
}

/** The newest first; of one file when its mark is given. */
export async function listProofs(
  tx: Tx,
  { mark, before }: { readonly mark: Buffer | null; readonly before: { readonly at: Instant; readonly id: string } | null },
  limit: number,
): Promise<(Omit<Proof, 'fileMark'> & { readonly agreedName: string | null; readonly decidedName: string | null })[]> {
  const rows = await tx
    .selectFrom('access.destruction_proof as p')
    .leftJoin('access.account as a', (join) => join.onRef('a.centre_id', '=', 'p.centre_id').onRef('a.id', '=', 'p.agreed_by'))
    .leftJoin('access.account as d', (join) => join.onRef('d.centre_id', '=', 'p.centre_id').onRef('d.id', '=', 'p.decided_by'))
    .select(['p.id', 'p.scope', 'p.ground', 'p.terms', 'p.pieces', 'p.kept', 'p.agreed_by as agreedBy', 'p.decided_by as decidedBy'])
    .select([
      'p.destroyed_on as destroyedOn',
      'p.destroyed_at as destroyedAt',
      'a.display_name as agreedName',
      'd.display_name as decidedName',
    ])
    .$if(mark !== null, (query) => query.where('p.file_mark', '=', mark ?? Buffer.alloc(0)))
    .$if(before !== null, (query) =>
      query.where(sql<boolean>`(p.destroyed_at, p.id) < (${before?.at.toString() ?? ''}::timestamptz, ${before?.id ?? ''}::uuid)`),
    )
    .orderBy('p.destroyed_at', 'desc')
    .orderBy('p.id', 'desc')
    .limit(limit)
    .execute()
  return rows as unknown as Awaited<ReturnType<typeof listProofs>>
}

const ownAccount = 'access.resident_person'

/** Everything that access holds of these numbers, which are of one person. `keepsAccount`: the own account still opens the answer, and nothing else. */
export async function deleteSubjects(tx: Tx, ids: readonly string[], keepsAccount = false): Promise<void> {
  const going = rowsOfFile.filter(({ table }) => !(keepsAccount && table === ownAccount))
  for (const statement of [...going.map(deletionOf), ...lastRows(() => true)]) await tx.executeQuery(CompiledQuery.raw(statement, [ids]))
}

/** Of a person who was destroyed: the account is loosened, and the number goes when nobody's file names it. */
export async function deleteWhatIsLeft(tx: Tx, id: string): Promise<void> {
  const account = rowsOfFile.filter(({ table }) => table === ownAccount).map(deletionOf)
  for (const statement of [...account, ...lastRows(() => true)]) await tx.executeQuery(CompiledQuery.raw(statement, [[id]]))
}

/** The very words of a piece that was shared are the piece: they go with it. */
export async function deleteSharedPieces(tx: Tx, personId: string, pieceIds: readonly string[]): Promise<void> {
  const items = pieceIds.map((id) => `piece:${id}`)
  if (items.length > 0) await tx.deleteFrom('access.share_item').where('person_id', '=', personId).where('item', 'in', items).execute()
}

export type KeptPiece = { readonly pieceId: Id<'piece'>; readonly ground: KeepGround; readonly until: PlainDate }

export async function listKept(tx: Tx, personId: string, today: PlainDate): Promise<KeptPiece[]> {
  const rows = await tx
    .selectFrom('access.kept_piece')
    .select(['piece_id as pieceId', 'ground', 'until_day as until'])
    .where('person_id', '=', personId)
    .where('until_day', '>', today)
    .execute()
  return rows as KeptPiece[]
}

export async function putKept(
  tx: Tx,
  centreId: string,
  one: KeptPiece & {
    readonly id: Id<'keptPiece'>
    readonly personId: string
    readonly reason: Sealed
    readonly by: string
    readonly at: Instant
  },
): Promise<void> {
  // Kept anew, with another reason or for longer: the newest word counts.
  await tx.deleteFrom('access.kept_piece').where('piece_id', '=', one.pieceId).execute()
  await tx
    .insertInto('access.kept_piece')
    .values({
      ...{ centre_id: centreId, id: one.id, person_id: one.personId, piece_id: one.pieceId, ground: one.ground },
      ...{ reason: one.reason.sealed, centre_key_version: one.reason.version, until_day: one.until, kept_by: one.by, kept_at: one.at },
    })
    .execute()
}

export async function deleteKept(tx: Tx, pieceIds: readonly string[]): Promise<void> {
  if (pieceIds.length > 0) await tx.deleteFrom('access.kept_piece').where('piece_id', 'in', pieceIds).execute()
}
