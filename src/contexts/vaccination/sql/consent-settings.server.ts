/** What the centre chose about silence, with its history. It is about nobody. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import { newId } from '#platform/id.ts'
import type { KeptSetting } from '../rules/presumed.ts'

/** The newest first. */
export async function listConsentSettings(tx: Tx): Promise<KeptSetting[]> {
  const { rows } = await sql<KeptSetting>`
    select kind, from_day as "fromDay", set_by as "setBy", set_at as "setAt" from vaccination.consent_setting order by from_day desc, set_at desc, id desc`.execute(
    tx,
  )
  return rows
}

export async function insertConsentSetting(tx: Tx, centreId: string, { kind, fromDay, setBy, setAt }: KeptSetting): Promise<void> {
  await tx
    .insertInto('vaccination.consent_setting')
    .values({ centre_id: centreId, id: newId(setAt.epochMilliseconds), kind, from_day: fromDay, set_by: setBy, set_at: setAt })
    .execute()
}
