import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Milestone } from '../../rules/record/record.ts'
import type { Recorded } from './measurements.server.ts'

/** Those that hold (not withdrawn), oldest first. */
export async function listMilestones(tx: Tx, personId: Id<'person'>): Promise<Milestone[]> {
  const rows = await tx
    .selectFrom('child_health.milestone')
    .select(['id', 'contact_id as contactId', 'observed_on as observedOn', 'item', 'side', 'answer'])
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .orderBy('observed_on')
    .orderBy('item')
    .execute()
  return rows as Milestone[] // the checks of the table keep sides and answers
}

export async function insertMilestones(
  tx: Tx,
  centreId: string,
  personId: Id<'person'>,
  all: readonly Milestone[],
  { by, at }: Recorded,
): Promise<void> {
  if (all.length === 0) return
  await tx
    .insertInto('child_health.milestone')
    .values(
      all.map(({ id, contactId, observedOn, item, side, answer }) => ({
        ...{ centre_id: centreId, id, person_id: personId, contact_id: contactId, observed_on: observedOn, item, side, answer },
        ...{ recorded_by: by, recorded_at: at },
      })),
    )
    .execute()
}
