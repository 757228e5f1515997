/** Accounts of the staff: made, given roles, closed. Nobody changes the own account, so nobody gives themselves a role. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { hashPassword } from '#platform/password-hash.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { checkAccount, type AccountRefusal, type NewAccount } from '../rules/account.ts'
import type { HeavyRole } from '../rules/administration/heavy-role.ts'
import { checkPassword, type PasswordRefusal } from '../rules/password.ts'
import { insertAccount, insertRole, listAccountRows, updateAccount, type Account } from '../sql/accounts.server.ts'
import { deletePendingSignInsOf } from '../sql/pending-sign-ins.server.ts'
import { deleteFactors } from '../sql/second-factors.server.ts'
import { deleteSessionsOf } from '../sql/sessions.server.ts'
import { act, type NotPermitted, type Permit } from './act.server.ts'
import { changeAccount, recordAccount, type NoAccount, type Outcome, type OwnAccount } from './administration/change-account.server.ts'
import { lastHeavyRole, needsTwo, wantsSecond, type LastOne } from './administration/heavy-roles.server.ts'
import { propose, type ProposeRefusal } from './administration/proposals.server.ts'
import { endAllCareOf } from './case-file/leave.server.ts'

export type EmailTaken = { readonly kind: 'email-taken' }

/** What may be told of an account: never its hash. */
export type AccountSummary = Omit<Account, 'passwordHash' | 'issuer'> & { readonly signsInWith: readonly ('password' | 'provider')[] }

export async function listAccounts(ctx: Context): Promise<Result<AccountSummary[], NotPermitted>> {
  return act(ctx, 'account.list', async (tx, permit) => {
    const found = await listAccountRows(tx)
    permit.record({ actionCode: 'R', eventType: 'account.list', detail: `selected ${found.length}` })
    return ok(found.map(summarise))
  })
}

/** A heavy role comes by two people: first the account, then a proposal. The command line founds a team, and gives the first of each at once. */
export type RoleNeedsTwo = { readonly kind: 'role-needs-two'; readonly role: HeavyRole }

type AddRefusal = AccountRefusal | PasswordRefusal | EmailTaken | RoleNeedsTwo

/** Adds an account. Without a password it signs in through the identity provider that knows the same mail address. */
export async function addLocalAccount(
  ctx: Context,
  wish: NewAccount & { readonly password?: string },
): Promise<Result<Id<'account'>, AddRefusal | NotPermitted>> {
  return act(ctx, 'account.manage', async (tx, permit): Promise<Result<Id<'account'>, AddRefusal>> => {
    const checked = checkAccount(wish)
    if (!checked.ok) return checked
    const { roles: given, ...account } = checked.value
    const password = wish.password === undefined ? null : checkPassword(wish.password, ownerOf(account))
    if (password?.ok === false) return password
    const id = newId<'account'>(ctx.now.epochMilliseconds)
    const passwordHash = password === null ? null : await hashPassword(password.value)
    const added = await insertAccount(tx, { ...account, id, centreId: ctx.centreId, passwordHash, now: ctx.now })
    if (!added) return err({ kind: 'email-taken' })
    const heavy = await needsTwo(tx, ctx, given)
    if (heavy !== null) return err({ kind: 'role-needs-two', role: heavy })
    for (const role of given) await insertRole(tx, ctx.centreId, id, role)
    permit.record({ actionCode: 'C', eventType: 'account.add', objectType: 'account', objectId: id, detail: given.join(',') || 'no role' })
    return ok(id)
  })
}

/** Sets a new password and signs the account out everywhere. */
export async function setPassword(
  ctx: Context,
  { accountId, password }: { readonly accountId: Id<'account'>; readonly password: string },
): Promise<Result<null, PasswordRefusal | NoAccount | OwnAccount | NotPermitted>> {
  return changeAccount(ctx, accountId, async (tx, permit, account) => {
    const checked = checkPassword(password, ownerOf(account))
    if (!checked.ok) return checked
    await updateAccount(tx, accountId, { password_hash: await hashPassword(checked.value) })
    await deletePendingSignInsOf(tx, accountId)
    const ended = await deleteSessionsOf(tx, accountId)
    permit.record({
      actionCode: 'U',
      eventType: 'account.setPassword',
      objectType: 'account',
      objectId: accountId,
      detail: `sessions ${ended}`,
    })
    return ok(null)
  })
}

