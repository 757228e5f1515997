/** To which organisation the youth health care of children belongs. With the sight of the system: it says which organisation, and nothing of who works with whom. */
import { sql } from 'kysely'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'

/**
 * The organisation of the colleague in whose caseload a child is: who works with it for youth health care without an end before who does so for a term (a
 * session), the newest first. Who is not in it has nobody, or somebody of the centre itself.
 */
export async function listYouthHealthOrganisations(
  tx: Tx,
  personIds: readonly string[],
  on: PlainDate,
): Promise<ReadonlyMap<string, Id<'organisation'>>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await withSystemSight(tx, () =>
    sql<{ id: string; organisation: Id<'organisation'> | null }>`
      select distinct on (r.person_id) r.person_id as id, a.organisation_id as organisation from access.care_relation r
        join access.account a on a.centre_id = r.centre_id and a.id = r.account_id
      where r.centre_id = access.current_centre() and r.person_id = any(${personIds}::uuid[]) and r.purpose = 'youthHealth'
        and r.from_day <= ${on}::date and (r.until_day is null or r.until_day > ${on}::date)
      order by r.person_id, r.until_day is null desc, r.from_day desc, r.begun_at desc, r.id desc`.execute(tx),
  )
  return new Map(rows.flatMap(({ id, organisation }) => (organisation === null ? [] : [[id, organisation] as const])))
}
