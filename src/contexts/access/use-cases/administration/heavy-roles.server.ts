/** When a heavy role wants a second person, and when it is the last one. Asked while the team is locked. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { isHeavy, lastOf, type HeavyRole } from '../../rules/administration/heavy-role.ts'
import { whoCanDecide, type Change } from '../../rules/administration/proposal.ts'
import type { Account } from '../../sql/accounts.server.ts'
import { listHolders, lockTeam } from '../../sql/administration/proposals.server.ts'

/** The centre would be without. */
export type LastOne = { readonly kind: 'last-one'; readonly role: HeavyRole }

/** The heavy role among these that wants a second person. The command line gives the first of each, so that a team can begin. */
export async function needsTwo(tx: Tx, ctx: Context, given: readonly string[]): Promise<HeavyRole | null> {
  const heavy = given.filter(isHeavy)
  if (heavy.length === 0) return null
  if (ctx.actor.kind !== 'system') return heavy[0] ?? null
  await lockTeam(tx, ctx.centreId)
  const holders = await listHolders(tx)
  return heavy.find((role) => holders.some((one) => one.roles.includes(role))) ?? null
}

/** Two who take from each other at once come one after the other, so that one of them stays. */
export async function lastHeavyRole(tx: Tx, ctx: Context, accountId: Id<'account'>, lost: readonly string[]): Promise<HeavyRole | null> {
  if (!lost.some(isHeavy)) return null
  await lockTeam(tx, ctx.centreId)
  return lastOf(await listHolders(tx), accountId, lost)[0] ?? null
}

/** Does this want a second person? Only about who has a heavy role; and the command line helps where nobody is left who could decide. */
export async function wantsSecond(tx: Tx, ctx: Context, account: Account, change: Change): Promise<boolean> {
  if (!account.roles.some(isHeavy)) return false
  return ctx.actor.kind === 'staff' || whoCanDecide(change, null, await listHolders(tx)).length > 0
}
