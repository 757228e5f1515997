import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'

export type SignInAttempt = {
  readonly codeVerifier: string
  readonly nonce: string
  readonly returnTo: string
  readonly createdAt: Instant
  /** The person must be proved anew. */
  readonly fresh: boolean
}

export async function insertSignInAttempt(
  tx: Tx,
  row: SignInAttempt & { readonly centreId: Id<'centre'>; readonly stateHash: Buffer },
): Promise<void> {
  await tx
    .insertInto('access.sign_in_attempt')
    .values({
      centre_id: row.centreId,
      state_hash: row.stateHash,
      code_verifier: row.codeVerifier,
      nonce: row.nonce,
      return_to: row.returnTo,
      created_at: row.createdAt,
      fresh: row.fresh,
    })
    .execute()
}

/** Takes the attempt away: an answer of the identity provider can be brought once. */
export async function takeSignInAttempt(tx: Tx, stateHash: Buffer): Promise<SignInAttempt | null> {
  const row = await tx
    .deleteFrom('access.sign_in_attempt')
    .where('state_hash', '=', stateHash)
    .returning(['code_verifier', 'nonce', 'return_to', 'created_at', 'fresh'])
    .executeTakeFirst()
  return row === undefined
    ? null
    : { codeVerifier: row.code_verifier, nonce: row.nonce, returnTo: row.return_to, createdAt: row.created_at, fresh: row.fresh }
}

export async function deleteSignInAttemptsBefore(tx: Tx, before: Instant): Promise<void> {
  await tx.deleteFrom('access.sign_in_attempt').where('created_at', '<=', before).execute()
}
