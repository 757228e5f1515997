import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { Tie } from '../rules/ties.ts'

export type KeptTie = Tie & { readonly id: Id<'tie'>; readonly note: string }

const columns = ['id', 'person_id as personId', 'other_id as otherId', 'kind', 'note', 'from_day as from', 'until_day as until'] as const

/** The live ties of which one of these is one end, as far as the actor may see them. */
export async function listTies(tx: Tx, personIds: readonly string[], day: PlainDate): Promise<KeptTie[]> {
  if (personIds.length === 0) return []
  const rows = await tx
    .selectFrom('families.tie')
    .select(columns)
    .where((eb) => eb.or([eb('person_id', 'in', personIds), eb('other_id', 'in', personIds)]))
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>', day)]))
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
  return rows as KeptTie[]
}

/** Parents in law of somebody, whatever the authority and whether the tie still runs, as far as the actor may see them. */
export async function listParentsOf(tx: Tx, personId: Id<'person'>): Promise<Id<'person'>[]> {
  const rows = await tx
    .selectFrom('families.tie')
    .select('other_id as id')
    .distinct()
    .where('person_id', '=', personId)
    .where('kind', 'in', ['parent', 'adoptive-parent'])
    .orderBy('other_id')
    .execute()
  return rows.map(({ id }) => id as Id<'person'>)
}

/** All that a rule has to know of two people: their ties, and the line of descent above them. With the sight of the system. */
export async function listTiesAround(tx: Tx, personIds: readonly string[]): Promise<Tie[]> {
  const { rows } = await sql<Tie>`
    with recursive up as (
      select unnest(${personIds}::uuid[]) as id, 0 as depth
      union
      select t.other_id, up.depth + 1 from families.tie t join up on t.person_id = up.id
      where t.kind in ('parent', 'adoptive-parent', 'grandparent') and up.depth < 6)
    select distinct t.person_id as "personId", t.other_id as "otherId", t.kind, t.from_day as "from", t.until_day as "until"
    from families.tie t
    where (t.person_id in (select id from up) or t.other_id = any (${personIds}::uuid[]))
      and (t.until_day is null or t.until_day > (access.current_moment() at time zone 'Europe/Amsterdam')::date)`.execute(tx)
  return rows
}

export async function insertTie(
  tx: Tx,
  centreId: string,
  tie: Tie & { readonly id: string; readonly note: string },
  by: { readonly id: string; readonly at: Instant },
): Promise<void> {
  await tx
    .insertInto('families.tie')
    .values({
      centre_id: centreId,
      id: tie.id,
      person_id: tie.personId,
      other_id: tie.otherId,
      kind: tie.kind,
      note: tie.note,
      from_day: tie.from,
      until_day: tie.until,
      recorded_by: by.id,
      recorded_at: by.at,
    })
    .execute()
}

export async function findTie(tx: Tx, id: Id<'tie'>): Promise<KeptTie | null> {
  const row = await tx.selectFrom('families.tie').select(columns).where('id', '=', id).forUpdate().executeTakeFirst()
  return (row as KeptTie | undefined) ?? null
}

export async function updateTieEnded(tx: Tx, id: Id<'tie'>, until: PlainDate): Promise<void> {
  await tx.updateTable('families.tie').set({ until_day: until }).where('id', '=', id).execute()
}

/** Only what others are to these people: for a list. */
export async function listTiesOf(tx: Tx, personIds: readonly string[], day: PlainDate): Promise<KeptTie[]> {
  if (personIds.length === 0) return []
  const rows = await tx
    .selectFrom('families.tie')
    .select(columns)
    .where('person_id', 'in', personIds)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>', day)]))
    .execute()
  return rows as KeptTie[]
}
