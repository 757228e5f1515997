import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import type { SessionTimes } from '../rules/session.ts'
import { isRoleNow, worksNow } from './working-now.ts'

export type StaffSession = SessionTimes & {
  readonly accountId: Id<'account'>
  readonly displayName: string
  readonly profession: string
  readonly roles: readonly string[]
  readonly id: Id<'session'>
  readonly provedAt: Instant | null
}

/** The session of a token with its account as it is now; nothing for a closed account. */
export async function findSessionByHash(tx: Tx, tokenHash: Buffer): Promise<StaffSession | null> {
  const row = await tx
    .selectFrom('access.session as s')
    .innerJoin('access.account as a', (join) => join.onRef('a.centre_id', '=', 's.centre_id').onRef('a.id', '=', 's.account_id'))
    .select(['s.account_id', 's.id', 's.proved_at', 's.last_seen_at', 's.ends_at', 'a.display_name', 'a.profession'])
    .select((eb) =>
      eb
        .selectFrom('access.account_role as r')
        .whereRef('r.centre_id', '=', 's.centre_id')
        .whereRef('r.account_id', '=', 's.account_id')
        .where(isRoleNow('r'))
        .select(sql<string[]>`coalesce(array_agg(r.role order by r.role), '{}')`.as('roles'))
        .as('roles'),
    )
    .where('s.token_hash', '=', tokenHash)
    .where(worksNow('a'))
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    accountId: row.account_id as Id<'account'>,
    displayName: row.display_name,
    profession: row.profession,
    roles: row.roles ?? [],
    id: row.id as Id<'session'>,
    provedAt: row.proved_at,
    lastSeenAt: row.last_seen_at,
    endsAt: row.ends_at,
  }
}

export async function insertSession(
  tx: Tx,
  row: SessionTimes & {
    readonly centreId: Id<'centre'>
    readonly accountId: Id<'account'>
    readonly tokenHash: Buffer
    readonly acr: string
    readonly id: Id<'session'>
    readonly device: string
    readonly provedAt: Instant | null
  },
): Promise<void> {
  await tx
    .insertInto('access.session')
    .values({
      centre_id: row.centreId,
      token_hash: row.tokenHash,
      account_id: row.accountId,
      created_at: row.lastSeenAt,
      last_seen_at: row.lastSeenAt,
      ends_at: row.endsAt,
      acr: row.acr,
      id: row.id,
      device: row.device,
      proved_at: row.provedAt,
    })
    .execute()
}

/** Never back in time: two requests of one person may arrive in another order. */
export async function touchSession(tx: Tx, tokenHash: Buffer, now: Instant): Promise<void> {
  await tx
    .updateTable('access.session')
    .set({ last_seen_at: now })
    .where('token_hash', '=', tokenHash)
    .where('last_seen_at', '<', now)
    .execute()
}

/** The account whose session ended, or null when there was none. */
export async function deleteSession(tx: Tx, tokenHash: Buffer): Promise<Id<'account'> | null> {
  const row = await tx.deleteFrom('access.session').where('token_hash', '=', tokenHash).returning('account_id').executeTakeFirst()
  return row === undefined ? null : (row.account_id as Id<'account'>)
}

export async function deleteSessionsOf(tx: Tx, accountId: Id<'account'>): Promise<number> {
  const done = await tx.deleteFrom('access.session').where('account_id', '=', accountId).executeTakeFirst()
  return Number(done.numDeletedRows)
}

export async function deleteSessionsBefore(tx: Tx, at: { readonly seenBefore: Instant; readonly now: Instant }): Promise<number> {
  const done = await tx
    .deleteFrom('access.session')
    .where((eb) => eb.or([eb('ends_at', '<=', at.now), eb('last_seen_at', '<=', at.seenBefore)]))
    .executeTakeFirst()
  return Number(done.numDeletedRows)
}

export type Device = {
  readonly id: Id<'session'>
  readonly device: string
  readonly since: Instant
  readonly lastSeenAt: Instant
}

/** Where an account is signed in now; the last seen first. */
export async function listSessions(
  tx: Tx,
  accountId: Id<'account'>,
  at: { readonly seenAfter: Instant; readonly now: Instant },
): Promise<Device[]> {
  const rows = await tx
    .selectFrom('access.session')
    .select(['id', 'device', 'created_at', 'last_seen_at'])
    .where('account_id', '=', accountId)
    .where('ends_at', '>', at.now)
    .where('last_seen_at', '>', at.seenAfter)
    .orderBy('last_seen_at', 'desc')
    .execute()
  return rows.map((row) => ({ id: row.id as Id<'session'>, device: row.device, since: row.created_at, lastSeenAt: row.last_seen_at }))
}

/** False when this account has no such session. */
export async function deleteSessionById(tx: Tx, accountId: Id<'account'>, id: Id<'session'>): Promise<boolean> {
  const done = await tx.deleteFrom('access.session').where('account_id', '=', accountId).where('id', '=', id).executeTakeFirst()
  return done.numDeletedRows > 0n
}

export async function deleteOtherSessions(tx: Tx, accountId: Id<'account'>, stays: Id<'session'>): Promise<number> {
  const done = await tx.deleteFrom('access.session').where('account_id', '=', accountId).where('id', '<>', stays).executeTakeFirst()
  return Number(done.numDeletedRows)
}

/** Leaves the newest of an account: who signs in once more than may be is signed out where it is longest ago. */
export async function keepNewestSessions(tx: Tx, accountId: Id<'account'>, most: number): Promise<void> {
  await tx
    .deleteFrom('access.session')
    .where('account_id', '=', accountId)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('access.session')
        .select('id')
        .where('account_id', '=', accountId)
        .orderBy('last_seen_at', 'desc')
        .orderBy('id', 'desc')
        .offset(most),
    )
    .execute()
}

export async function markProved(tx: Tx, id: Id<'session'>, now: Instant): Promise<void> {
  await tx.updateTable('access.session').set({ proved_at: now }).where('id', '=', id).execute()
}