type CloseRefusal = NoAccount | OwnAccount | LastOne | NotPermitted

/** Closes an account: it cannot sign in any more, and every session, care relation and other way to a file ends now. What it wrote stays. */
export async function closeAccount(ctx: Context, accountId: Id<'account'>): Promise<Result<null, CloseRefusal>> {
  return changeAccount(ctx, accountId, async (tx, permit, account): Promise<Result<null, LastOne>> => {
    const last = await lastHeavyRole(tx, ctx, accountId, account.roles)
    if (last !== null) return err({ kind: 'last-one', role: last })
    await endAccount(tx, ctx, permit, accountId)
    return ok(null)
  })
}

/** Within a transaction that is under way; the account is locked. Open invitations of it stay with the one who invited. */
export async function endAccount(tx: Tx, ctx: Context, permit: Pick<Permit, 'record'>, accountId: Id<'account'>): Promise<void> {
  await updateAccount(tx, accountId, { state: 'closed', password_hash: null })
  await deleteFactors(tx, accountId)
  await deletePendingSignInsOf(tx, accountId)
  const ended = await deleteSessionsOf(tx, accountId)
  await endAllCareOf(tx, ctx, permit, accountId)
  permit.record({ actionCode: 'U', eventType: 'account.close', objectType: 'account', objectId: accountId, detail: `sessions ${ended}` })
}

type TwoRefusal = NoAccount | OwnAccount | ProposeRefusal | NotPermitted

/** Takes app, recovery codes and passkeys away, for who lost them all: the next sign-in with the password sets up anew. */
export async function resetFactors(ctx: Context, accountId: Id<'account'>): Promise<Result<Outcome, TwoRefusal>> {
  return changeAccount(ctx, accountId, async (tx, permit, account): Promise<Result<Outcome, ProposeRefusal>> => {
    if (await wantsSecond(tx, ctx, account, { kind: 'reset-factors', accountId })) {
      const proposed = await propose(tx, ctx, permit, { kind: 'reset-factors', accountId })
      return proposed.ok ? ok({ proposed: true }) : proposed
    }
    await deleteFactors(tx, accountId)
    const ended = await deleteSessionsOf(tx, accountId)
    recordAccount(permit, 'account.resetFactors', accountId, `sessions ${ended}`)
    return ok({ proposed: false })
  })
}

/** Lets an account be bound again to the identity provider: after a move to another provider, or when the provider made it anew. */
export async function unbindAccount(ctx: Context, accountId: Id<'account'>): Promise<Result<Outcome, TwoRefusal>> {
  return changeAccount(ctx, accountId, async (tx, permit, account): Promise<Result<Outcome, ProposeRefusal>> => {
    if (await wantsSecond(tx, ctx, account, { kind: 'unbind', accountId })) {
      const proposed = await propose(tx, ctx, permit, { kind: 'unbind', accountId })
      return proposed.ok ? ok({ proposed: true }) : proposed
    }
    await updateAccount(tx, accountId, { issuer: null, subject: null })
    const ended = await deleteSessionsOf(tx, accountId)
    recordAccount(permit, 'account.unbind', accountId, `sessions ${ended}`)
    return ok({ proposed: false })
  })
}

function ownerOf({ email, displayName }: Pick<Account, 'email' | 'displayName'>): { email: string; name: string } {
  return { email, name: displayName }
}

function summarise({ passwordHash, issuer, ...account }: Account): AccountSummary {
  const signsInWith = [...(passwordHash === null ? [] : (['password'] as const)), ...(issuer === null ? [] : (['provider'] as const))]
  return { ...account, signsInWith }
}
