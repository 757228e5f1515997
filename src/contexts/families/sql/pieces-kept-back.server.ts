import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'

/** Pieces that the family does not see: kept back for now, or of a hidden part. To leave lines out by, and for nothing else. */
export async function listHiddenPieces(tx: Tx, personId: Id<'person'>): Promise<readonly string[]> {
  const rows = await withSystemSight(tx, () =>
    tx
      .selectFrom('families.piece')
      .select('id')
      .where('person_id', '=', personId)
      .where((eb) => eb.or([eb('withheld_until', 'is not', null), eb('compartment_id', 'is not', null)]))
      .execute(),
  )
  return rows.map(({ id }) => id)
}
