import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import type { CheckedAccount } from '../rules/account.ts'
import type { RoleTerm } from '../rules/administration/role-term.ts'
import type { Role } from '../rules/permissions.ts'
import { isRoleNow, worksNow } from './working-now.ts'

export type Account = {
  readonly id: Id<'account'>
  readonly displayName: string
  readonly publicName: string
  readonly email: string
  readonly profession: string
  readonly roles: readonly string[]
  readonly state: 'active' | 'closed'
  readonly issuer: string | null
  readonly passwordHash: string | null
}

function accounts(tx: Tx) {
  return tx
    .selectFrom('access.account as a')
    .select([
      'a.id',
      'a.display_name',
      'a.public_name',
      'a.email',
      'a.profession',
      'a.issuer',
      'a.password_hash',
      worksNow('a').as('works_now'),
    ])
    .select((eb) =>
      eb
        .selectFrom('access.account_role as r')
        .whereRef('r.centre_id', '=', 'a.centre_id')
        .whereRef('r.account_id', '=', 'a.id')
        .where(isRoleNow('r'))
        .select(sql<string[]>`coalesce(array_agg(r.role order by r.role), '{}')`.as('roles'))
        .as('roles'),
    )
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof accounts>['executeTakeFirst']>>>

function toAccount(row: Row): Account {
  return {
    id: row.id as Id<'account'>,
    displayName: row.display_name,
    publicName: row.public_name,
    email: row.email,
    profession: row.profession,
    roles: row.roles ?? [],
    state: row.works_now ? 'active' : 'closed',
    issuer: row.issuer,
    passwordHash: row.password_hash,
  }
}

export async function listAccountRows(tx: Tx): Promise<Account[]> {
  return (await accounts(tx).orderBy('a.display_name').orderBy('a.id').execute()).map(toAccount)
}

export async function findAccountByEmail(tx: Tx, email: string): Promise<Account | null> {
  const row = await accounts(tx).where('a.email', '=', email).executeTakeFirst()
  return row === undefined ? null : toAccount(row)
}

export async function findAccountBySubject(tx: Tx, issuer: string, subject: string): Promise<Account | null> {
  const row = await accounts(tx).where('a.issuer', '=', issuer).where('a.subject', '=', subject).executeTakeFirst()
  return row === undefined ? null : toAccount(row)
}

export async function findAccountById(tx: Tx, id: Id<'account'>): Promise<Account | null> {
  const row = await accounts(tx).where('a.id', '=', id).executeTakeFirst()
  return row === undefined ? null : toAccount(row)
}

/** Keeps the account as it is until the transaction ends: signing in and closing meet here. */
export async function lockAccount(tx: Tx, id: Id<'account'>): Promise<Account | null> {
  const row = await accounts(tx).where('a.id', '=', id).forUpdate('a').executeTakeFirst()
  return row === undefined ? null : toAccount(row)
}

/** False when somebody of this centre has the mail address already, also when two are added at the same moment. */
export async function insertAccount(
  tx: Tx,
  row: Omit<CheckedAccount, 'roles'> & {
    readonly centreId: Id<'centre'>
    readonly id: Id<'account'>
    readonly passwordHash: string | null
    readonly now: Instant
  },
): Promise<boolean> {
  const done = await tx
    .insertInto('access.account')
    .values({
      centre_id: row.centreId,
      id: row.id,
      display_name: row.displayName,
      public_name: row.publicName,
      email: row.email,
      profession: row.profession,
      password_hash: row.passwordHash,
      created_at: row.now,
    })
    .onConflict((conflict) => conflict.constraint('account_email_once').doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** False when the account had the role already, for the same days. */
export async function insertRole(
  tx: Tx,
  centreId: Id<'centre'>,
  accountId: Id<'account'>,
  role: Role,
  { from = null, until = null, by = null }: Partial<RoleTerm> & { readonly by?: Id<'account'> | null } = {},
): Promise<boolean> {
  const done = await tx
    .insertInto('access.account_role')
    .values({ centre_id: centreId, account_id: accountId, role, from_day: from, until_day: until, given_by: by })
    .onConflict((conflict) =>
      conflict
        .columns(['centre_id', 'account_id', 'role'])
        .doUpdateSet({ from_day: from, until_day: until, given_by: by })
        .where(sql<boolean>`(account_role.from_day, account_role.until_day) is distinct from (excluded.from_day, excluded.until_day)`),
    )
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** False when the account had not the role. */
export async function deleteRole(tx: Tx, accountId: Id<'account'>, role: Role): Promise<boolean> {
  const done = await tx.deleteFrom('access.account_role').where('account_id', '=', accountId).where('role', '=', role).executeTakeFirst()
  return done.numDeletedRows > 0n
}

export async function updateAccount(
  tx: Tx,
  id: Id<'account'>,
  change: {
    readonly state?: 'closed'
    readonly display_name?: string
    readonly public_name?: string
    readonly password_hash?: string | null
    readonly issuer?: string | null
    readonly subject?: string | null
  },
): Promise<void> {
  await tx
    .updateTable('access.account')
    .set({ ...change, version: sql`version + 1` })
    .where('id', '=', id)
    .execute()
}
