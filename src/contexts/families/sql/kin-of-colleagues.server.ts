/** What is known of colleagues as people of the centre, for the drawing of the review. With the sight of the system; what comes back leaves as reasons only. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'

type Person = Id<'person'>

export async function listBornOn(tx: Tx, days: readonly PlainDate[]): Promise<{ id: Person; familyName: string; birthDate: PlainDate }[]> {
  if (days.length === 0) return []
  const rows = await tx
    .selectFrom('families.person')
    .select(['id', 'family_name as familyName', 'birth_date as birthDate'])
    .where('birth_date', 'in', days)
    .where('merged_into', 'is', null)
    .execute()
  return rows as { id: Person; familyName: string; birthDate: PlainDate }[]
}

export type Relative = { readonly of: Person; readonly relative: Person; readonly isChild: boolean }

/** Those whom one step of a tie or of authority leads to. The network (a neighbour, a trainer) is no family. */
export async function listRelatives(tx: Tx, persons: readonly Person[]): Promise<Relative[]> {
  if (persons.length === 0) return []
  const { rows } = await sql<Relative>`
    with own as (select unnest(${sql.val([...persons])}::uuid[]) as id)
    select o.id as "of", t.person_id as relative, t.kind in ('parent', 'adoptive-parent', 'step-parent', 'foster-parent') as "isChild"
      from own o join families.tie t on t.other_id = o.id where t.kind <> 'network'
    union select o.id, t.other_id, false from own o join families.tie t on t.person_id = o.id where t.kind <> 'network'
    union select o.id, a.child_id, true from own o join families.authority a on a.holder_id = o.id
    union select o.id, a.holder_id, false from own o join families.authority a on a.child_id = o.id`.execute(tx)
  return rows
}

export type LivesAt = {
  readonly personId: Person
  readonly homeId: Id<'home'>
  readonly address: Buffer
  readonly keyVersion: number
}

/** Where these people live on a day; never a secret address, of which no reason may tell. */
export async function listOpenHomes(tx: Tx, persons: readonly Person[], day: PlainDate): Promise<LivesAt[]> {
  if (persons.length === 0) return []
  const { rows } = await sql<LivesAt>`
    select m.person_id as "personId", h.id as "homeId", h.address, h.centre_key_version as "keyVersion"
    from families.home_member m join families.home h on h.centre_id = m.centre_id and h.id = m.home_id
    where m.person_id = any (${sql.val([...persons])}::uuid[]) and not h.secret
      and m.from_day <= ${day}::date and (m.until_day is null or m.until_day > ${day}::date)`.execute(tx)
  return rows
}

export type Seen = { readonly id: Person; readonly familyName: string; readonly ofColleague: boolean }

/** The people whose files were opened, and whether a file was marked as that of a colleague. */
export async function listSeen(tx: Tx, persons: readonly Person[]): Promise<Seen[]> {
  if (persons.length === 0) return []
  const { rows } = await sql<Seen>`
    select p.id, p.family_name as "familyName", coalesce(d.is_colleague, false) or exists (select from families.restriction r
      where r.centre_id = p.centre_id and r.person_id = p.id and r.reason = 'colleague' and r.ended_at is null) as "ofColleague"
    from families.person p left join families.person_detail d on d.centre_id = p.centre_id and d.person_id = p.id
    where p.id = any (${sql.val([...persons])}::uuid[])`.execute(tx)
  return rows
}

/** How many bear each of these surnames, and how many people there are. */
export async function countBearers(tx: Tx, names: readonly string[]): Promise<{ bearers: ReadonlyMap<string, number>; files: number }> {
  const { rows } = await sql<{ name: string | null; count: number }>`
    select lower(family_name) as name, count(*)::int as count from families.person
    where merged_into is null and lower(family_name) = any (${sql.val([...names])}::text[]) group by 1
    union all select null, count(*)::int from families.person where merged_into is null`.execute(tx)
  return {
    bearers: new Map(rows.flatMap(({ name, count }) => (name === null ? [] : [[name, count] as const]))),
    files: rows.find(({ name }) => name === null)?.count ?? 0,
  }
}
