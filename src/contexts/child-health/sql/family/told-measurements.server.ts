import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { TypedMeasure } from '../../rules/record/child-facts.ts'

export type KeptOwnMeasurement = {
  readonly id: Id<'ownMeasurement'>
  readonly measuredOn: PlainDate
  readonly measure: TypedMeasure
  readonly value: number
  readonly recumbent: null
  readonly toldBy: string
  readonly toldAt: Instant
}

/** With who told it, oldest first. */
export async function listToldMeasurements(tx: Tx, personId: Id<'person'>): Promise<KeptOwnMeasurement[]> {
  const rows = await tx
    .selectFrom('child_health.own_measurement')
    .select(['id', 'measured_on as measuredOn', 'measure', 'value', 'told_by as toldBy', 'told_at as toldAt'])
    .where('person_id', '=', personId)
    .where('removed_at', 'is', null)
    .orderBy('measured_on')
    .orderBy('measure')
    .execute()
  return rows.map((row) => ({ ...row, recumbent: null })) as KeptOwnMeasurement[] // the checks of the table keep the measures
}

export type ToldMeasurement = Pick<KeptOwnMeasurement, 'id' | 'measuredOn' | 'measure' | 'value'>

/** False: of that day the same was told meanwhile. */
export async function insertOwnMeasurements(
  tx: Tx,
  centreId: Id<'centre'>,
  personId: Id<'person'>,
  all: readonly ToldMeasurement[],
  { by, at }: { readonly by: Id<'person'>; readonly at: Instant },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('child_health.own_measurement')
    .values(
      all.map(({ id, measuredOn, measure, value }) => ({
        ...{ centre_id: centreId, id, person_id: personId, measured_on: measuredOn, measure, value, told_by: by, told_at: at },
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['centre_id', 'person_id', 'measure', 'measured_on']).where('removed_at', 'is', null).doNothing(),
    )
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === BigInt(all.length)
}

/** Null: not one of the own ones that stand. */
export async function removeOwnMeasurement(
  tx: Tx,
  personId: Id<'person'>,
  id: Id<'ownMeasurement'>,
  { by, at }: { readonly by: Id<'person'>; readonly at: Instant },
): Promise<string | null> {
  const row = await tx
    .updateTable('child_health.own_measurement')
    .set({ removed_at: at })
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .where('told_by', '=', by)
    .where('removed_at', 'is', null)
    .returning('measure')
    .executeTakeFirst()
  return row?.measure ?? null
}
