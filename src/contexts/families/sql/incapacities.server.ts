import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { SealedText } from './restrictions.server.ts'

export type KeptIncapacity = {
  readonly id: Id<'incapacity'>
  readonly personId: Id<'person'>
  readonly from: PlainDate
  /** The first day without; null: it holds. */
  readonly until: PlainDate | null
  readonly reason: Buffer
  readonly consulted: Buffer
  readonly keyVersion: number
  readonly recordedBy: Id<'account'>
  readonly recordedAt: Instant
  readonly endReason: Buffer | null
  readonly endKeyVersion: number | null
}

/** The newest first. */
export async function listIncapacities(tx: Tx, personId: Id<'person'>): Promise<KeptIncapacity[]> {
  const rows = await tx
    .selectFrom('families.incapacity')
    .select([
      ...(['id', 'person_id as personId', 'from_day as from', 'until_day as until', 'reason', 'consulted'] as const),
      ...(['centre_key_version as keyVersion', 'recorded_by as recordedBy', 'recorded_at as recordedAt'] as const),
      ...(['end_reason as endReason', 'end_key_version as endKeyVersion'] as const),
    ])
    .where('person_id', '=', personId)
    .orderBy('from_day', 'desc')
    .orderBy('recorded_at', 'desc')
    .execute()
  return rows as KeptIncapacity[]
}

export async function insertIncapacity(
  tx: Tx,
  centreId: string,
  one: Pick<KeptIncapacity, 'id' | 'personId' | 'from' | 'reason' | 'consulted' | 'keyVersion'> & {
    readonly by: string
    readonly at: Instant
  },
): Promise<void> {
  await tx
    .insertInto('families.incapacity')
    .values({
      ...{ centre_id: centreId, id: one.id, person_id: one.personId, from_day: one.from, reason: one.reason, consulted: one.consulted },
      ...{ centre_key_version: one.keyVersion, recorded_by: one.by, recorded_at: one.at },
    })
    .execute()
}

/** False when none of that number holds in this file. */
export async function updateIncapacityEnded(
  tx: Tx,
  of: { readonly id: Id<'incapacity'>; readonly personId: Id<'person'> },
  end: { readonly on: PlainDate; readonly reason: SealedText; readonly by: string; readonly at: Instant },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('families.incapacity')
    .set({
      ...{ until_day: end.on, end_reason: end.reason.sealed, end_key_version: end.reason.version, ended_by: end.by, ended_at: end.at },
    })
    .where('id', '=', of.id)
    .where('person_id', '=', of.personId)
    .where('until_day', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
