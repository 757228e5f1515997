import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { SideEffect } from '../rules/side-effect.ts'

export type KeptEffect = SideEffect & { readonly words: Buffer | null; readonly keyVersion: number | null; readonly recordedBy: string }

/** The newest first. */
export async function listEffects(tx: Tx, personId: Id<'person'>): Promise<KeptEffect[]> {
  const { rows } = await sql<KeptEffect>`
    select id, dose_id as "doseId", began_on as "beganOn", ended_on as "endedOn", kinds, told_by as "toldBy", reported_on as "reportedOn",
      words, centre_key_version as "keyVersion", recorded_by as "recordedBy"
    from vaccination.side_effect where person_id = ${personId}::uuid order by began_on desc, id desc`.execute(tx)
  return rows
}

export async function insertEffect(tx: Tx, centreId: string, personId: Id<'person'>, effect: KeptEffect, at: Instant): Promise<void> {
  await tx
    .insertInto('vaccination.side_effect')
    .values({
      ...{ centre_id: centreId, id: effect.id, person_id: personId, dose_id: effect.doseId, began_on: effect.beganOn },
      ...{ ended_on: effect.endedOn, kinds: [...effect.kinds], words: effect.words, centre_key_version: effect.keyVersion },
      ...{ told_by: effect.toldBy, reported_on: effect.reportedOn, recorded_by: effect.recordedBy, recorded_at: at },
    })
    .execute()
}

/** False: there is none of this person, or it was reported already. */
export async function updateEffectReported(tx: Tx, personId: Id<'person'>, id: Id<'sideEffect'>, on: PlainDate): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('vaccination.side_effect')
    .set({ reported_on: on })
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .where('reported_on', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
