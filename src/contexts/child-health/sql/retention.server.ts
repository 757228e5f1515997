/** What the record keeps of people, as far as keeping and destroying has to know. With the sight of the system; set by set. */
import { CompiledQuery, sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import { deletionOf } from '../../access/public-retention.ts'
import { rowsOfVaccination } from '../../vaccination/public-retention.ts'
import { rowsOfHealth } from './of-a-person.server.ts'

export type RecordFacts = { readonly id: Id<'person'>; readonly began: Instant; readonly last: Instant }

/** When the record of each of these began, and when something was last written in it. Who has no record is not in it. */
export async function listRecordFacts(tx: Tx, ids: readonly string[]): Promise<RecordFacts[]> {
  const { rows } = await sql<RecordFacts>`
    select person_id as id, min(at) as began, max(at) as last from (
      select person_id, created_at as at from child_health.contact where person_id = any(${ids}::uuid[])
      union all select person_id, recorded_at from child_health.background where person_id = any(${ids}::uuid[])
      union all select person_id, recorded_at from child_health.measurement where person_id = any(${ids}::uuid[])
      union all select person_id, recorded_at from child_health.milestone where person_id = any(${ids}::uuid[])
      union all select person_id, recorded_at from child_health.screening where person_id = any(${ids}::uuid[])
      union all select person_id, recorded_at from vaccination.dose where person_id = any(${ids}::uuid[])
    ) as rows group by 1`.execute(tx)
  return rows
}

/** The whole record of these people, vaccination with it. */
export async function deleteRecords(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const rows of [...rowsOfHealth, ...rowsOfVaccination]) await tx.executeQuery(CompiledQuery.raw(deletionOf(rows), [ids]))
}
