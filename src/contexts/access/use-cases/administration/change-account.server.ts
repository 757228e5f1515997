/** Changing the account of somebody else: never one's own, one change of the team at a time, and only while the account is open. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { err, type Result } from '#platform/result.ts'
import type { HeavyRole } from '../../rules/administration/heavy-role.ts'
import { lockAccount, type Account } from '../../sql/accounts.server.ts'
import { lockTeam } from '../../sql/administration/proposals.server.ts'
import { act, type NotPermitted, type Permit } from '../act.server.ts'

export type Manage = Permit<'account.manage'>
export type OwnAccount = { readonly kind: 'own-account' }
export type NoAccount = { readonly kind: 'no-account' }
/** What came of it: done, or waiting for a second person; for roles, which of them. */
export type Outcome = { readonly proposed: readonly HeavyRole[] | boolean }

export async function changeAccount<T, E>(
  ctx: Context,
  accountId: Id<'account'>,
  work: (tx: Tx, permit: Manage, account: Account) => Promise<Result<T, E>>,
): Promise<Result<T, E | NoAccount | OwnAccount | NotPermitted>> {
  return act(ctx, 'account.manage', async (tx, permit): Promise<Result<T, E | NoAccount | OwnAccount>> => {
    await lockTeam(tx, ctx.centreId)
    if (ctx.actor.kind === 'staff' && ctx.actor.accountId === accountId) return err({ kind: 'own-account' })
    const account = await lockAccount(tx, accountId)
    if (account?.state !== 'active') return err({ kind: 'no-account' })
    return work(tx, permit, account)
  })
}

export function recordAccount(permit: Pick<Permit, 'record'>, eventType: string, accountId: Id<'account'>, detail: string): void {
  permit.record({ actionCode: 'U', eventType, objectType: 'account', objectId: accountId, detail })
}
