/**
 * Proving with a code: of the authenticator app or one of the recovery codes. Each try is written down before the code is looked at. Only who
 * knows the password or is signed in gets here, so tries count per account, whatever the source; a passkey never waits.
 */
import { randomInt, timingSafeEqual } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import { inTransaction, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { lastingPseudonym, pseudonym, type Keys } from '#platform/keys.server.ts'
import { oneTimeCode } from '#platform/one-time-code.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { acceptedStep, readTypedCode, recoveryAlphabet, recoveryCodes, recoveryLength, showRecoveryCode } from '../rules/second-factor.ts'
import { secondsToWait, windowMinutes } from '../rules/sign-in-wait.ts'
import { lockApp, markStepUsed, replaceRecoveryCodes, takeRecoveryCode } from '../sql/second-factors.server.ts'
import { lockAim, type Aim } from '../sql/attempts.server.ts'
import { deleteSignInTries, insertSignInTry, listSignInTries } from '../sql/sign-in-tries.server.ts'
import { openForCentre } from './sealed.server.ts'

export type CodeRefusal = { readonly kind: 'wrong-code' } | { readonly kind: 'wait'; readonly seconds: number }

/** Counts the try, in a transaction of its own; refuses while this account must wait. */
export async function beginCodeTry(ctx: Context, keys: Keys, accountId: Id<'account'>): Promise<Result<null, CodeRefusal>> {
  const aim = aimAt(ctx, keys, accountId)
  return inTransaction(ctx.db, { centreId: ctx.centreId, actor: ctx.actor.kind }, async (tx): Promise<Result<null, CodeRefusal>> => {
    await lockAim(tx, aim)
    const seconds = secondsToWait(await listSignInTries(tx, aim, ctx.now.subtract({ minutes: windowMinutes })), ctx.now)
    if (seconds > 0) return err({ kind: 'wait', seconds })
    await insertSignInTry(tx, ctx.centreId, aim, ctx.now)
    return ok(null)
  })
}

export type UsedCode = { readonly acr: 'otp' | 'recovery' }

/** Looks at the code and uses it up, within the transaction of what it opens. */
export async function useCode(
  tx: Tx,
  ctx: Context,
  keys: Keys,
  accountId: Id<'account'>,
  typed: string,
): Promise<Result<UsedCode, { readonly kind: 'wrong-code' }>> {
  const read = readTypedCode(typed)
  const right =
    read !== null &&
    (read.kind === 'app'
      ? await useAppCode(tx, ctx, keys, accountId, read.code)
      : await useRecoveryCode(tx, ctx, keys, accountId, read.code))
  if (!right) return err({ kind: 'wrong-code' })
  await forgetCodeTries(tx, ctx, keys, accountId)
  return ok({ acr: read.kind === 'app' ? 'otp' : 'recovery' })
}

/** A right code wipes the slate. */
export async function forgetCodeTries(tx: Tx, ctx: Context, keys: Keys, accountId: Id<'account'>): Promise<void> {
  await deleteSignInTries(tx, aimAt(ctx, keys, accountId))
}

async function useAppCode(tx: Tx, ctx: Context, keys: Keys, accountId: Id<'account'>, code: string): Promise<boolean> {
  const app = await lockApp(tx, accountId)
  if (app === null) return false
  const secret = openForCentre(keys, ctx.centreId, appPlace(accountId), { sealed: app.secret, version: app.keyVersion })
  const step = acceptedStep(ctx.now, app.lastUsedStep, (one) => isCodeOf(secret, one, code))
  if (step === null) return false
  await markStepUsed(tx, accountId, step)
  return true
}

async function useRecoveryCode(tx: Tx, ctx: Context, keys: Keys, accountId: Id<'account'>, code: string): Promise<boolean> {
  return takeRecoveryCode(tx, accountId, recoveryHash(ctx, keys, accountId, code))
}

export function isCodeOf(secret: Buffer, step: number, code: string): boolean {
  return timingSafeEqual(Buffer.from(oneTimeCode(secret, step)), Buffer.from(code))
}

export const appPlace = (accountId: Id<'account'>): string => `authenticator-app ${accountId}`

/** Makes new recovery codes in the place of all that there were; as they are shown, once. */
export async function makeRecoveryCodes(tx: Tx, ctx: Context, keys: Keys, accountId: Id<'account'>): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, () =>
    Array.from({ length: recoveryLength }, () => recoveryAlphabet[randomInt(recoveryAlphabet.length)] ?? '').join(''),
  )
  const hashes = codes.map((code) => recoveryHash(ctx, keys, accountId, code))
  await replaceRecoveryCodes(tx, ctx.centreId, accountId, hashes, ctx.now)
  return codes.map(showRecoveryCode)
}

/** Keyed: 50 bits are enough for who tries at our door, and the key keeps who has a copy of the database from trying at home. */
function recoveryHash({ centreId }: Context, keys: Keys, accountId: Id<'account'>, code: string): Buffer {
  return lastingPseudonym(keys, 'recovery-code', `${centreId} ${accountId} ${code}`)
}

function aimAt({ centreId }: Context, keys: Keys, accountId: Id<'account'>): Aim {
  return { target: pseudonym(keys, 'second-factor', `${centreId} ${accountId}`), source: Buffer.alloc(32) }
}
