/**
 * Hidden parts that no member can open go to one person, in the transaction in which the last of them leaves, and by a job when a care relation ended by its
 * term. The new member alone hears of it; every row of the log carries the hidden part.
 */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { ok, type Result } from '#platform/result.ts'
import { successorOf } from '../../rules/case-file/successor.ts'
import { insertMember, lockUnkept } from '../../sql/case-file/compartments.server.ts'
import { insertNotices } from '../../sql/case-file/notices.server.ts'
import { act, type NotPermitted, type Permit } from '../act.server.ts'
import { actorIdOf } from './actor-id.ts'

/** Answers how many went to somebody. */
export async function passOnHiddenParts(
  tx: Tx,
  ctx: Context,
  permit: Pick<Permit, 'record'>,
  leaver: Id<'account'> | null = null,
): Promise<number> {
  let passed = 0
  for (const { compartmentId, personId, successors } of await lockUnkept(tx, ctx.now, leaver)) {
    const accountId = successorOf(successors) as Id<'account'> | null
    if (accountId === null) continue
    await insertMember(tx, ctx.centreId, { compartmentId, accountId, by: actorIdOf(ctx), at: ctx.now })
    await insertNotices(tx, ctx.centreId, [{ accountId, kind: 'hidden-part-is-mine', aboutId: compartmentId, personId }], ctx.now)
    permit.record({
      ...{ actionCode: 'C', eventType: 'compartment.passOn', objectType: 'account', objectId: accountId },
      ...{ subjectId: personId, compartmentId },
    })
    passed += 1
  }
  return passed
}

export async function keepHiddenParts(ctx: Context): Promise<Result<number, NotPermitted>> {
  return act(ctx, 'compartment.keep', async (tx, permit) => ok(await passOnHiddenParts(tx, ctx, permit)))
}
