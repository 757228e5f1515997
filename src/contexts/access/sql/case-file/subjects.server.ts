import { sql } from 'kysely'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { SubjectFacts } from '../../rules/case-file/standings.ts'

export async function putSubject(tx: Tx, centreId: string, facts: SubjectFacts): Promise<void> {
  const row = {
    state: facts.state,
    birth_date: facts.birthDate,
    deceased_on: facts.deceasedOn,
    incapable_from: facts.incapable?.from ?? null,
    incapable_until: facts.incapable?.until ?? null,
  }
  await withSystemSight(tx, async () => {
    await tx
      .insertInto('access.subject')
      .values({ centre_id: centreId, person_id: facts.personId, ...row })
      .onConflict((conflict) => conflict.columns(['centre_id', 'person_id']).doUpdateSet(row))
      .execute()
    await tx.deleteFrom('access.subject_authority').where('centre_id', '=', centreId).where('person_id', '=', facts.personId).execute()
    if (facts.authority.length === 0) return
    await tx
      .insertInto('access.subject_authority')
      .values(
        facts.authority.map(({ holderId, from, until }) => ({
          centre_id: centreId,
          person_id: facts.personId,
          holder_id: holderId,
          from_day: from,
          until_day: until,
        })),
      )
      .execute()
  })
}

/** Who somebody turned out to be, or that they are somebody of their own again; whoever was merged into them before goes along. */
export async function putMergedInto(tx: Tx, centreId: string, personId: string, nextId: string | null): Promise<void> {
  await withSystemSight(tx, async () => {
    const gone = await tx.deleteFrom('access.merged_subject').where('person_id', '=', personId).executeTakeFirst()
    if (nextId === null && Number(gone.numDeletedRows) === 0) return
    if (nextId !== null)
      await tx
        .insertInto('access.merged_subject')
        .values({ centre_id: centreId, person_id: personId, next_id: nextId, into_id: nextId })
        .execute()
    await sql`
      with recursive up as (
        select person_id, next_id as into_id, 1 as depth from access.merged_subject
        union all
        select up.person_id, m.next_id, up.depth + 1 from up join access.merged_subject m on m.person_id = up.into_id where up.depth < 50),
      last as (select distinct on (person_id) person_id, into_id from up order by person_id, depth desc)
      update access.merged_subject m set into_id = last.into_id from last where last.person_id = m.person_id and m.into_id <> last.into_id`.execute(
      tx,
    )
  })
}
