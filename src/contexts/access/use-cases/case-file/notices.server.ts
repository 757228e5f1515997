/** What a colleague should look at: in the workplace at once, and by a mail that says nothing of whom it is about. */
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Letter, Mail } from '#platform/mail.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import {
  countUnseenNotices,
  listUnmailed,
  listUnseenNotices,
  markMailed,
  markNoticeSeen,
  type Notice,
  type EmergencyNoticeKind,
} from '../../sql/case-file/notices.server.ts'
import { act, type NotPermitted } from '../act.server.ts'

export async function listNotices(ctx: Context): Promise<Result<Notice[], NotPermitted>> {
  return act(ctx, 'notice.read', async (tx) => ok(ctx.actor.kind === 'staff' ? await listUnseenNotices(tx, ctx.actor.accountId) : []))
}

/** For the frame of every page of the workplace. */
export async function countNotices({ db, centreId, actor, now }: Context): Promise<number> {
  if (actor.kind !== 'staff') return 0
  const { accountId, roles } = actor
  return inTransaction(db, { centreId, actor: 'staff', actorId: accountId, roles, now }, (tx) => countUnseenNotices(tx, accountId))
}

export async function seeNotice(ctx: Context, id: Id<'notice'>): Promise<Result<null, { readonly kind: 'no-notice' } | NotPermitted>> {
  return act(ctx, 'notice.read', async (tx) => ((await markNoticeSeen(tx, id, ctx.now)) ? ok(null) : err({ kind: 'no-notice' })))
}

/** Mails who must hear of an emergency. Run twice, it mails only whom it did not reach before. */
export async function mailAlerts(
  ctx: Context,
  mail: Mail,
  emergencyId: string,
  words: (kind: EmergencyNoticeKind) => Promise<Pick<Letter, 'subject' | 'text'>>,
): Promise<void> {
  const found = await act(ctx, 'emergency.alert', async (tx, permit) => {
    const waiting = await listUnmailed(tx, emergencyId)
    permit.record({ actionCode: 'E', objectType: 'emergency', objectId: emergencyId, detail: `selected ${waiting.length}` })
    return ok(waiting)
  })
  if (!found.ok) throw new Error('The system may not tell of an emergency')
  for (const { id, kind, email } of found.value) {
    await mail.send({ to: email, ...(await words(kind)) })
    await inTransaction(ctx.db, { centreId: ctx.centreId, actor: 'system' }, (tx) => markMailed(tx, id, ctx.now))
  }
}
