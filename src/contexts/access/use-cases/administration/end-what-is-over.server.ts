/** Each minute: who left, or whose organisation left, is closed; roles, proposals and lists that are over go; terms whose day has come begin. */
import type { Context } from '#platform/context.ts'
import { inTransaction, type Tx } from '#platform/db.server.ts'
import { ok } from '#platform/result.ts'
import { deleteRolesThatAreOver, listWhoseTimeIsOver } from '../../sql/administration/people.server.ts'
import { expireProposals, listHolders, listUntold, lockTeam, markTold } from '../../sql/administration/proposals.server.ts'
import { isAnythingOver } from '../../sql/administration/what-is-over.server.ts'
import { saveTerm, takeDueTerms } from '../../sql/administration/settings.server.ts'
import { deleteOldTries } from '../../sql/administration/staff-imports.server.ts'
import { whoCanDecide } from '../../rules/administration/proposal.ts'
import { act, type Permit } from '../act.server.ts'
import { endAccount } from '../accounts.server.ts'
import type { Mail } from '#platform/mail.server.ts'

/** A list that was tried and not accepted holds names of people who do not work here: not kept for long. */
const tryDays = 7

/** Most minutes there is nothing, and then nothing is written. Run twice, the second finds nothing. Answers how many accounts it closed. */
export async function endWhatIsOver(ctx: Context): Promise<number> {
  const { db, centreId, now } = ctx
  if (!(await inTransaction(db, { centreId, actor: 'system', now }, isAnythingOver))) return 0
  const done = await act(ctx, 'administration.endWhatIsOver', async (tx, permit) => {
    await lockTeam(tx, centreId)
    const left = await listWhoseTimeIsOver(tx)
    for (const id of left) await endAccount(tx, ctx, permit, id)
    for (const { accountId, role } of await deleteRolesThatAreOver(tx))
      permit.record({
        actionCode: 'U',
        eventType: 'account.revokeRole',
        objectType: 'account',
        objectId: accountId,
        detail: `${role}, its days are over`,
      })
    for (const id of await expireProposals(tx, now))
      permit.record({ actionCode: 'U', eventType: 'proposal.expire', objectType: 'proposal', objectId: id })
    await beginDueTerms(tx, ctx, permit)
    await deleteOldTries(tx, now.subtract({ hours: 24 * tryDays }))
    permit.record({ actionCode: 'E', detail: `run ${left.length}` })
    return ok(left.length)
  })
  if (!done.ok) throw new Error('The system may not end what is over')
  return done.value
}

async function beginDueTerms(tx: Tx, ctx: Context, permit: Pick<Permit, 'record'>): Promise<void> {
  for (const { term, value } of await takeDueTerms(tx)) {
    await saveTerm(tx, ctx.centreId, term, value)
    permit.record({
      actionCode: 'U',
      eventType: 'centre.setTerm',
      objectType: 'centre',
      objectId: ctx.centreId,
      detail: `${term} ${value} begins`,
    })
  }
}

/** Mails everybody who may decide that something waits; the mail says nothing of what. Run twice, nobody hears twice. */
export async function tellOfProposals(
  ctx: Context,
  mail: Mail,
  letter: () => Promise<{ readonly subject: string; readonly text: string }>,
): Promise<void> {
  const { db, centreId, now } = ctx
  const waiting = await inTransaction(db, { centreId, actor: 'system', now }, listUntold)
  if (waiting.length === 0) return
  const found = await act(ctx, 'proposal.tell', async (tx, permit) => {
    const holders = await listHolders(tx)
    const untold = await listUntold(tx)
    const ids = new Set(untold.flatMap(({ change, proposedBy }) => whoCanDecide(change, proposedBy, holders)))
    permit.record({ actionCode: 'E', detail: `selected ${ids.size}` })
    return ok({ untold, to: holders.filter(({ accountId }) => ids.has(accountId)).map(({ email }) => email) })
  })
  if (!found.ok) throw new Error('The system may not tell of a proposal')
  const words = await letter()
  for (const to of found.value.to) await mail.send({ to, ...words })
  await inTransaction(db, { centreId, actor: 'system', now }, async (tx) => {
    for (const { id } of found.value.untold) await markTold(tx, id, now)
  })
}
