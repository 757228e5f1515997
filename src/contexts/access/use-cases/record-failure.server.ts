import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { ruleOf, type Verb } from '../rules/permissions.ts'
import { insertAudit } from '../sql/audit.server.ts'

/** Writes down an attempt that did not succeed. `detail` is a kind, never what was typed: people type passwords in wrong fields. */
export async function recordFailure(ctx: Context, verb: Verb, detail: string, accountId: Id<'account'> | null = null): Promise<void> {
  ctx.asked.push(verb)
  await inTransaction(ctx.db, { centreId: ctx.centreId, actor: ctx.actor.kind }, (tx) =>
    insertAudit(tx, ctx, [
      {
        actionCode: 'E',
        eventType: verb,
        outcome: 8,
        purpose: ruleOf(verb).purpose,
        detail,
        ...(accountId === null ? {} : { objectType: 'account', objectId: accountId }),
      },
    ]),
  )
}
