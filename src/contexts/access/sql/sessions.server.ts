import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import type { SessionTimes } from '../rules/session.ts'

export type StaffSession = SessionTimes & {
  readonly accountId: Id<'account'>
  readonly displayName: string
  readonly profession: string
  readonly roles: readonly string[]
}

/** The session of a token with its account as it is now; nothing for a closed account. */
export async function findSessionByHash(tx: Tx, tokenHash: Buffer): Promise<StaffSession | null> {
  const row = await tx
    .selectFrom('access.session as s')
    .innerJoin('access.account as a', (join) => join.onRef('a.centre_id', '=', 's.centre_id').onRef('a.id', '=', 's.account_id'))
    .select(['s.account_id', 's.last_seen_at', 's.ends_at', 'a.display_name', 'a.profession'])
    .select((eb) =>
      eb
        .selectFrom('access.account_role as r')
        .whereRef('r.centre_id', '=', 's.centre_id')
        .whereRef('r.account_id', '=', 's.account_id')
        .select(sql<string[]>`coalesce(array_agg(r.role order by r.role), '{}')`.as('roles'))
        .as('roles'),
    )
    .where('s.token_hash', '=', tokenHash)
    .where('a.state', '=', 'active')
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    accountId: row.account_id as Id<'account'>,
    displayName: row.display_name,
    profession: row.profession,
    roles: row.roles ?? [],
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
