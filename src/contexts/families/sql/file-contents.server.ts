/** What of a file the family alone asks for, as row-level security shows it; what the workplace asks for too is beside its table. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'

/** Where somebody lives on a day, and whether the reader lives there too. */
export async function listHomes(tx: Tx, personId: Id<'person'>, readerId: string | null, today: PlainDate) {
  const lives = sql<boolean>`exists (select from families.home_member o where o.centre_id = m.centre_id and o.home_id = m.home_id
    and o.person_id = ${readerId}::uuid and o.from_day <= ${today}::date and (o.until_day is null or o.until_day > ${today}::date))`
  return tx
    .selectFrom('families.home_member as m')
    .innerJoin('families.home as h', (join) => join.onRef('h.centre_id', '=', 'm.centre_id').onRef('h.id', '=', 'm.home_id'))
    .select(['h.id', 'h.address as sealed', 'h.centre_key_version as version', 'h.secret', 'm.part', lives.as('readerLivesThere')])
    .where('m.person_id', '=', personId)
    .where('m.from_day', '<=', today)
    .where((eb) => eb.or([eb('m.until_day', 'is', null), eb('m.until_day', '>', today)]))
    .orderBy('m.from_day')
    .orderBy('h.id')
    .execute()
}

export async function listTies(tx: Tx, personId: Id<'person'>) {
  return tx
    .selectFrom('families.tie as t')
    .innerJoin('families.person as o', (join) => join.onRef('o.centre_id', '=', 't.centre_id').onRef('o.id', '=', 't.other_id'))
    .select(['t.kind', 't.note', 't.until_day as until', 'o.call_name as callName', 'o.prefix', 'o.family_name as familyName'])
    .where('t.person_id', '=', personId)
    .orderBy('t.kind')
    .orderBy('o.call_name')
    .execute()
}

export type StatementRow = {
  readonly id: Id<'statement'>
  readonly pieceId: Id<'piece'>
  readonly authorId: Id<'person'>
  readonly sealed: Buffer
  readonly version: number
  readonly writtenAt: Instant
}

export async function listStatements(tx: Tx, personId: Id<'person'>): Promise<StatementRow[]> {
  const rows = await tx
    .selectFrom('families.statement')
    .select(['id', 'piece_id as pieceId', 'author_id as authorId', 'text as sealed', 'centre_key_version as version'])
    .select('written_at as writtenAt')
    .where('person_id', '=', personId)
    .orderBy('written_at')
    .orderBy('id')
    .execute()
  return rows as StatementRow[]
}

/** PR-21: what stays of pieces that were erased. */
export async function listErased(tx: Tx, personId: Id<'person'>) {
  return tx
    .selectFrom('families.erased_piece')
    .select(['fields', 'erased_on as on'])
    .where('person_id', '=', personId)
    .orderBy('erased_on')
    .execute()
}
