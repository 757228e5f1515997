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
