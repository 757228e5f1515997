import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import type { Factors } from '../rules/second-factor.ts'

export type App = {
  readonly secret: Buffer
  readonly keyVersion: number
  readonly lastUsedStep: number
  readonly setUpAt: Instant
}

/** Held until the transaction ends: one code is looked at at a time, so that none counts twice. */
export async function lockApp(tx: Tx, accountId: Id<'account'>): Promise<App | null> {
  const row = await tx.selectFrom('access.authenticator_app').selectAll().where('account_id', '=', accountId).forUpdate().executeTakeFirst()
  if (row === undefined) return null
  return { secret: row.secret, keyVersion: row.key_version, lastUsedStep: row.last_used_step, setUpAt: row.set_up_at }
}

/** Puts an app in the place of the one there was. */
export async function saveApp(tx: Tx, centreId: Id<'centre'>, accountId: Id<'account'>, app: App): Promise<void> {
  const row = { secret: app.secret, key_version: app.keyVersion, last_used_step: app.lastUsedStep, set_up_at: app.setUpAt }
  await tx
    .insertInto('access.authenticator_app')
    .values({ centre_id: centreId, account_id: accountId, ...row })
    .onConflict((conflict) => conflict.columns(['centre_id', 'account_id']).doUpdateSet(row))
    .execute()
}

export async function markStepUsed(tx: Tx, accountId: Id<'account'>, step: number): Promise<void> {
  await tx.updateTable('access.authenticator_app').set({ last_used_step: step }).where('account_id', '=', accountId).execute()
}

export async function replaceRecoveryCodes(
  tx: Tx,
  centreId: Id<'centre'>,
  accountId: Id<'account'>,
  hashes: readonly Buffer[],
  now: Instant,
): Promise<void> {
  await tx.deleteFrom('access.recovery_code').where('account_id', '=', accountId).execute()
  await tx
    .insertInto('access.recovery_code')
    .values(hashes.map((hash) => ({ centre_id: centreId, account_id: accountId, code_hash: hash, created_at: now })))
    .execute()
}

/** Takes the code away: it works once, also for two who bring it at the same moment. */
export async function takeRecoveryCode(tx: Tx, accountId: Id<'account'>, hash: Buffer): Promise<boolean> {
  const done = await tx
    .deleteFrom('access.recovery_code')
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hash)
    .executeTakeFirst()
  return done.numDeletedRows > 0n
}

export async function countFactors(tx: Tx, accountId: Id<'account'>): Promise<Factors> {
  const count = async (table: 'access.authenticator_app' | 'access.recovery_code'): Promise<number> => {
    const row = await tx
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('number'))
      .where('account_id', '=', accountId)
      .executeTakeFirstOrThrow()
    return row.number
  }
  const passkeys = await tx
    .selectFrom('access.passkey')
    .select((eb) => eb.fn.countAll<number>().as('number'))
    .where('account_id', '=', accountId)
    .where('copied_at', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    app: (await count('access.authenticator_app')) > 0,
    passkeys: passkeys.number,
    recoveryCodes: await count('access.recovery_code'),
  }
}

/** Everything but the password: the next sign-in sets up anew. */
export async function deleteFactors(tx: Tx, accountId: Id<'account'>): Promise<void> {
  for (const table of ['access.authenticator_app', 'access.recovery_code', 'access.passkey', 'access.pending_sign_in'] as const)
    await tx.deleteFrom(table).where('account_id', '=', accountId).execute()
}

/** Secrets that another version of the centre's key seals, held until the transaction ends. */
export async function lockAppsSealedOtherwise(
  tx: Tx,
  version: number,
): Promise<{ accountId: Id<'account'>; secret: Buffer; version: number }[]> {
  const rows = await tx
    .selectFrom('access.authenticator_app')
    .select(['account_id', 'secret', 'key_version'])
    .where('key_version', '<>', version)
    .forUpdate()
    .execute()
  return rows.map((row) => ({ accountId: row.account_id as Id<'account'>, secret: row.secret, version: row.key_version }))
}

export async function updateAppSecret(tx: Tx, accountId: Id<'account'>, secret: Buffer, version: number): Promise<void> {
  await tx.updateTable('access.authenticator_app').set({ secret, key_version: version }).where('account_id', '=', accountId).execute()
}

export async function countAppsByKeyVersion(tx: Tx): Promise<Map<number, number>> {
  const rows = await tx
    .selectFrom('access.authenticator_app')
    .select((eb) => ['key_version as version', eb.fn.countAll<number>().as('number')])
    .groupBy('key_version')
    .execute()
  return new Map(rows.map(({ version, number }) => [version, number]))
}
