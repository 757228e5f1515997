import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { isRoleNow, worksNow } from './working-now.ts'

/** Who works at the centre, as colleagues and askers may know them. */
export type Colleague = {
  readonly id: Id<'account'>
  readonly name: string
  /** First name: what askers see. */
  readonly publicName: string
  readonly profession: string
  readonly email: string
  readonly active: boolean
  readonly roles: readonly string[]
}

/** Everybody of the centre, closed accounts too, as old conversations name them. A centre has tens of them: one query, no search. */
export async function listColleagues(tx: Tx): Promise<Colleague[]> {
  const rows = await tx
    .selectFrom('access.account as a')
    .select(['id', 'display_name', 'public_name', 'profession', 'email', worksNow('a').as('works_now')])
    .orderBy('display_name')
    .execute()
  const roles = await tx.selectFrom('access.account_role as r').select(['account_id', 'role']).where(isRoleNow('r')).execute()
  return rows.map((row) => ({
    id: row.id as Id<'account'>,
    name: row.display_name,
    publicName: row.public_name,
    profession: row.profession,
    email: row.email,
    active: row.works_now,
    roles: roles.filter(({ account_id }) => account_id === row.id).map(({ role }) => role),
  }))
}

/** One who works here now, held until the transaction ends so that the account is not closed meanwhile; null for somebody else, or who left. */
export async function lockColleague(tx: Tx, id: Id<'account'>): Promise<{ readonly cares: boolean } | null> {
  const account = await tx
    .selectFrom('access.account as a')
    .select('id')
    .where('id', '=', id)
    .where(worksNow('a'))
    .forShare()
    .executeTakeFirst()
  if (account === undefined) return null
  const roles = await tx.selectFrom('access.account_role as r').select('role').where('account_id', '=', id).where(isRoleNow('r')).execute()
  return { cares: roles.some(({ role }) => role === 'professional' || role === 'coordinator') }
}
