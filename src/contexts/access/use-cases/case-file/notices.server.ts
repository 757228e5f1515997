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
  type EmergencyNotice,
  type HiddenPartNotice,
  type Notice,
  type NoticeKind,
} from '../../sql/case-file/notices.server.ts'
import { mayDecide } from '../../rules/administration/proposal.ts'
import { permits } from '../../rules/permissions.ts'
import { listOpenProposals } from '../../sql/administration/proposals.server.ts'
import { countRunning } from '../../sql/breach/breaches.server.ts'
import { act, type NotPermitted } from '../act.server.ts'

/** Those about emergencies and hidden parts; the others stand on the pages that they are about. */
export type OwnNotice = Notice & { readonly kind: EmergencyNotice | HiddenPartNotice }

const isOfEmergency = <N extends { readonly kind: NoticeKind }>(one: N): one is N & { readonly kind: EmergencyNotice } =>
  one.kind.startsWith('emergency-')

const standsByItself = <N extends { readonly kind: NoticeKind }>(one: N): one is N & { readonly kind: OwnNotice['kind'] } =>
  entryOf(one.kind) === 'emergency'

export async function listNotices(ctx: Context): Promise<Result<OwnNotice[], NotPermitted>> {
  return act(ctx, 'notice.read', async (tx) => {
    const all = ctx.actor.kind === 'staff' ? await listUnseenNotices(tx, ctx.actor.accountId) : []
    return ok(all.filter(standsByItself))
  })
}

/** By the entry of the menu that they belong to. */
export type NoticeCounts = Readonly<
  Record<'emergency' | 'supervision' | 'askedOfMe' | 'requests' | 'breaches' | 'auditLog' | 'proposals', number>
>

/** For the frame of every page of the workplace, in one transaction: notices, the breaches whose clock runs, and the proposals that wait for who looks. */
export async function countNotices({ db, centreId, actor, now }: Context): Promise<NoticeCounts> {
  const counts = { emergency: 0, supervision: 0, askedOfMe: 0, requests: 0, breaches: 0, auditLog: 0, proposals: 0 }
  if (actor.kind !== 'staff') return counts
  const { accountId, roles } = actor
  await inTransaction(db, { centreId, actor: 'staff', actorId: accountId, roles, now }, async (tx) => {
    for (const { kind, count } of await countUnseenNotices(tx, accountId)) counts[entryOf(kind)] += count
    if (permits(actor, 'breach.list')) counts.breaches = await countRunning(tx)
    if (permits(actor, 'proposal.decide'))
      counts.proposals = (await listOpenProposals(tx)).filter((one) => mayDecide(one, actor, now).ok).length
  })
  return counts
}

function entryOf(kind: NoticeKind): keyof NoticeCounts {
  switch (kind) {
    case 'emergency-in-my-file':
    case 'emergency-to-review':
    case 'emergency-reviewed':
    case 'hidden-part-is-mine':
      return 'emergency'
    case 'review-answer':
      return 'supervision'
    case 'review-question':
    case 'review-outcome':
      return 'askedOfMe'
    case 'request-to-handle':
      return 'requests'
    case 'log-broken':
      return 'auditLog'
  }
}

export async function seeNotice(ctx: Context, id: Id<'notice'>): Promise<Result<null, { readonly kind: 'no-notice' } | NotPermitted>> {
  return act(ctx, 'notice.read', async (tx) => ((await markNoticeSeen(tx, id, ctx.now)) ? ok(null) : err({ kind: 'no-notice' })))
}

/** Mails who must hear of an emergency. Run twice, it mails only whom it did not reach before. */
export async function mailAlerts(
  ctx: Context,
  mail: Mail,
  emergencyId: string,
  words: (kind: EmergencyNotice) => Promise<Pick<Letter, 'subject' | 'text'>>,
): Promise<void> {
  const found = await act(ctx, 'emergency.alert', async (tx, permit) => {
    const waiting = await listUnmailed(tx, emergencyId)
    permit.record({ actionCode: 'E', objectType: 'emergency', objectId: emergencyId, detail: `selected ${waiting.length}` })
    return ok(waiting)
  })
  if (!found.ok) throw new Error('The system may not tell of an emergency')
  for (const { id, kind, email } of found.value.filter(isOfEmergency)) {
    await mail.send({ to: email, ...(await words(kind)) })
    await inTransaction(ctx.db, { centreId: ctx.centreId, actor: 'system' }, (tx) => markMailed(tx, id, ctx.now))
  }
}
