import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'

export async function insertPendingSignIn(
  tx: Tx,
  row: { readonly centreId: Id<'centre'>; readonly tokenHash: Buffer; readonly accountId: Id<'account'>; readonly now: Instant },
): Promise<void> {
  await tx
    .insertInto('access.pending_sign_in')
    .values({ centre_id: row.centreId, token_hash: row.tokenHash, account_id: row.accountId, created_at: row.now })
    .execute()
}

export async function findPendingSignIn(tx: Tx, tokenHash: Buffer, since: Instant): Promise<Id<'account'> | null> {
  const row = await tx
    .selectFrom('access.pending_sign_in')
    .select('account_id')
    .where('token_hash', '=', tokenHash)
    .where('created_at', '>', since)
    .executeTakeFirst()
  return row === undefined ? null : (row.account_id as Id<'account'>)
}

export async function deletePendingSignIn(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx.deleteFrom('access.pending_sign_in').where('token_hash', '=', tokenHash).execute()
}

export async function deletePendingSignInsOf(tx: Tx, accountId: Id<'account'>): Promise<void> {
  await tx.deleteFrom('access.pending_sign_in').where('account_id', '=', accountId).execute()
}

export async function deletePendingSignInsBefore(tx: Tx, before: Instant): Promise<void> {
  await tx.deleteFrom('access.pending_sign_in').where('created_at', '<=', before).execute()
}
