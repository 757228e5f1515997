import { sql } from 'kysely'
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'
import type { Elsewhere } from '../rules/dose.ts'

export type DoseOfBatch = {
  readonly doseId: Id<'dose'>
  readonly personId: Id<'person'>
  readonly vaccine: Vaccine
  readonly givenOn: PlainDate
  /** Where we gave it; null: elsewhere. */
  readonly place: string | null
  readonly elsewhere: Elsewhere | null
}

/**
 * Every dose that holds of a number, from our own batches and from what was given elsewhere; oldest first. To be asked with the sight of the system: a
 * recall that misses a child is worse than none.
 */
export async function listDosesOfNumber(tx: Tx, number: string): Promise<DoseOfBatch[]> {
  const { rows } = await sql<DoseOfBatch>`
    with found as (
      select d.id from vaccination.batch b join vaccination.dose d on d.centre_id = b.centre_id and d.batch_id = b.id
        where b.number = ${number} and d.withdrawn_at is null
      union select d.id from vaccination.dose d where d.batch_number = ${number} and d.withdrawn_at is null)
    select d.id as "doseId", d.person_id as "personId", d.vaccine, d.given_on as "givenOn", l.name as place, d.elsewhere
    from vaccination.dose d left join vaccination.location l on l.centre_id = d.centre_id and l.id = d.location_id
    where d.id in (select id from found) order by d.given_on, d.id`.execute(tx)
  return rows
}
