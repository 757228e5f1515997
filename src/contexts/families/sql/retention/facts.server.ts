/** What families keeps of people, as far as keeping and destroying has to know. With the sight of the system; set by set. */
import { CompiledQuery, sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import { deletionOf } from '../../../access/public-retention.ts'
import type { PieceFields, PieceKind } from '../../rules/piece.ts'
import { lastRowsOfPerson, rowsOfPerson } from './what-goes.server.ts'

export type PersonFacts = {
  readonly id: Id<'person'>
  readonly createdAt: Instant
  readonly helpEndedOn: PlainDate | null
  readonly deceasedOn: PlainDate | null
  readonly movedOn: PlainDate | null
  /** A parent, carer, guardian or somebody of the network of a person who is here, or who has authority over one. */
  readonly needed: boolean
}

export async function listPersonFacts(tx: Tx, ids: readonly string[]): Promise<PersonFacts[]> {
  const { rows } = await sql<PersonFacts>`
    select p.id, p.created_at as "createdAt", d.help_ended_on as "helpEndedOn", d.deceased_on as "deceasedOn", d.moved_on as "movedOn",
      exists (select from families.tie t join families.person c on c.centre_id = t.centre_id and c.id = t.person_id
        where t.centre_id = p.centre_id and t.other_id = p.id and c.search_name <> '' and c.merged_into is null
          and t.kind in ('parent', 'step-parent', 'foster-parent', 'adoptive-parent', 'grandparent', 'guardian', 'network'))
      or exists (select from families.authority a join families.person c on c.centre_id = a.centre_id and c.id = a.child_id
        where a.centre_id = p.centre_id and a.holder_id = p.id and c.search_name <> '' and c.merged_into is null) as needed
    from families.person p left join families.person_detail d on d.centre_id = p.centre_id and d.person_id = p.id
    where p.id = any(${ids}::uuid[]) and p.merged_into is null and p.search_name <> ''`.execute(tx)
  return rows
}

export type PieceCount = {
  readonly personId: string
  readonly fields: PieceFields
  readonly count: number
  readonly kept: number
  readonly lastMade: Instant
}

/** How many pieces there are, how many of them stay for now, and when the newest was made, or an own statement with it (PR-20). */
export async function countPiecesOf(tx: Tx, ids: readonly string[], stay: readonly string[]): Promise<PieceCount[]> {
  const { rows } = await sql<PieceCount>`
    select p.person_id as "personId", p.fields, count(distinct p.id)::int as count, count(distinct p.id) filter (where p.id = any(${stay}::uuid[]))::int as kept,
      greatest(max(p.written_at), max(s.written_at)) as "lastMade"
    from families.piece p left join families.statement s on s.centre_id = p.centre_id and s.piece_id = p.id
    where p.person_id = any(${ids}::uuid[]) group by 1, 2`.execute(tx)
  return rows
}

export async function listSamePersons(tx: Tx, ids: readonly string[]): Promise<{ readonly id: Id<'person'>; readonly into: string }[]> {
  const rows = await tx.selectFrom('families.person').select(['id', 'merged_into as into']).where('merged_into', 'in', ids).execute()
  return rows.flatMap(({ id, into }) => (into === null ? [] : [{ id: id as Id<'person'>, into }]))
}

export async function listPiecesToGo(
  tx: Tx,
  personId: string,
): Promise<{ readonly id: Id<'piece'>; readonly fields: PieceFields; readonly kind: PieceKind; readonly at: Instant }[]> {
  const rows = await tx
    .selectFrom('families.piece')
    .select(['id', 'fields', 'kind', 'written_at as at'])
    .where('person_id', '=', personId)
    .orderBy('written_at', 'desc')
    .orderBy('id')
    .execute()
  return rows as Awaited<ReturnType<typeof listPiecesToGo>>
}

/** Everything of these numbers, which are of one person. */
export async function deletePersons(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const statement of [...rowsOfPerson.map(deletionOf), ...lastRowsOfPerson(() => true)])
    await tx.executeQuery(CompiledQuery.raw(statement, [ids]))
}
