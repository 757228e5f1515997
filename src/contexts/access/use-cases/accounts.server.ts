/** Accounts of the staff: made, given roles, closed. Nobody changes the own account, so nobody gives themselves a role. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { hashPassword } from '#platform/password-hash.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { checkAccount, type AccountRefusal, type NewAccount } from '../rules/account.ts'
import { checkPassword, type PasswordRefusal } from '../rules/password.ts'
import { roles, type Role } from '../rules/permissions.ts'
import { deleteRole, insertAccount, insertRole, listAccountRows, lockAccount, updateAccount, type Account } from '../sql/accounts.server.ts'
import { deletePendingSignInsOf } from '../sql/pending-sign-ins.server.ts'
import { deleteFactors } from '../sql/second-factors.server.ts'
import { deleteSessionsOf } from '../sql/sessions.server.ts'
import { act, type NotPermitted, type Permit } from './act.server.ts'
import { endAllCareOf } from './case-file/leave.server.ts'

type Manage = Permit<'account.manage'>
export type OwnAccount = { readonly kind: 'own-account' }
export type NoAccount = { readonly kind: 'no-account' }
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

type AddRefusal = AccountRefusal | PasswordRefusal | EmailTaken

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

/** Closes an account: it cannot sign in any more, and every session, care relation and other way to a file ends now. What it wrote stays. */
export async function closeAccount(ctx: Context, accountId: Id<'account'>): Promise<Result<null, NoAccount | OwnAccount | NotPermitted>> {
  return changeAccount(ctx, accountId, async (tx, permit) => {
    await updateAccount(tx, accountId, { state: 'closed', password_hash: null })
    await deleteFactors(tx, accountId)
    await deletePendingSignInsOf(tx, accountId)
    const ended = await deleteSessionsOf(tx, accountId)
    await endAllCareOf(tx, ctx, permit, accountId)
    permit.record({ actionCode: 'U', eventType: 'account.close', objectType: 'account', objectId: accountId, detail: `sessions ${ended}` })
    return ok(null)
  })
}

/** Takes app, recovery codes and passkeys away, for who lost them all: the next sign-in with the password sets up anew. */
export async function resetFactors(ctx: Context, accountId: Id<'account'>): Promise<Result<null, NoAccount | OwnAccount | NotPermitted>> {
  return changeAccount(ctx, accountId, async (tx, permit) => {
    await deleteFactors(tx, accountId)
    const ended = await deleteSessionsOf(tx, accountId)
    permit.record({
      actionCode: 'U',
      eventType: 'account.resetFactors',
      objectType: 'account',
      objectId: accountId,
      detail: `sessions ${ended}`,
    })
    return ok(null)
  })
}

/** Lets an account be bound again to the identity provider: after a move to another provider, or when the provider made it anew. */
export async function unbindAccount(ctx: Context, accountId: Id<'account'>): Promise<Result<null, NoAccount | OwnAccount | NotPermitted>> {
  return changeAccount(ctx, accountId, async (tx, permit) => {
    await updateAccount(tx, accountId, { issuer: null, subject: null })
    const ended = await deleteSessionsOf(tx, accountId)
    permit.record({ actionCode: 'U', eventType: 'account.unbind', objectType: 'account', objectId: accountId, detail: `sessions ${ended}` })
    return ok(null)
  })
}

type RoleRefusal = NoAccount | OwnAccount | NotPermitted

/** Gives a role to somebody else; holds from that person's next request. */
export async function grantRole(ctx: Context, accountId: Id<'account'>, role: Role): Promise<Result<null, RoleRefusal>> {
  return changeAccount(ctx, accountId, async (tx, permit) => {
    const changed = await insertRole(tx, ctx.centreId, accountId, role)
    recordRole(permit, 'account.grantRole', accountId, changed ? role : `${role}, had it`)
    return ok(null)
  })
}

/** Takes a role from somebody else; holds from that person's next request. */
export async function revokeRole(ctx: Context, accountId: Id<'account'>, role: Role): Promise<Result<null, RoleRefusal>> {
  return changeAccount(ctx, accountId, async (tx, permit) => {
    const changed = await deleteRole(tx, accountId, role)
    recordRole(permit, 'account.revokeRole', accountId, changed ? role : `${role}, had it not`)
    return ok(null)
  })
}

/** Gives and takes roles until somebody else has exactly these. */
export async function changeRoles(ctx: Context, accountId: Id<'account'>, wanted: readonly Role[]): Promise<Result<null, RoleRefusal>> {
  return changeAccount(ctx, accountId, async (tx, permit, { roles: has }) => {
    for (const role of wanted.filter((one) => !has.includes(one))) {
      await insertRole(tx, ctx.centreId, accountId, role)
      recordRole(permit, 'account.grantRole', accountId, role)
    }
    for (const role of roles.filter((one) => has.includes(one) && !wanted.includes(one))) {
      await deleteRole(tx, accountId, role)
      recordRole(permit, 'account.revokeRole', accountId, role)
    }
    recordRole(permit, 'account.changeRoles', accountId, wanted.join(',') || 'no role')
    return ok(null)
  })
}

async function changeAccount<E>(
  ctx: Context,
  accountId: Id<'account'>,
  work: (tx: Tx, permit: Manage, account: Account) => Promise<Result<null, E>>,
): Promise<Result<null, E | NoAccount | OwnAccount | NotPermitted>> {
  return act(ctx, 'account.manage', async (tx, permit): Promise<Result<null, E | NoAccount | OwnAccount>> => {
    if (ctx.actor.kind === 'staff' && ctx.actor.accountId === accountId) return err({ kind: 'own-account' })
    const account = await lockAccount(tx, accountId)
    if (account?.state !== 'active') return err({ kind: 'no-account' })
    return work(tx, permit, account)
  })
}

function recordRole(permit: Manage, eventType: string, accountId: Id<'account'>, detail: string): void {
  permit.record({ actionCode: 'U', eventType, objectType: 'account', objectId: accountId, detail })
}

function ownerOf({ email, displayName }: Pick<Account, 'email' | 'displayName'>): { email: string; name: string } {
  return { email, name: displayName }
}

function summarise({ passwordHash, issuer, ...account }: Account): AccountSummary {
  const signsInWith = [...(passwordHash === null ? [] : (['password'] as const)), ...(issuer === null ? [] : (['provider'] as const))]
  return { ...account, signsInWith }
}
