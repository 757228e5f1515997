/** A child as other contexts know it: who it is and what became of it. Row-level security shows the rows that may be seen. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'
import type { PersonName, Sex } from '../rules/person.ts'

export type Child = PersonName & {
  readonly id: Id<'person'>
  /** Null: not born yet, or not known. */
  readonly birthDate: PlainDate | null
  readonly expectedOn: PlainDate | null
  readonly sex: Sex
  readonly deceasedOn: PlainDate | null
  readonly movedOn: PlainDate | null
}

const columns = sql`p.id, p.given_names as "givenNames", p.call_name as "callName", p.prefix, p.family_name as "familyName", p.birth_date as "birthDate",
  p.expected_on as "expectedOn", p.sex, d.deceased_on as "deceasedOn", d.moved_on as "movedOn"`
const from = sql`families.person p left join families.person_detail d on d.centre_id = p.centre_id and d.person_id = p.id`

/** Null: no such person, or none that may be seen. */
export async function findChild(tx: Tx, id: Id<'person'>): Promise<Child | null> {
  const { rows } = await sql<Child>`select ${columns} from ${from} where p.id = ${id}::uuid and p.merged_into is null`.execute(tx)
  return rows[0] ?? null
}

/** Of these, those that may be seen; by name. */
export async function listChildren(tx: Tx, ids: readonly string[]): Promise<Child[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<Child>`select ${columns} from ${from} where p.id = any(${ids}::uuid[]) and p.merged_into is null
    order by p.family_name, p.call_name, p.id`.execute(tx)
  return rows
}

export type Batch = {
  /** The last of the batch before; null for the first. */
  readonly after: Id<'person'> | null
  readonly most: number
  readonly bornFrom: PlainDate
  readonly bornUntil: PlainDate
}

const beforeAll = '00000000-0000-0000-0000-000000000000'

/** For a run with the sight of the system: who was born in these days (both counted), alive and living here, in the order of their ids. */
export async function eachChild(
  tx: Tx,
  { after, most, bornFrom, bornUntil }: Batch,
): Promise<{ readonly id: Id<'person'>; readonly birthDate: PlainDate; readonly sex: Sex }[]> {
  // Asked the other way round, as a join, PostgreSQL expects nearly nobody to be left and sorts all who are to come, for every batch.
  const { rows } = await sql<{ id: Id<'person'>; birthDate: PlainDate; sex: Sex }>`
    select p.id, p.birth_date as "birthDate", p.sex from families.person p
    where p.id > ${after ?? beforeAll}::uuid and p.birth_date between ${bornFrom} and ${bornUntil} and p.merged_into is null
      and not exists (select from families.person_detail d where d.centre_id = p.centre_id and d.person_id = p.id and (d.deceased_on is not null or d.moved_on is not null))
    order by p.id limit ${most}`.execute(tx)
  return rows
}

/**
 * Who was born with this child: on the same day or the day beside it (midnight between two births), with a parent or a home in common, or written down as
 * brother or sister. As far as they may be seen.
 */
export async function listTwins(tx: Tx, { id, birthDate }: Pick<Child, 'id' | 'birthDate'>): Promise<Child[]> {
  if (birthDate === null) return []
  // From the ties of this child outwards, and not from everybody who was born around that day.
  const { rows } = await sql<Child>`select ${columns} from ${from}
    where p.birth_date between ${birthDate}::date - 1 and ${birthDate}::date + 1 and p.id <> ${id}::uuid and p.merged_into is null and p.id in (
      select case when t.person_id = ${id}::uuid then t.other_id else t.person_id end from families.tie t
        where t.kind = 'sibling' and (t.person_id = ${id}::uuid or t.other_id = ${id}::uuid)
      union select theirs.person_id from families.tie mine join families.tie theirs on theirs.centre_id = mine.centre_id and theirs.other_id = mine.other_id
        where mine.person_id = ${id}::uuid and mine.kind in ('parent', 'adoptive-parent') and theirs.kind in ('parent', 'adoptive-parent')
      union select theirs.person_id from families.home_member mine
        join families.home_member theirs on theirs.centre_id = mine.centre_id and theirs.home_id = mine.home_id
        where mine.person_id = ${id}::uuid and mine.until_day is null and theirs.until_day is null)
    order by p.call_name, p.id`.execute(tx)
  return rows
}
