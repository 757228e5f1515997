/** Does what was proposed and approved, after looking whether it still fits: things may have changed since it was proposed. */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { localDate } from '#platform/time.ts'
import { lastOf } from '../../rules/administration/heavy-role.ts'
import { subjectOf } from '../../rules/administration/proposal.ts'
import { findPerson } from '../../sql/administration/people.server.ts'
import { listHolders, type KeptProposal } from '../../sql/administration/proposals.server.ts'
import { findTerm } from '../../sql/administration/settings.server.ts'
import { deleteRole, insertRole, lockAccount, updateAccount } from '../../sql/accounts.server.ts'
import { deletePendingSignInsOf } from '../../sql/pending-sign-ins.server.ts'
import { deleteFactors } from '../../sql/second-factors.server.ts'
import { deleteSessionsOf } from '../../sql/sessions.server.ts'
import type { Permit } from '../act.server.ts'
import { beginTerm } from './begin-term.server.ts'

/** Whom it is about still works here, who proposed it too, and what it would change is as it was. */
export async function stillFits(tx: Tx, { change, proposedBy }: KeptProposal): Promise<boolean> {
  for (const id of [subjectOf(change), proposedBy])
    if (id !== null && (await lockAccount(tx, id as Id<'account'>))?.state !== 'active') return false
  switch (change.kind) {
    case 'give-role': {
      const person = await findPerson(tx, change.accountId as Id<'account'>)
      return person !== null && !person.roles.some(({ role, until }) => role === change.role && until === null)
    }
    case 'take-role': {
      const holders = await listHolders(tx)
      const has = holders.some(({ accountId, roles }) => accountId === change.accountId && roles.includes(change.role))
      return has && lastOf(holders, change.accountId, [change.role]).length === 0
    }
    case 'reset-factors':
    case 'unbind':
      return true
    case 'change-term':
      return (await findTerm(tx, change.term)) === change.was
  }
}

export async function carryOut(
  tx: Tx,
  ctx: Context,
  permit: Pick<Permit, 'record'>,
  { id, change, proposedBy }: KeptProposal,
): Promise<void> {
  const accountId = subjectOf(change) as Id<'account'>
  const record = (eventType: string, detail: string): void =>
    permit.record({ actionCode: 'U', eventType, objectType: 'account', objectId: accountId, detail: `${detail}, proposal ${id}` })
  switch (change.kind) {
    case 'give-role': {
      const { role, from, until } = change
      await insertRole(tx, ctx.centreId, accountId, role, { from, until, by: proposedBy as Id<'account'> | null })
      return record('account.grantRole', role)
    }
    case 'take-role':
      await deleteRole(tx, accountId, change.role)
      return record('account.revokeRole', change.role)
    case 'reset-factors':
      await deleteFactors(tx, accountId)
      await deletePendingSignInsOf(tx, accountId)
      return record('account.resetFactors', `sessions ${await deleteSessionsOf(tx, accountId)}`)
    case 'unbind':
      await updateAccount(tx, accountId, { issuer: null, subject: null })
      return record('account.unbind', `sessions ${await deleteSessionsOf(tx, accountId)}`)
    case 'change-term':
      return beginTerm(tx, ctx, permit, { ...change, today: localDate(ctx.now), by: proposedBy })
  }
}
