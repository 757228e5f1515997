import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'

/** With the sight of the system: who has a care relation with the person on a day, and still works here. */
export async function listCarersOf(tx: Tx, personId: Id<'person'>, day: PlainDate): Promise<Id<'account'>[]> {
  const rows = await tx
    .selectFrom('access.care_relation as r')
    .innerJoin('access.account as a', (join) => join.onRef('a.centre_id', '=', 'r.centre_id').onRef('a.id', '=', 'r.account_id'))
    .select('a.id')
    .distinct()
    .where('r.person_id', '=', personId)
    .where('r.from_day', '<=', day)
    .where((eb) => eb.or([eb('r.until_day', 'is', null), eb('r.until_day', '>', day)]))
    .where('a.state', '=', 'active')
    .execute()
  return rows.map(({ id }) => id as Id<'account'>)
}

export async function listAccountsInRole(tx: Tx, role: 'privacyOfficer' | 'coordinator'): Promise<Id<'account'>[]> {
  const rows = await tx
    .selectFrom('access.account as a')
    .innerJoin('access.account_role as r', (join) => join.onRef('r.centre_id', '=', 'a.centre_id').onRef('r.account_id', '=', 'a.id'))
    .select('a.id')
    .where('a.state', '=', 'active')
    .where('r.role', '=', role)
    .execute()
  return rows.map(({ id }) => id as Id<'account'>)
}
