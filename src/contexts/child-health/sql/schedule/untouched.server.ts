/** Contacts that nobody touched yet, of many children at once: what a night run moves along with the moments. With the sight of the system. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'

/** Children who have such contacts, in the order of their ids. */
export async function listChildrenWithUntouched(tx: Tx, after: Id<'person'> | null, most: number): Promise<Id<'person'>[]> {
  const { rows } = await sql<{ id: Id<'person'> }>`
    select distinct person_id as id from child_health.contact
    where centre_id = access.current_centre() and kind = 'planned' and status = 'due' and planned_at is null
      and (${after}::uuid is null or person_id > ${after}::uuid) order by person_id limit ${most}`.execute(tx)
  return rows.map(({ id }) => id)
}

export type Untouched = {
  readonly id: Id<'contact'>
  readonly personId: Id<'person'>
  readonly moment: string
  readonly dueFrom: PlainDate
  readonly dueOn: PlainDate
  readonly dueUntil: PlainDate
}

export async function listUntouched(tx: Tx, personIds: readonly string[]): Promise<Untouched[]> {
  const { rows } = await sql<Untouched>`
    select id, person_id as "personId", moment, due_from as "dueFrom", due_on as "dueOn", due_until as "dueUntil" from child_health.contact
    where centre_id = access.current_centre() and person_id = any(${personIds}::uuid[]) and kind = 'planned' and status = 'due'
      and planned_at is null`.execute(tx)
  return rows
}

/** In one statement; what somebody touched meanwhile stays as it is. */
export async function moveWindows(tx: Tx, all: readonly Omit<Untouched, 'personId' | 'moment'>[]): Promise<void> {
  if (all.length === 0) return
  const days = (of: 'dueFrom' | 'dueOn' | 'dueUntil'): string[] => all.map((one) => one[of].toString())
  await sql`update child_health.contact c set due_from = n.due_from, due_on = n.due_on, due_until = n.due_until, version = c.version + 1
    from unnest(${all.map(({ id }) => id)}::uuid[], ${days('dueFrom')}::date[], ${days('dueOn')}::date[], ${days('dueUntil')}::date[])
      as n (id, due_from, due_on, due_until)
    where c.centre_id = access.current_centre() and c.id = n.id and c.status = 'due' and c.planned_at is null`.execute(tx)
}
