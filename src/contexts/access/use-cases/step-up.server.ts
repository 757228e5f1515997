/** Proving anew who sits there, within a session: by code or passkey; accounts of the organisation at their provider. Holds for ten minutes. */
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import { listPasskeys, type Passkey } from '../sql/passkeys.server.ts'
import { markProved } from '../sql/sessions.server.ts'
import { act } from './act.server.ts'
import { askForPasskey, bringAnswer, provePasskey, reportCopied, type PasskeyRefusal, type Place } from './passkeys.server.ts'
import { beginCodeTry, useCode, type CodeRefusal } from './prove-with-code.server.ts'
import { recordFailure } from './record-failure.server.ts'

type NoSession = { readonly kind: 'no-session' }

export async function proveWithCode(
  { keys }: Pick<Services, 'keys'>,
  ctx: Context,
  code: string,
): Promise<Result<null, CodeRefusal | NoSession>> {
  const { actor } = ctx
  if (actor.kind !== 'staff' || actor.session === undefined) return err({ kind: 'no-session' })
  const { accountId, session } = actor
  const begun = await beginCodeTry(ctx, keys, accountId)
  if (!begun.ok) return begun
  const done = await act(ctx, 'session.prove', async (tx, permit): Promise<Result<null, { kind: 'wrong-code' }>> => {
    const used = await useCode(tx, ctx, keys, accountId, code)
    if (!used.ok) return used
    await markProved(tx, session.id, ctx.now)
    permit.record({ actionCode: 'E', objectType: 'account', objectId: accountId, detail: used.value.acr })
    return ok(null)
  })
  if (done.ok) return done
  if (done.error.kind !== 'wrong-code') return err({ kind: 'no-session' })
  await recordFailure(ctx, 'session.prove', 'wrong-code', accountId)
  return err({ kind: 'wrong-code' })
}

export async function beginProveWithPasskey(
  ctx: Context,
  place: Place,
): Promise<Result<Awaited<ReturnType<typeof askForPasskey>>, NoSession>> {
  const { actor } = ctx
  if (actor.kind !== 'staff') return err({ kind: 'no-session' })
  ctx.asked.push('session.prove')
  const scope = { centreId: ctx.centreId, actor: 'staff', actorId: actor.accountId } as const
  const known = await inTransaction(ctx.db, scope, (tx) => listPasskeys(tx, actor.accountId))
  return ok(await askForPasskey(ctx, place, { deed: 'prove', holder: actor.accountId }, known))
}

export async function proveWithPasskey(
  ctx: Context,
  place: Place,
  answer: string,
): Promise<Result<null, { readonly kind: 'refused' } | NoSession>> {
  const { actor } = ctx
  if (actor.kind !== 'staff' || actor.session === undefined) return err({ kind: 'no-session' })
  const { accountId, session } = actor
  const brought = await bringAnswer(ctx, place, { deed: 'prove', holder: accountId }, answer)
  const done = brought.ok
    ? await act(ctx, 'session.prove', async (tx, permit): Promise<Result<null, PasskeyRefusal & { readonly passkey?: Passkey }>> => {
        const proved = await provePasskey(tx, ctx, brought.value)
        if (!proved.ok) return proved
        // Somebody else's passkey proves that somebody else is there.
        if (proved.value.accountId !== accountId) return err({ kind: 'unknown-passkey' })
        await markProved(tx, session.id, ctx.now)
        permit.record({ actionCode: 'E', objectType: 'account', objectId: accountId, detail: 'passkey' })
        return ok(null)
      })
    : brought
  if (done.ok) return done
  if (done.error.kind === 'copied' && 'passkey' in done.error && done.error.passkey !== undefined)
    await reportCopied(ctx, done.error.passkey)
  await recordFailure(ctx, 'session.prove', `passkey ${done.error.kind}`, accountId)
  return err({ kind: 'refused' })
}
