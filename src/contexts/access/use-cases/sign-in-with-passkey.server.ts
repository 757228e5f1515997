/** Signing in with a passkey alone: it is two factors by itself, something one has and a finger, face or PIN. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Passkey } from '../sql/passkeys.server.ts'
import { act } from './act.server.ts'
import { bringAnswer, keepPasskey, provePasskey, reportCopied, type PasskeyRefusal, type Place } from './passkeys.server.ts'
import { recordFailure } from './record-failure.server.ts'
import { endPending, pendingAccount } from './second-step.server.ts'
import { startSession, type Browser, type SignedIn } from './sessions.server.ts'
import { nextStep } from '../rules/second-factor.ts'
import { countFactors } from '../sql/second-factors.server.ts'

export type PasskeySignInRefusal = { readonly kind: 'refused' | 'copied' | 'begin-again' }

export async function signInWithPasskey(
  ctx: Context,
  place: Place,
  { answer, holder, ...browser }: { readonly answer: string; readonly holder: string } & Browser,
): Promise<Result<SignedIn, PasskeySignInRefusal>> {
  ctx.asked.push('session.begin')
  const brought = await bringAnswer(ctx, place, { deed: 'sign-in', holder }, answer)
  if (!brought.ok) return refuse(ctx, brought.error)
  const signedIn = await act(
    ctx,
    'session.begin',
    async (tx, permit): Promise<Result<SignedIn, (PasskeyRefusal & { passkey?: Passkey }) | { readonly kind: 'no-account' }>> => {
      const proved = await provePasskey(tx, ctx, brought.value)
      if (!proved.ok) return proved
      return startSession(tx, ctx, permit, { accountId: proved.value.accountId, acr: 'passkey', ...browser })
    },
  )
  return signedIn.ok ? signedIn : refuse(ctx, signedIn.error)
}

type Why = { readonly kind: PasskeyRefusal['kind'] | 'no-account' | 'not-permitted'; readonly passkey?: Passkey }

async function refuse(ctx: Context, { kind, passkey }: Why): Promise<Result<never, PasskeySignInRefusal>> {
  if (kind === 'copied' && passkey !== undefined) await reportCopied(ctx, passkey)
  await recordFailure(ctx, 'session.begin', `passkey ${kind}`, passkey?.accountId ?? null)
  if (kind === 'copied') return err({ kind: 'copied' })
  return err({ kind: kind === 'challenge-unknown' ? 'begin-again' : 'refused' })
}

/** Sets up a passkey as the first factor, after the right password, and signs in. */
export async function completeWithNewPasskey(
  ctx: Context,
  place: Place,
  { token, answer, name, ...browser }: { readonly token: string; readonly answer: string; readonly name: string } & Browser,
): Promise<Result<SignedIn, { readonly kind: 'expired' | 'refused' }>> {
  ctx.asked.push('session.begin')
  const brought = await bringAnswer(ctx, place, { deed: 'add', holder: token }, answer)
  if (!brought.ok) {
    await recordFailure(ctx, 'session.begin', `passkey ${brought.error.kind}`)
    return err({ kind: 'refused' })
  }
  const done = await act(
    ctx,
    'session.begin',
    async (tx, permit): Promise<Result<SignedIn, PasskeyRefusal | { readonly kind: 'expired' | 'no-account' }>> => {
      const account = await pendingAccount(tx, ctx, token)
      if (account === null) return err({ kind: 'expired' })
      const started = await startSession(tx, ctx, permit, { accountId: account.id, acr: 'password passkey', ...browser })
      if (!started.ok) return started
      if (nextStep(await countFactors(tx, account.id)) !== 'set-up') return err({ kind: 'expired' })
      const kept = await keepPasskey(tx, ctx, account.id, brought.value, name)
      if (!kept.ok) return kept
      await endPending(tx, token)
      recordAdded(permit.record, account.id)
      return ok(started.value)
    },
  )
  if (done.ok) return done
  if (done.error.kind !== 'expired') await recordFailure(ctx, 'session.begin', `passkey ${done.error.kind}`)
  return err({ kind: done.error.kind === 'expired' ? 'expired' : 'refused' })
}

function recordAdded(
  record: (entry: { actionCode: 'C'; eventType: string; objectType: string; objectId: string }) => void,
  accountId: Id<'account'>,
): void {
  record({ actionCode: 'C', eventType: 'account.addPasskey', objectType: 'account', objectId: accountId })
}
