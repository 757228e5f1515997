/** What stands in a file, as row-level security shows it to whoever acts: each query asks for one group of fields. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { FieldGroup } from '../../access/public-files.ts'

export async function findDetail(tx: Tx, personId: Id<'person'>) {
  const row = await tx
    .selectFrom('families.person_detail')
    .select(['language', 'needs_interpreter as needsInterpreter', 'accessibility', 'help_ended_on as helpEndedOn'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row ?? null
}

export async function findSealedBsn(tx: Tx, personId: Id<'person'>) {
  const row = await tx
    .selectFrom('families.person_bsn')
    .select(['bsn as sealed', 'centre_key_version as version'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row ?? null
}

export async function listContactPoints(tx: Tx, personId: Id<'person'>) {
  return tx
    .selectFrom('families.contact_point')
    .select(['id', 'kind', 'value as sealed', 'centre_key_version as version', 'secret'])
    .where('person_id', '=', personId)
    .orderBy('kind')
    .orderBy('id')
    .execute()
}

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

export async function listAuthority(tx: Tx, childId: Id<'person'>) {
  return tx
    .selectFrom('families.authority as a')
    .innerJoin('families.person as o', (join) => join.onRef('o.centre_id', '=', 'a.centre_id').onRef('o.id', '=', 'a.holder_id'))
    .select(['a.kind', 'a.from_day as from', 'a.until_day as until', 'o.call_name as callName', 'o.prefix', 'o.family_name as familyName'])
    .where('a.child_id', '=', childId)
    .orderBy('a.from_day')
    .orderBy('o.call_name')
    .execute()
}

export type PieceRow = {
  readonly id: Id<'piece'>
  readonly fields: FieldGroup
  readonly kind: string
  readonly title: Buffer
  readonly body: Buffer
  readonly version: number
  readonly aboutThirdPerson: boolean
  readonly writtenAt: Instant
  readonly writtenBy: string
}

export async function listPieces(tx: Tx, personId: Id<'person'>): Promise<PieceRow[]> {
  const rows = await tx
    .selectFrom('families.piece')
    .select(['id', 'fields', 'kind', 'title', 'body', 'centre_key_version as version', 'about_third_person as aboutThirdPerson'])
    .select(['written_at as writtenAt', 'written_by as writtenBy'])
    .where('person_id', '=', personId)
    .orderBy('written_at', 'desc')
    .orderBy('id')
    .execute()
  return rows as PieceRow[]
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
