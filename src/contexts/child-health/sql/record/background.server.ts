import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { noBackground, type Background } from '../../rules/record/record.ts'
import type { Recorded } from './measurements.server.ts'

/** What is known of birth and parents; all unknown when nothing was recorded. */
export async function findBackground(tx: Tx, personId: Id<'person'>): Promise<Background> {
  const row = await tx
    .selectFrom('child_health.background')
    .select([
      ...(['gestation_days as gestationDays', 'birth_weight_g as birthWeightG', 'birth_length_mm as birthLengthMm'] as const),
      ...(['birth_head_mm as birthHeadMm', 'population', 'mother_height_mm as motherHeightMm'] as const),
      ...(['father_height_mm as fatherHeightMm', 'version'] as const),
    ])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return (row as Background | undefined) ?? noBackground
}

/** False: somebody else saved meanwhile. */
export async function keepBackground(
  tx: Tx,
  centreId: string,
  personId: Id<'person'>,
  background: Background,
  { by, at }: Recorded,
): Promise<boolean> {
  const values = {
    ...{ gestation_days: background.gestationDays, birth_weight_g: background.birthWeightG, birth_length_mm: background.birthLengthMm },
    ...{ birth_head_mm: background.birthHeadMm, population: background.population, mother_height_mm: background.motherHeightMm },
    ...{ father_height_mm: background.fatherHeightMm, recorded_by: by, recorded_at: at },
  }
  if (background.version === 0) {
    const added = await tx
      .insertInto('child_health.background')
      .values({ ...values, centre_id: centreId, id: newId(at.epochMilliseconds), person_id: personId })
      .onConflict((conflict) => conflict.constraint('background_once').doNothing())
      .executeTakeFirst()
    return added.numInsertedOrUpdatedRows === 1n
  }
  const { numUpdatedRows } = await tx
    .updateTable('child_health.background')
    .set({ ...values, version: background.version + 1 })
    .where('person_id', '=', personId)
    .where('version', '=', background.version)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
