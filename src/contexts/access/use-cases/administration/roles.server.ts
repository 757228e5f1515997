/** Roles are given to and taken from somebody else; the heavy ones by two people. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { isHeavy } from '../../rules/administration/heavy-role.ts'
import { checkRoleTerm, type RoleTerm, type RoleTermRefusal } from '../../rules/administration/role-term.ts'
import type { Role } from '../../rules/permissions.ts'
import { deleteRole, insertRole, type Account } from '../../sql/accounts.server.ts'
import type { NotPermitted } from '../act.server.ts'
import { changeAccount, recordAccount, type Manage, type NoAccount, type Outcome, type OwnAccount } from './change-account.server.ts'
import { lastHeavyRole, needsTwo, type LastOne } from './heavy-roles.server.ts'
import { propose, type ProposeRefusal } from './proposals.server.ts'

export type RoleRefusal = NoAccount | OwnAccount | RoleTermRefusal | ProposeRefusal | LastOne | NotPermitted
type Within = RoleTermRefusal | ProposeRefusal | LastOne

/** Gives a role to somebody else, for good or for some days; holds from that person's next request. A heavy one is proposed. */
export async function grantRole(
  ctx: Context,
  accountId: Id<'account'>,
  role: Role,
  term: RoleTerm = { from: null, until: null },
  why = '',
): Promise<Result<Outcome, RoleRefusal>> {
  return changeAccount(ctx, accountId, async (tx, permit, account): Promise<Result<Outcome, Within>> => {
    const checked = checkRoleTerm(term, localDate(ctx.now))
    if (!checked.ok) return checked
    return give(tx, ctx, permit, account, { role, ...checked.value }, why)
  })
}

/** Takes a role from somebody else; holds from that person's next request. A heavy one is proposed. */
export async function revokeRole(ctx: Context, accountId: Id<'account'>, role: Role): Promise<Result<Outcome, RoleRefusal>> {
  return changeAccount(ctx, accountId, (tx, permit, account) => takeAway(tx, ctx, permit, account, role))
}

async function give(
  tx: Tx,
  ctx: Context,
  permit: Manage,
  { id, roles: has }: Account,
  { role, ...term }: RoleTerm & { readonly role: Role },
  why = '',
): Promise<Result<Outcome, ProposeRefusal>> {
  if (isHeavy(role) && !has.includes(role) && (await needsTwo(tx, ctx, [role])) !== null) {
    const proposed = await propose(tx, ctx, permit, { kind: 'give-role', accountId: id, role, ...term }, why)
    return proposed.ok ? ok({ proposed: [role] }) : proposed
  }
  const by = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null
  const days = term.from === null && term.until === null ? '' : ` ${term.from?.toString() ?? ''}/${term.until?.toString() ?? ''}`
  const changed = has.includes(role) && isHeavy(role) ? false : await insertRole(tx, ctx.centreId, id, role, { ...term, by })
  recordAccount(permit, 'account.grantRole', id, changed ? `${role}${days}` : `${role}, had it`)
  return ok({ proposed: false })
}

async function takeAway(
  tx: Tx,
  ctx: Context,
  permit: Manage,
  { id, roles: has }: Account,
  role: Role,
): Promise<Result<Outcome, ProposeRefusal | LastOne>> {
  if (isHeavy(role) && has.includes(role)) {
    const last = await lastHeavyRole(tx, ctx, id, [role])
    if (last !== null) return err({ kind: 'last-one', role: last })
    const proposed = await propose(tx, ctx, permit, { kind: 'take-role', accountId: id, role })
    return proposed.ok ? ok({ proposed: [role] }) : proposed
  }
  const changed = await deleteRole(tx, id, role)
  recordAccount(permit, 'account.revokeRole', id, changed ? role : `${role}, had it not`)
  return ok({ proposed: false })
}
