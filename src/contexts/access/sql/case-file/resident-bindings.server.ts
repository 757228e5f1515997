import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'

/** Two persons turned out to be one, or not: the account of a resident goes along, when the other has none. Null: there was nothing to move. */
export async function rebindResident(tx: Tx, from: Id<'person'>, to: Id<'person'>): Promise<string | null> {
  return withSystemSight(tx, async () => {
    const row = await tx
      .updateTable('access.resident_person')
      .set({ person_id: to })
      .where('person_id', '=', from)
      .where((eb) =>
        eb.not(eb.exists(eb.selectFrom('access.resident_person as other').select('other.resident_id').where('other.person_id', '=', to))),
      )
      .returning('resident_id')
      .executeTakeFirst()
    return row?.resident_id ?? null
  })
}
