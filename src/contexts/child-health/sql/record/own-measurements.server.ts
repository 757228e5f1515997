import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Measured } from '../../rules/charts/visits.ts'

/** What the family measured at home and did not take away again, oldest first. */
export async function listOwnMeasurements(tx: Tx, personId: Id<'person'>): Promise<Measured[]> {
  const rows = await tx
    .selectFrom('child_health.own_measurement')
    .select(['measured_on as measuredOn', 'measure', 'value'])
    .where('person_id', '=', personId)
    .where('removed_at', 'is', null)
    .orderBy('measured_on')
    .orderBy('measure')
    .execute()
  return rows.map((row) => ({ ...row, recumbent: null })) as Measured[] // the checks of the table keep the measures
}
