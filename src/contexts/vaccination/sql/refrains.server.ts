import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import type { Refrain } from '../rules/refrain.ts'

export type KeptRefrain = Refrain & {
  readonly personId: Id<'person'>
  readonly reason: Buffer | null
  readonly keyVersion: number | null
  readonly recordedBy: string
}

/** All of these people, also those that ended; the newest first. */
export async function listRefrainsOf(tx: Tx, ids: readonly string[]): Promise<KeptRefrain[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<KeptRefrain>`
    select id, person_id as "personId", vaccine, kind, until_day as "untilDay", reason, centre_key_version as "keyVersion", decided_on as "decidedOn",
      recorded_by as "recordedBy", recorded_at as "recordedAt", ended_at as "endedAt"
    from vaccination.refrain where person_id = any(${ids}::uuid[]) order by person_id, decided_on desc, id desc`.execute(tx)
  return rows
}

export async function listRefrains(tx: Tx, personId: Id<'person'>): Promise<KeptRefrain[]> {
  return listRefrainsOf(tx, [personId])
}

/** False: one of this kind stands already. */
export async function insertRefrain(tx: Tx, centreId: string, refrain: KeptRefrain): Promise<boolean> {
  const { id, personId, vaccine, kind, untilDay, reason, keyVersion, decidedOn, recordedBy, recordedAt } = refrain
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('vaccination.refrain')
    .values({
      ...{ centre_id: centreId, id, person_id: personId, vaccine, kind, until_day: untilDay, reason, centre_key_version: keyVersion },
      ...{ decided_on: decidedOn, recorded_by: recordedBy, recorded_at: recordedAt },
    })
    .onConflict((conflict) => conflict.columns(['centre_id', 'person_id', 'vaccine', 'kind']).where('ended_at', 'is', null).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** False: none of this person stands by that id. */
export async function updateRefrainEnded(tx: Tx, personId: Id<'person'>, id: Id<'refrain'>, by: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('vaccination.refrain')
    .set({ ended_at: at, ended_by: by })
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
