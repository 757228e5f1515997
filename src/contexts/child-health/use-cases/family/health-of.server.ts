/** Whose health a page of the family is about, and whether there is any to show. Within a deed that was permitted on the file. */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'
import { findChild, type Child } from '../../../families/public-child.ts'
import { healthThere, type HealthThere } from '../../rules/family/health-there.ts'
import { hasRecord } from '../../sql/family/has-record.server.ts'

export type HealthOf = { readonly child: Child; readonly there: Exclude<HealthThere, 'none'> }

/** Null: no such person, or nothing of health to show. */
export async function findHealthOf(tx: Tx, personId: Id<'person'>, today: PlainDate): Promise<HealthOf | null> {
  const child = await findChild(tx, personId)
  const there = child === null ? 'none' : healthThere(child.birthDate, today, await hasRecord(tx, personId))
  return child === null || there === 'none' ? null : { child, there }
}
