/** Which texts of a record are kept back or about a third person. The one place where the transfer asks for it. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { TextMark } from '../../rules/transfer/texts.ts'

/** By the id of the row that has the text. Kept back weighs more than about whom it is. */
export async function listMarks(tx: Tx, personId: Id<'person'>): Promise<ReadonlyMap<string, TextMark>> {
  const { rows } = await sql<{ id: string; mark: TextMark }>`
    select id, case when withheld_until is null then 'third-person' else 'kept-back' end as mark from (
      select id, person_id, withheld_until, about_whom from child_health.contact_note
      union all select id, person_id, withheld_until, about_whom from child_health.finding) as text
    where person_id = ${personId}::uuid and (withheld_until is not null or about_whom is not null)`.execute(tx)
  return new Map(rows.map(({ id, mark }) => [id, mark]))
}
