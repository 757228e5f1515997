/** Which people the actor may find and list: the predicate of access, asked the other way round. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'

/** Those with whom the actor has a standing. */
export async function listMyPeople(tx: Tx, verb: 'find' | 'list'): Promise<Id<'person'>[]> {
  const { rows } = await sql<{ id: Id<'person'> }>`select access.my_people(${verb}, 'index') as id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Out of the index of the whole centre, for who may find in it: what may answer to the terms, and no more than `most`. */
export async function findInIndex(
  tx: Tx,
  terms: { readonly sounds: readonly string[]; readonly words: readonly string[]; readonly days: readonly PlainDate[] },
  most: number,
): Promise<Id<'person'>[]> {
  const days = terms.days.map(String)
  const { rows } = await sql<{ id: Id<'person'> }>`
    select families.find_in_index(${terms.sounds}::text[], ${terms.words}::text[], ${days}::date[], ${most}) as id`.execute(tx)
  return rows.map(({ id }) => id)
}
