/** How somebody of the staff gets in, looked at and changed by that person: passkeys, app, recovery codes, devices. Changing wants a fresh proof. */
import type { Context } from '#platform/context.ts'
import { inTransaction, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import { readPasskeyName } from '../rules/passkey.ts'
import type { Factors } from '../rules/second-factor.ts'
import { idleLimitMinutes } from '../rules/session.ts'
import { findAccountById, lockAccount, type Account } from '../sql/accounts.server.ts'
import { deletePasskey, listPasskeys, renamePasskeyRow, type Passkey } from '../sql/passkeys.server.ts'
import { countFactors } from '../sql/second-factors.server.ts'
import { deleteOtherSessions, deleteSessionById, listSessions, type Device } from '../sql/sessions.server.ts'
import { act, type NotPermitted, type Permit } from './act.server.ts'
import { askForNewPasskey, bringAnswer, keepPasskey, type PasskeyRefusal, type Place } from './passkeys.server.ts'
import { makeRecoveryCodes, beginCodeTry, type CodeRefusal } from './prove-with-code.server.ts'
import { acceptApp, offerApp, type AppOffer } from './set-up-app.server.ts'

type Keys = Pick<Services, 'keys'>
type Staff = Extract<Context['actor'], { kind: 'staff' }>

export type OwnAccess = {
  readonly email: string
  /** False for who signs in at the organisation: there are no factors here to keep. */
  readonly local: boolean
  readonly hasPassword: boolean
  readonly factors: Factors
  readonly passkeys: readonly Pick<Passkey, 'id' | 'name' | 'createdAt' | 'lastUsedAt' | 'copiedAt'>[]
  readonly devices: readonly (Device & { readonly here: boolean })[]
}

export async function readOwnAccess(ctx: Context): Promise<Result<OwnAccess, NotPermitted>> {
  return act(ctx, 'account.readOwn', async (tx) => {
    const { accountId, session } = me(ctx)
    const account = await theAccount(tx, accountId)
    const passkeys = await listPasskeys(tx, accountId)
    const at = { now: ctx.now, seenAfter: ctx.now.subtract({ minutes: idleLimitMinutes }) }
    const devices = await listSessions(tx, accountId, at)
    return ok({
      email: account.email,
      local: isLocal(account, passkeys.length),
      hasPassword: account.passwordHash !== null,
      factors: await countFactors(tx, accountId),
      passkeys,
      devices: devices.map((device) => ({ ...device, here: device.id === session?.id })),
    })
  })
}

/** The app that is offered to put in the place of the one there is. */
export async function offerOwnApp({ keys }: Keys, ctx: Context, centreName: string): Promise<Result<AppOffer, NotPermitted>> {
  return act(ctx, 'account.changeOwn', async (tx, permit) => {
    const { accountId, session } = me(ctx)
    record(permit, 'R', 'account.offerApp', accountId)
    return ok(await offerApp(tx, keys, await theAccount(tx, accountId), session?.id ?? '', centreName))
  })
}

export type NotLocal = { readonly kind: 'not-local' }

export async function replaceOwnApp(
  { keys }: Keys,
  ctx: Context,
  code: string,
): Promise<Result<readonly string[], CodeRefusal | NotLocal | NotPermitted>> {
  const begun = await beginCodeTry(ctx, keys, me(ctx).accountId)
  if (!begun.ok) return begun
  return changeOwn(ctx, async (tx, permit, { accountId, session }) => {
    const accepted = await acceptApp(tx, ctx, keys, accountId, session?.id ?? '', code)
    if (accepted.ok) record(permit, 'U', 'account.setUpApp', accountId)
    return accepted
  })
}

export async function renewRecoveryCodes({ keys }: Keys, ctx: Context): Promise<Result<readonly string[], NotLocal | NotPermitted>> {
  return changeOwn(ctx, async (tx, permit, { accountId }) => {
    record(permit, 'U', 'account.renewRecoveryCodes', accountId)
    return ok(await makeRecoveryCodes(tx, ctx, keys, accountId))
  })
}

type Creation = Awaited<ReturnType<typeof askForNewPasskey>>

export async function beginAddPasskey(ctx: Context, place: Place): Promise<Result<Creation, NotLocal | NotPermitted>> {
  const found = await changeOwn(
    ctx,
    async (tx, permit, { accountId }, account): Promise<Result<{ account: Account; known: Passkey[] }, never>> => {
      record(permit, 'E', 'account.beginAddPasskey', accountId)
      return ok({ account, known: await listPasskeys(tx, accountId) })
    },
  )
  if (!found.ok) return found
  const { account, known } = found.value
  return ok(await askForNewPasskey(ctx, place, { deed: 'add', holder: account.id }, account, known))
}

export async function addPasskey(
  ctx: Context,
  place: Place,
  { answer, name: typed }: { readonly answer: string; readonly name: string },
): Promise<Result<Id<'passkey'>, PasskeyRefusal | { readonly kind: 'wrong-name' } | NotLocal | NotPermitted>> {
  const name = readPasskeyName(typed)
  if (name === null) return err({ kind: 'wrong-name' })
  const brought = await bringAnswer(ctx, place, { deed: 'add', holder: me(ctx).accountId }, answer)
  if (!brought.ok) return brought
  return changeOwn(ctx, async (tx, permit, { accountId }) => {
    const kept = await keepPasskey(tx, ctx, accountId, brought.value, name)
    if (kept.ok) record(permit, 'C', 'account.addPasskey', accountId)
    return kept
  })
}

export async function renamePasskey(
  ctx: Context,
  id: Id<'passkey'>,
  typed: string,
): Promise<Result<null, { readonly kind: 'wrong-name' | 'unknown-passkey' } | NotLocal | NotPermitted>> {
  const name = readPasskeyName(typed)
  if (name === null) return err({ kind: 'wrong-name' })
  return changeOwn(ctx, async (tx, permit, { accountId }) => {
    if (!(await renamePasskeyRow(tx, accountId, id, name))) return err({ kind: 'unknown-passkey' })
    record(permit, 'U', 'account.renamePasskey', accountId)
    return ok(null)
  })
}

/** Takes a passkey away, unless it is the last way in. */
export async function removePasskey(
  ctx: Context,
  id: Id<'passkey'>,
): Promise<Result<null, { readonly kind: 'last-way-in' | 'unknown-passkey' } | NotLocal | NotPermitted>> {
  return changeOwn(ctx, async (tx, permit, { accountId }, account): Promise<Result<null, { kind: 'last-way-in' | 'unknown-passkey' }>> => {
    if (!(await deletePasskey(tx, accountId, id))) return err({ kind: 'unknown-passkey' })
    const left = await countFactors(tx, accountId)
    if (left.passkeys === 0 && (account.passwordHash === null || !left.app)) return err({ kind: 'last-way-in' })
    record(permit, 'D', 'account.removePasskey', accountId)
    return ok(null)
  })
}

/** Signs out on one device of one's own; or, without one, on all but this. */
export async function endOwnSessions(
  ctx: Context,
  which: Id<'session'> | 'others',
): Promise<Result<number, { readonly kind: 'no-session' } | NotPermitted>> {
  return act(ctx, 'session.end', async (tx, permit): Promise<Result<number, { readonly kind: 'no-session' }>> => {
    if (ctx.actor.kind !== 'staff' || ctx.actor.session === undefined) return err({ kind: 'no-session' })
    const { accountId, session } = ctx.actor
    const ended =
      which === 'others' ? await deleteOtherSessions(tx, accountId, session.id) : Number(await deleteSessionById(tx, accountId, which))
    if (ended === 0 && which !== 'others') return err({ kind: 'no-session' })
    permit.record({
      actionCode: 'E',
      objectType: 'account',
      objectId: accountId,
      detail: `${which === 'others' ? 'others' : 'one'} ${ended}`,
    })
    return ok(ended)
  })
}

/** What this person can prove with, for the page that asks for it. */
export async function waysToProve(ctx: Context): Promise<{ readonly local: boolean; readonly factors: Factors }> {
  const { accountId } = me(ctx)
  return inTransaction(ctx.db, { centreId: ctx.centreId, actor: 'staff', actorId: accountId }, async (tx) => {
    const factors = await countFactors(tx, accountId)
    return { local: isLocal(await theAccount(tx, accountId), factors.passkeys), factors }
  })
}

function isLocal({ passwordHash }: Account, passkeys: number): boolean {
  return passwordHash !== null || passkeys > 0
}

/** One's own account, held while it is changed. */
export async function changeOwn<T, E>(
  ctx: Context,
  work: (tx: Tx, permit: Permit<'account.changeOwn'>, who: Staff, account: Account) => Promise<Result<T, E>>,
): Promise<Result<T, E | NotLocal | NotPermitted>> {
  return act(ctx, 'account.changeOwn', async (tx, permit): Promise<Result<T, E | NotLocal>> => {
    const who = me(ctx)
    // Held, so that two changes at once cannot take the last two ways in.
    const account = await lockAccount(tx, who.accountId)
    if (account === null) throw new Error('Who is signed in has no account')
    if (!isLocal(account, (await listPasskeys(tx, account.id)).length)) return err({ kind: 'not-local' })
    return work(tx, permit, who, account)
  })
}

async function theAccount(tx: Tx, id: Id<'account'>): Promise<Account> {
  const account = await findAccountById(tx, id)
  if (account === null) throw new Error('Who is signed in has no account')
  return account
}

/** Behind `requireStaff`, and `act` refuses everybody else. */
function me({ actor }: Context): Staff {
  if (actor.kind !== 'staff') throw new Error('Nobody is signed in')
  return actor
}

function record(
  permit: Permit<'account.changeOwn'>,
  actionCode: 'C' | 'R' | 'U' | 'D' | 'E',
  eventType: string,
  accountId: Id<'account'>,
): void {
  permit.record({ actionCode, eventType, objectType: 'account', objectId: accountId })
}
