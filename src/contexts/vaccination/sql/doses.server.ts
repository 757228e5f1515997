import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Dose } from '../rules/dose.ts'

/** Those that hold (not withdrawn), oldest first; the number of our own batch where it was ours. */
export async function listDoses(tx: Tx, personId: Id<'person'>): Promise<Dose[]> {
  const { rows } = await sql<Dose>`
    select d.id, d.vaccine, d.given_on as "givenOn", d.batch_id as "batchId", coalesce(b.number, d.batch_number) as "batchNumber",
      coalesce(b.product, d.product) as product, d.site, d.elsewhere, d.contact_id as "contactId"
    from vaccination.dose d left join vaccination.batch b on b.centre_id = d.centre_id and b.id = d.batch_id
    where d.person_id = ${personId}::uuid and d.withdrawn_at is null order by d.given_on, d.vaccine`.execute(tx)
  return rows
}
