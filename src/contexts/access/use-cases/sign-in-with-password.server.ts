/**
 * The first step of signing in with a local account; the second is in second-step.server.ts. Every try costs the same work, whether the account exists or not, and
 * is written down before the password is looked at, so that many tries at once count like many in a row.
 */
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { pseudonym } from '#platform/keys.server.ts'
import { hashPassword, isOutdated, verifyPassword } from '#platform/password-hash.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import { normaliseEmail } from '../rules/account.ts'
import { longestPassword, normalisePassword } from '../rules/password.ts'
import { secondsToWait, windowMinutes } from '../rules/sign-in-wait.ts'
import { findAccountByEmail, lockAccount, updateAccount, type Account } from '../sql/accounts.server.ts'
import { lockAim, type Aim } from '../sql/attempts.server.ts'
import { deleteSignInTries, insertSignInTry, listSignInTries } from '../sql/sign-in-tries.server.ts'
import { act } from './act.server.ts'
import { recordFailure } from './record-failure.server.ts'
import { beginSecondStep } from './second-step.server.ts'

export type PasswordTry = {
  readonly email: string
  readonly password: string
  /** The address it comes from as a keyed hash. */
  readonly source: Buffer
}

/** The token of the second step: it opens nothing by itself. */
export type PasswordAccepted = { readonly accountId: Id<'account'>; readonly secondStep: string }

export type PasswordSignInRefusal =
  /** Wrong password, no such account, closed account: one answer. */
  { readonly kind: 'wrong' } | { readonly kind: 'wait'; readonly seconds: number } | { readonly kind: 'busy' }

export async function signInWithPassword(
  { keys }: Pick<Services, 'keys'>,
  ctx: Context,
  { email: typed, password: typedPassword, source }: PasswordTry,
): Promise<Result<PasswordAccepted, PasswordSignInRefusal>> {
  const email = normaliseEmail(typed)
  const aim: Aim = { target: pseudonym(keys, 'sign-in', `${ctx.centreId} ${email ?? ''}`), source }
  const begun = await beginTry(ctx, aim, email)
  if (!begun.ok) return begun
  const account = begun.value
  const password = normalisePassword(typedPassword)
  const isPossible = account?.state === 'active' && password.length <= longestPassword * 2
  const stored = isPossible ? account.passwordHash : null
  const verdict = await verifyPassword(isPossible ? password : '', stored)
  if (verdict === 'busy') return err({ kind: 'busy' })
  if (verdict === 'wrong' || account === null || stored === null) {
    await recordFailure(ctx, 'session.begin', whyNot(account), account?.id ?? null)
    return err({ kind: 'wrong' })
  }
  const fresh = isOutdated(stored) ? await hashPassword(password) : null
  const signedIn = await act(ctx, 'session.begin', async (tx, permit) => {
    // Held from here: a password that was changed, or an account closed meanwhile, is seen.
    const held = await lockAccount(tx, account.id)
    if (held?.state !== 'active' || held.passwordHash !== stored) return err({ kind: 'no-account' })
    if (fresh !== null) await updateAccount(tx, account.id, { password_hash: fresh })
    await deleteSignInTries(tx, aim)
    permit.record({ actionCode: 'E', eventType: 'session.password', objectType: 'account', objectId: account.id })
    return ok({ accountId: account.id, secondStep: await beginSecondStep(tx, ctx, account.id) })
  })
  return signedIn.ok ? signedIn : err({ kind: 'wrong' })
}

async function beginTry(ctx: Context, aim: Aim, email: string | null): Promise<Result<Account | null, PasswordSignInRefusal>> {
  ctx.asked.push('session.begin')
  return inTransaction(ctx.db, { centreId: ctx.centreId, actor: ctx.actor.kind }, async (tx) => {
    await lockAim(tx, aim)
    const seconds = secondsToWait(await listSignInTries(tx, aim, ctx.now.subtract({ minutes: windowMinutes })), ctx.now)
    if (seconds > 0) return err({ kind: 'wait', seconds })
    await insertSignInTry(tx, ctx.centreId, aim, ctx.now)
    return ok(email === null ? null : await findAccountByEmail(tx, email))
  })
}

function whyNot(account: Account | null): string {
  if (account === null) return 'unknown-account'
  if (account.state === 'closed') return 'closed-account'
  return account.passwordHash === null ? 'no-password' : 'wrong-password'
}
