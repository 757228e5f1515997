import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'

/** Is anything kept of somebody: a contact, a measurement or a vaccination? */
export async function hasRecord(tx: Tx, personId: Id<'person'>): Promise<boolean> {
  const { rows } = await sql`select from child_health.contact where person_id = ${personId}::uuid
    union all select from child_health.measurement where person_id = ${personId}::uuid
    union all select from vaccination.dose where person_id = ${personId}::uuid limit 1`.execute(tx)
  return rows.length > 0
}
