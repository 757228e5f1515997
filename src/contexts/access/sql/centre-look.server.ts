/** Reading and keeping the look of a centre; row-level security shows the own centre's only. */
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '#platform/db.server.ts'
import type { Instant } from '#platform/time.ts'
import { plainLook, type Look } from '../rules/look.ts'

const names = z.record(z.string(), z.object({ nl: z.string() }).catchall(z.string()))
const shape = z.object({ tokens: z.record(z.string(), z.string()), menu: names, terms: names })

export type KeptLook = { readonly look: Look; readonly version: number }

/** Version 0 while the centre looks like ours. */
export async function findLook(tx: Tx): Promise<KeptLook> {
  const row = await tx.selectFrom('access.centre_look').select(['tokens', 'menu', 'terms', 'version']).executeTakeFirst()
  return row === undefined ? { look: plainLook, version: 0 } : { look: shape.parse(row), version: row.version }
}

export async function saveLook(tx: Tx, centreId: string, look: Look, now: Instant): Promise<void> {
  const values = {
    tokens: JSON.stringify(look.tokens),
    menu: JSON.stringify(look.menu),
    terms: JSON.stringify(look.terms),
    changed_at: now,
  }
  await tx
    .insertInto('access.centre_look')
    .values({ centre_id: centreId, ...values })
    .onConflict((conflict) => conflict.column('centre_id').doUpdateSet({ ...values, version: sql<number>`access.centre_look.version + 1` }))
    .execute()
}

export async function setDrawings(tx: Tx, centreId: string, drawings: boolean): Promise<void> {
  await tx.updateTable('access.centre').set({ drawings }).where('id', '=', centreId).execute()
}

/** Two who save at once come one after the other. */
export async function lockCentre(tx: Tx, centreId: string): Promise<void> {
  await tx.selectFrom('access.centre').select('id').where('id', '=', centreId).forUpdate().execute()
}
