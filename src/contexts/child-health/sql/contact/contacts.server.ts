/** A contact that begins, and one that was held. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'
import type { Companion } from '../../rules/record/record.ts'

export async function markBegun(tx: Tx, id: Id<'contact'>): Promise<void> {
  await tx
    .updateTable('child_health.contact')
    .set({ status: 'begun', outcome: null, version: sql`version + 1` })
    .where('id', '=', id)
    .where('status', '<>', 'begun')
    .execute()
}

export type Held = {
  readonly on: PlainDate
  readonly by: Id<'account'>
  readonly form: string
  readonly discipline: string
  readonly companion: Companion | null
  readonly fields: number
  /** Null: it was filled in without script. */
  readonly keystrokes: number | null
  readonly seconds: number | null
}

export async function markRealised(tx: Tx, id: Id<'contact'>, held: Held): Promise<void> {
  await tx
    .updateTable('child_health.contact')
    .set({
      ...{ status: 'realised', outcome: '01', held_on: held.on, held_by: held.by, form: held.form, discipline: held.discipline },
      ...{ companion: held.companion, fields: held.fields, keystrokes: held.keystrokes, seconds: held.seconds, version: sql`version + 1` },
    })
    .where('id', '=', id)
    .execute()
}
