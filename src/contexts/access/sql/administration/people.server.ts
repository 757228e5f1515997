/** One colleague as the administration sees them: organisation, roles with days, how far they are with joining, and what ends when they leave. */
import { sql } from 'kysely'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'
import type { RoleTerm } from '../../rules/administration/role-term.ts'

export type GivenRole = RoleTerm & { readonly role: string; readonly givenBy: string | null }

export type Person = {
  readonly id: Id<'account'>
  readonly leavesOn: PlainDate | null
  readonly organisation: { readonly id: string; readonly name: string; readonly until: PlainDate | null } | null
  readonly roles: readonly GivenRole[]
  readonly hasSecondFactor: boolean
  readonly hasSignedIn: boolean
  readonly isInvited: boolean
}

export async function findPerson(tx: Tx, id: Id<'account'>): Promise<Person | null> {
  const row = await tx
    .selectFrom('access.account as a')
    .leftJoin('access.organisation as o', (join) => join.onRef('o.centre_id', '=', 'a.centre_id').onRef('o.id', '=', 'a.organisation_id'))
    .select(['a.id', 'a.leaves_on', 'a.issuer', 'a.password_hash', 'o.id as organisation_id', 'o.name', 'o.active_until'])
    .select((eb) => [
      eb.exists(eb.selectFrom('access.authenticator_app as f').whereRef('f.account_id', '=', 'a.id').select('f.account_id')).as('has_app'),
      eb.exists(eb.selectFrom('access.passkey as k').whereRef('k.account_id', '=', 'a.id').select('k.account_id')).as('has_passkey'),
      eb
        .exists(
          eb
            .selectFrom('access.invitation as i')
            .where('i.state', '=', 'open')
            .where((where) => where.or([where('i.account_id', '=', where.ref('a.id')), where('i.email', '=', where.ref('a.email'))]))
            .select('i.id'),
        )
        .as('invited'),
    ])
    .where('a.id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    id,
    leavesOn: row.leaves_on,
    organisation:
      row.organisation_id === null || row.name === null ? null : { id: row.organisation_id, name: row.name, until: row.active_until },
    roles: await listRoles(tx, id),
    hasSecondFactor: Boolean(row.has_app) || Boolean(row.has_passkey) || row.issuer !== null,
    hasSignedIn: row.issuer !== null || row.password_hash !== null,
    isInvited: Boolean(row.invited),
  }
}

/** Those that are to come and that are over, too. */
async function listRoles(tx: Tx, id: Id<'account'>): Promise<GivenRole[]> {
  const rows = await tx
    .selectFrom('access.account_role as r')
    .leftJoin('access.account as g', (join) => join.onRef('g.centre_id', '=', 'r.centre_id').onRef('g.id', '=', 'r.given_by'))
    .select(['r.role', 'r.from_day as from', 'r.until_day as until', 'g.display_name as givenBy'])
    .where('r.account_id', '=', id)
    .orderBy('r.role')
    .execute()
  return rows
}

export type Belongings = {
  readonly sessions: number
  readonly careRelations: number
  readonly standIns: number
  readonly emergencies: number
  /** Keys of programs that this person made: they go on, and somebody else looks after them. */
  readonly programs: readonly string[]
}

/** What somebody has that ends with the account, counted. Hidden parts are not told of, not even as a number. */
export async function countBelongings(tx: Tx, id: Id<'account'>): Promise<Belongings> {
  const counts = await withSystemSight(tx, () =>
    sql<{ sessions: number; care: number; stand: number; emergencies: number }>`select
      (select count(*)::int from access.session where account_id = ${id}) as sessions,
      (select count(*)::int from access.care_relation where account_id = ${id} and ended_at is null) as care,
      (select count(*)::int from access.stand_in where account_id = ${id} and ended_at is null) as stand,
      (select count(*)::int from access.emergency_access where account_id = ${id} and ended_at is null and until > access.current_moment()) as emergencies`.execute(
      tx,
    ),
  )
  const [row] = counts.rows
  const programs = await tx
    .selectFrom('access.machine_client')
    .select('name')
    .where('made_by', '=', id)
    .where('revoked_at', 'is', null)
    .orderBy('name')
    .execute()
  return {
    sessions: row?.sessions ?? 0,
    careRelations: row?.care ?? 0,
    standIns: row?.stand ?? 0,
    emergencies: row?.emergencies ?? 0,
    programs: programs.map(({ name }) => name),
  }
}

export async function setLeavingDay(tx: Tx, id: Id<'account'>, day: PlainDate | null): Promise<void> {
  await tx
    .updateTable('access.account')
    .set({ leaves_on: day, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

export async function setOrganisation(tx: Tx, id: Id<'account'>, organisationId: string | null): Promise<void> {
  await tx
    .updateTable('access.account')
    .set({ organisation_id: organisationId, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}

/** Of an account that was just made: its version stays the first, so that it is seen that nobody changed it since. */
export async function setNewOrganisation(tx: Tx, id: Id<'account'>, organisationId: string): Promise<void> {
  await tx.updateTable('access.account').set({ organisation_id: organisationId }).where('id', '=', id).execute()
}

/** Open accounts whose last day, or that of their organisation, is over. One that has not begun yet stays. */
export async function listWhoseTimeIsOver(tx: Tx): Promise<Id<'account'>[]> {
  const rows = await tx
    .selectFrom('access.account as a')
    .leftJoin('access.organisation as o', (join) => join.onRef('o.centre_id', '=', 'a.centre_id').onRef('o.id', '=', 'a.organisation_id'))
    .select('a.id')
    .where('a.state', '=', 'active')
    .where((eb) =>
      eb.or([eb('a.leaves_on', '<=', sql<PlainDate>`access.today()`), eb('o.active_until', '<', sql<PlainDate>`access.today()`)]),
    )
    .orderBy('a.id')
    .execute()
  return rows.map(({ id }) => id as Id<'account'>)
}

/** Roles whose last day is over: they opened nothing any more; who gave and took what is in the audit log. */
export async function deleteRolesThatAreOver(tx: Tx): Promise<{ accountId: string; role: string }[]> {
  const rows = await tx
    .deleteFrom('access.account_role')
    .where('until_day', '<', sql<PlainDate>`access.today()`)
    .returning(['account_id as accountId', 'role'])
    .execute()
  return rows
}
