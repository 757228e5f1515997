import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Withdrawable, WithdrawalReason } from '../../rules/record/whole-record.ts'
import type { Recorded } from './measurements.server.ts'

/** Marks a row that holds as wrong; nothing is changed or deleted. False: there is none of this person, or it was withdrawn before. */
export async function withdrawRow(
  tx: Tx,
  kind: Withdrawable,
  personId: Id<'person'>,
  id: string,
  why: WithdrawalReason,
  { by, at }: Recorded,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable(`child_health.${kind}`)
    .set({ withdrawn_at: at, withdrawn_by: by, withdrawn_why: why })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
