/** Who handles a request hears of it in the transaction that makes it, by a notice; a job mails it, and says nothing of whom or what. */
import type { Context } from '#platform/context.ts'
import { inTransaction, withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Letter, Mail } from '#platform/mail.server.ts'
import { ok } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { handledBy, type PersonRequest } from '../../rules/case-file/person-request.ts'
import { insertNotices, listUnmailedOfKind, markMailed, markNoticesAboutSeen } from '../../sql/case-file/notices.server.ts'
import { listAccountsInRole, listCarersOf } from '../../sql/case-file/request-handlers.server.ts'
import { act } from '../act.server.ts'

const kind = 'request-to-handle' as const

export async function tellHandlers(
  tx: Tx,
  ctx: Context,
  request: Pick<PersonRequest, 'id' | 'kind' | 'personId'>,
  byHand: boolean,
): Promise<void> {
  const accounts = await withSystemSight(tx, async () => {
    const { personId } = request
    const by = handledBy(request.kind, { isKnown: personId !== null, byHand })
    const carers = by === 'carers' && personId !== null ? await listCarersOf(tx, personId, localDate(ctx.now)) : []
    if (carers.length > 0) return carers
    return listAccountsInRole(tx, by === 'coordinators' ? 'coordinator' : 'privacyOfficer')
  })
  const own = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null
  const others = accounts.filter((accountId) => accountId !== own)
  await insertNotices(
    tx,
    ctx.centreId,
    others.map((accountId) => ({ accountId, kind, aboutId: request.id, personId: null })),
    ctx.now,
  )
}

/** Answered, or withdrawn: there is nothing to look at any more. */
export async function forgetHandlers(tx: Tx, ctx: Context, id: Id<'personRequest'>): Promise<void> {
  await markNoticesAboutSeen(tx, kind, id, ctx.now)
}

/** Mails whom it did not reach before. */
export async function mailHandlers(ctx: Context, mail: Mail, letter: Pick<Letter, 'subject' | 'text'>): Promise<void> {
  const found = await act(ctx, 'request.tell', async (tx, permit) => {
    const waiting = await listUnmailedOfKind(tx, kind, 200)
    permit.record({ actionCode: 'E', objectType: 'notice', detail: `selected ${waiting.length}` })
    return ok(waiting)
  })
  if (!found.ok) throw new Error('The system may not tell of a request')
  for (const { id, email } of found.value) {
    await mail.send({ to: email, ...letter })
    await inTransaction(ctx.db, { centreId: ctx.centreId, actor: 'system' }, (tx) => markMailed(tx, id, ctx.now))
  }
}
