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

/** For a run with the sight of the system: who was born in these days (both counted), alive and living here, in the order of their ids. */
export async function eachChild(
  tx: Tx,
  { after, most, bornFrom, bornUntil }: Batch,
): Promise<{ readonly id: Id<'person'>; readonly birthDate: PlainDate; readonly sex: Sex }[]> {
  const { rows } = await sql<{ id: Id<'person'>; birthDate: PlainDate; sex: Sex }>`
    select p.id, p.birth_date as "birthDate", p.sex from ${from}
    where (${after}::uuid is null or p.id > ${after}::uuid) and p.birth_date between ${bornFrom} and ${bornUntil}
      and p.merged_into is null and d.deceased_on is null and d.moved_on is null
    order by p.id limit ${most}`.execute(tx)
  return rows
}

/** Who was born on the same day into the same home or to the same parent, as far as the actor may see: mixed up most easily. By call name. */
export async function listTwins(tx: Tx, id: Id<'person'>): Promise<Child[]> {
  const { rows } = await sql<Child>`
    with near as (
      select o.person_id as id from families.home_member m join families.home_member o on o.centre_id = m.centre_id and o.home_id = m.home_id
        where m.person_id = ${id}::uuid and m.until_day is null and o.until_day is null
      union select o.person_id from families.tie t join families.tie o on o.centre_id = t.centre_id and o.other_id = t.other_id and o.kind = 'parent'
        where t.person_id = ${id}::uuid and t.kind = 'parent'
      union select case when t.person_id = ${id}::uuid then t.other_id else t.person_id end from families.tie t
        where t.kind = 'sibling' and (t.person_id = ${id}::uuid or t.other_id = ${id}::uuid))
    select ${columns} from ${from}
    where p.id in (select id from near) and p.id <> ${id}::uuid and p.merged_into is null
      and p.birth_date = (select birth_date from families.person where id = ${id}::uuid)
    order by p.call_name, p.id`.execute(tx)
  return rows
}
