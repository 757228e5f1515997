import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import type { Measurement } from '../../rules/record/record.ts'

export type Recorded = { readonly by: string; readonly at: Instant }

/** Those that hold (not withdrawn), oldest first. */
export async function listMeasurements(tx: Tx, personId: Id<'person'>): Promise<Measurement[]> {
  const rows = await tx
    .selectFrom('child_health.measurement')
    .select(['id', 'contact_id as contactId', 'measured_on as measuredOn', 'measure', 'value', 'recumbent'])
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .orderBy('measured_on')
    .orderBy('measure')
    .execute()
  return rows as Measurement[] // the checks of the table keep the measures
}

export async function insertMeasurements(
  tx: Tx,
  centreId: string,
  personId: Id<'person'>,
  all: readonly Measurement[],
  { by, at }: Recorded,
): Promise<void> {
  if (all.length === 0) return
  await tx
    .insertInto('child_health.measurement')
    .values(
      all.map(({ id, contactId, measuredOn, measure, value, recumbent }) => ({
        ...{ centre_id: centreId, id, person_id: personId, contact_id: contactId, measured_on: measuredOn, measure, value, recumbent },
        ...{ recorded_by: by, recorded_at: at },
      })),
    )
    .execute()
}

/** What was written down of these people since then and holds, as far as it may be seen. */
export async function listJustMeasured(
  tx: Tx,
  personIds: readonly Id<'person'>[],
  since: Instant,
): Promise<{ readonly personId: Id<'person'>; readonly measure: string; readonly value: number }[]> {
  if (personIds.length === 0) return []
  const rows = await tx
    .selectFrom('child_health.measurement')
    .select(['person_id as personId', 'measure', 'value'])
    .where('person_id', 'in', [...personIds])
    .where('withdrawn_at', 'is', null)
    .where('recorded_at', '>', since)
    .execute()
  return rows as { personId: Id<'person'>; measure: string; value: number }[]
}
