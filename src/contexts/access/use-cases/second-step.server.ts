/** The second step of signing in with a password: a code, or setting up the first factor. Until then there is no session. */
import { createHash, randomBytes } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import { inTransaction, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import { nextStep, type Factors } from '../rules/second-factor.ts'
import { findAccountById, type Account } from '../sql/accounts.server.ts'
import { deletePendingSignIn, findPendingSignIn, insertPendingSignIn } from '../sql/pending-sign-ins.server.ts'
import { countFactors } from '../sql/second-factors.server.ts'
import { act } from './act.server.ts'
import { beginCodeTry, useCode, type CodeRefusal } from './prove-with-code.server.ts'
import { recordFailure } from './record-failure.server.ts'
import { startSession, type Browser, type SignedIn } from './sessions.server.ts'
import { acceptApp, offerApp, type AppOffer } from './set-up-app.server.ts'

/** How long the second step may take. */
export const pendingMinutes = 10

type Needs = { readonly keys: Keys }
type Expired = { readonly kind: 'expired' }

/** The password was right: remembers that for some minutes, for this browser. */
export async function beginSecondStep(tx: Tx, ctx: Context, accountId: Id<'account'>): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await insertPendingSignIn(tx, { centreId: ctx.centreId, tokenHash: hashOf(token), accountId, now: ctx.now })
  return token
}

export type Pending = {
  readonly accountId: Id<'account'>
  readonly email: string
  readonly displayName: string
  readonly factors: Factors
  readonly next: ReturnType<typeof nextStep>
  /** Only for who has nothing yet. */
  readonly offer: AppOffer | null
}

/** Who is half-way in with this token; null when it took too long or is unknown. */
export async function findPending({ keys }: Needs, ctx: Context, token: string, centreName: string): Promise<Pending | null> {
  ctx.asked.push('session.begin')
  return inTransaction(ctx.db, { centreId: ctx.centreId, actor: ctx.actor.kind }, async (tx) => {
    const account = await pendingAccount(tx, ctx, token)
    if (account === null) return null
    const { id: accountId, email, displayName } = account
    const factors = await countFactors(tx, accountId)
    const next = nextStep(factors)
    const offer = next === 'set-up' ? await offerApp(tx, keys, account, token, centreName) : null
    return { accountId, email, displayName, factors, next, offer }
  })
}

export async function pendingAccount(tx: Tx, ctx: Context, token: string): Promise<Account | null> {
  const accountId = await findPendingSignIn(tx, hashOf(token), ctx.now.subtract({ minutes: pendingMinutes }))
  const account = accountId === null ? null : await findAccountById(tx, accountId)
  return account?.state === 'active' ? account : null
}

export async function endPending(tx: Tx, token: string): Promise<void> {
  await deletePendingSignIn(tx, hashOf(token))
}

/** Signs in with a code of the app or a recovery code. */
export async function completeWithCode(
  { keys }: Pick<Services, 'keys'>,
  ctx: Context,
  { token, code, ...browser }: { readonly token: string; readonly code: string } & Browser,
): Promise<Result<SignedIn, Expired | CodeRefusal>> {
  const accountId = await whoIsPending(ctx, token)
  if (accountId === null) return err({ kind: 'expired' })
  const begun = await beginCodeTry(ctx, keys, accountId)
  if (!begun.ok) return begun
  const signedIn = await act(ctx, 'session.begin', async (tx, permit): Promise<Result<SignedIn, Expired | { kind: 'wrong-code' }>> => {
    const used = await useCode(tx, ctx, keys, accountId, code)
    if (!used.ok) return used
    if ((await pendingAccount(tx, ctx, token)) === null) return err({ kind: 'expired' })
    await endPending(tx, token)
    const started = await startSession(tx, ctx, permit, { accountId, acr: `password ${used.value.acr}`, ...browser })
    return started.ok ? started : err({ kind: 'expired' })
  })
  if (signedIn.ok) return signedIn
  if (signedIn.error.kind === 'wrong-code') await recordFailure(ctx, 'session.begin', 'wrong-code', accountId)
  return signedIn.error.kind === 'wrong-code' ? err({ kind: 'wrong-code' }) : err({ kind: 'expired' })
}

export type FirstFactor = SignedIn & { readonly recoveryCodes: readonly string[] }

/** Sets up the first factor and signs in. Refused for who has one: the password alone must never replace it. */
export async function completeWithNewApp(
  { keys }: Needs,
  ctx: Context,
  { token, code, ...browser }: { readonly token: string; readonly code: string } & Browser,
): Promise<Result<FirstFactor, Expired | CodeRefusal>> {
  const accountId = await whoIsPending(ctx, token)
  if (accountId === null) return err({ kind: 'expired' })
  const begun = await beginCodeTry(ctx, keys, accountId)
  if (!begun.ok) return begun
  const done = await act(ctx, 'session.begin', async (tx, permit): Promise<Result<FirstFactor, Expired | { kind: 'wrong-code' }>> => {
    // The start of the session holds the account, so two who set up at once meet here.
    const started = await startSession(tx, ctx, permit, { accountId, acr: 'password otp', ...browser })
    if (!started.ok || (await pendingAccount(tx, ctx, token)) === null) return err({ kind: 'expired' })
    if (nextStep(await countFactors(tx, accountId)) !== 'set-up') return err({ kind: 'expired' })
    const accepted = await acceptApp(tx, ctx, keys, accountId, token, code)
    if (!accepted.ok) return accepted
    await endPending(tx, token)
    permit.record({ actionCode: 'C', eventType: 'account.setUpApp', objectType: 'account', objectId: accountId })
    return ok({ ...started.value, recoveryCodes: accepted.value })
  })
  if (done.ok) return done
  if (done.error.kind === 'wrong-code') await recordFailure(ctx, 'session.begin', 'wrong-code', accountId)
  return done.error.kind === 'wrong-code' ? err({ kind: 'wrong-code' }) : err({ kind: 'expired' })
}

async function whoIsPending(ctx: Context, token: string): Promise<Id<'account'> | null> {
  ctx.asked.push('session.begin')
  return inTransaction(
    ctx.db,
    { centreId: ctx.centreId, actor: ctx.actor.kind },
    async (tx) => (await pendingAccount(tx, ctx, token))?.id ?? null,
  )
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
