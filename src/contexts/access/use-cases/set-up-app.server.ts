/**
 * Setting up an authenticator app. What is offered is not stored: it follows, by a key outside the database, from the account, the session or
 * sign-in that asks, and the app there was. Only a right code of it makes it the app of the account, with new recovery codes.
 */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { pseudonym, type Keys } from '#platform/keys.server.ts'
import { base32 } from '#platform/one-time-code.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { acceptedStep, readTypedCode } from '../rules/second-factor.ts'
import { lockApp, saveApp } from '../sql/second-factors.server.ts'
import { appPlace, forgetCodeTries, isCodeOf, makeRecoveryCodes } from './prove-with-code.server.ts'
import { sealForCentre } from './sealed.server.ts'

/** RFC 4226, section 4, R6: 160 bits. */
const secretBytes = 20

export type AppOffer = { readonly secret: string; readonly uri: string }

async function offeredSecret(tx: Tx, keys: Keys, accountId: Id<'account'>, asker: string): Promise<Buffer> {
  const before = await lockApp(tx, accountId)
  return pseudonym(keys, 'authenticator-app', `${accountId} ${asker} ${before?.setUpAt.toString() ?? ''}`).subarray(0, secretBytes)
}

/** What the app must be told: the secret to type over, and the address that stands in the QR code. */
export async function offerApp(
  tx: Tx,
  keys: Keys,
  account: { readonly id: Id<'account'>; readonly email: string },
  asker: string,
  centreName: string,
): Promise<AppOffer> {
  const secret = base32(await offeredSecret(tx, keys, account.id, asker))
  const label = encodeURIComponent(`${centreName}:${account.email}`)
  return { secret, uri: `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(centreName)}` }
}

export async function acceptApp(
  tx: Tx,
  ctx: Context,
  keys: Keys,
  accountId: Id<'account'>,
  asker: string,
  typed: string,
): Promise<Result<readonly string[], { readonly kind: 'wrong-code' }>> {
  const read = readTypedCode(typed)
  const secret = await offeredSecret(tx, keys, accountId, asker)
  const step = read?.kind === 'app' ? acceptedStep(ctx.now, 0, (one) => isCodeOf(secret, one, read.code)) : null
  if (step === null) return err({ kind: 'wrong-code' })
  const { sealed, version } = sealForCentre(keys, ctx.centreId, appPlace(accountId), secret)
  await saveApp(tx, ctx.centreId, accountId, { secret: sealed, keyVersion: version, lastUsedStep: step, setUpAt: ctx.now })
  await forgetCodeTries(tx, ctx, keys, accountId)
  return ok(await makeRecoveryCodes(tx, ctx, keys, accountId))
}
