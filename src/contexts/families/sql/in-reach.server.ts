/**
 * Whose data somebody changes by way of a file: of the person of it, and of the adults around them who have no file of their own open. Row-level
 * security repeats it (`families.cares_around`).
 */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'

export type ReachedFields = 'contact' | 'secretAddress' | 'identity'

/** Of these, those whose data of that group the actor may change by way of this file on that day. */
export async function listInReach(
  tx: Tx,
  fileId: Id<'person'>,
  ids: readonly string[],
  fields: ReachedFields,
  day: PlainDate,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select one.id from unnest(${ids}::uuid[]) as one (id)
    where (one.id = ${fileId}::uuid or exists (select from families.tie t where t.person_id = ${fileId}::uuid and t.other_id = one.id
        and (t.until_day is null or t.until_day > ${day}::date)))
      and (access.may('write', ${fields}, one.id) or families.cares_around('write', ${fields}, one.id))`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}
