import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'

export type Passkey = {
  readonly id: Id<'passkey'>
  readonly accountId: Id<'account'>
  readonly credentialId: Buffer
  readonly publicKey: Buffer
  readonly signCount: number
  readonly transports: readonly string[]
  readonly name: string
  readonly createdAt: Instant
  readonly lastUsedAt: Instant | null
  readonly copiedAt: Instant | null
}

function passkeys(tx: Tx) {
  return tx.selectFrom('access.passkey').selectAll()
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof passkeys>['executeTakeFirst']>>>

function toPasskey(row: Row): Passkey {
  return {
    id: row.id as Id<'passkey'>,
    accountId: row.account_id as Id<'account'>,
    credentialId: row.credential_id,
    publicKey: row.public_key,
    signCount: row.sign_count,
    transports: row.transports,
    name: row.name,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    copiedAt: row.copied_at,
  }
}

export async function listPasskeys(tx: Tx, accountId: Id<'account'>): Promise<Passkey[]> {
  return (await passkeys(tx).where('account_id', '=', accountId).orderBy('created_at').execute()).map(toPasskey)
}

/** Held until the transaction ends: a count is compared and written by one at a time. */
export async function lockPasskeyByCredential(tx: Tx, credentialId: Buffer): Promise<Passkey | null> {
  const row = await passkeys(tx).where('credential_id', '=', credentialId).forUpdate().executeTakeFirst()
  return row === undefined ? null : toPasskey(row)
}

export type NewPasskey = Pick<
  Passkey,
  'id' | 'accountId' | 'credentialId' | 'publicKey' | 'signCount' | 'transports' | 'name' | 'createdAt'
>

/** False when somebody has this very passkey already. */
export async function insertPasskey(tx: Tx, centreId: Id<'centre'>, passkey: NewPasskey): Promise<boolean> {
  const done = await tx
    .insertInto('access.passkey')
    .values({
      centre_id: centreId,
      id: passkey.id,
      account_id: passkey.accountId,
      credential_id: passkey.credentialId,
      public_key: passkey.publicKey,
      sign_count: passkey.signCount,
      transports: [...passkey.transports],
      name: passkey.name,
      created_at: passkey.createdAt,
    })
    .onConflict((conflict) => conflict.constraint('passkey_credential_once').doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function markPasskeyUsed(tx: Tx, id: Id<'passkey'>, signCount: number, now: Instant): Promise<void> {
  await tx.updateTable('access.passkey').set({ sign_count: signCount, last_used_at: now }).where('id', '=', id).execute()
}

export async function markPasskeyCopied(tx: Tx, id: Id<'passkey'>, now: Instant): Promise<void> {
  await tx.updateTable('access.passkey').set({ copied_at: now }).where('id', '=', id).where('copied_at', 'is', null).execute()
}

export async function renamePasskeyRow(tx: Tx, accountId: Id<'account'>, id: Id<'passkey'>, name: string): Promise<boolean> {
  const done = await tx
    .updateTable('access.passkey')
    .set({ name })
    .where('account_id', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export async function deletePasskey(tx: Tx, accountId: Id<'account'>, id: Id<'passkey'>): Promise<boolean> {
  const done = await tx.deleteFrom('access.passkey').where('account_id', '=', accountId).where('id', '=', id).executeTakeFirst()
  return done.numDeletedRows > 0n
}

export async function insertPasskeyChallenge(tx: Tx, centreId: Id<'centre'>, challengeHash: Buffer, now: Instant): Promise<void> {
  await tx.insertInto('access.passkey_challenge').values({ centre_id: centreId, challenge_hash: challengeHash, created_at: now }).execute()
}

/** Takes the challenge away: what was signed can be brought once. */
export async function takePasskeyChallenge(tx: Tx, challengeHash: Buffer, since: Instant): Promise<boolean> {
  const row = await tx
    .deleteFrom('access.passkey_challenge')
    .where('challenge_hash', '=', challengeHash)
    .returning('created_at')
    .executeTakeFirst()
  return row !== undefined && row.created_at.epochMilliseconds > since.epochMilliseconds
}

export async function deletePasskeyChallengesBefore(tx: Tx, before: Instant): Promise<void> {
  await tx.deleteFrom('access.passkey_challenge').where('created_at', '<=', before).execute()
}
