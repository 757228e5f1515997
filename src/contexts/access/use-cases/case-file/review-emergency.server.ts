/** Looking at emergencies afterwards: by the privacy officer, never one's own. Who opened it hears what was said of it. */
import type { Context } from '#platform/context.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import type { Instant } from '#platform/time.ts'
import { checkReview, isReviewOverdue, isRunning } from '../../rules/case-file/emergency.ts'
import { countOpenedBy, listEmergenciesToReview, lockEmergency, updateEmergencyReviewed } from '../../sql/case-file/emergencies.server.ts'
import { insertNotices, markNoticesAboutSeen } from '../../sql/case-file/notices.server.ts'
import { act, type NotPermitted } from '../act.server.ts'
import { sealForCentre } from '../sealed.server.ts'
import { opened, placeOf, type OwnEmergency } from './emergency.server.ts'

export type ReviewedEmergency = OwnEmergency & {
  /** Of who broke the glass. */
  readonly name: string
  readonly running: boolean
  readonly overdue: boolean
  readonly own: boolean
  /** What was opened by it: groups of fields, how often, and when last. */
  readonly opened: readonly { readonly fields: string; readonly times: number; readonly last: Instant }[]
}

const mostShown = 100

/** What waits, the oldest first, and what was looked at last. The person is a number here: control sees the log, never the file (PR-31). */
export async function listEmergencies(
  { keys }: Pick<Services, 'keys'>,
  ctx: Context,
): Promise<Result<{ readonly waiting: ReviewedEmergency[]; readonly reviewed: ReviewedEmergency[] }, NotPermitted>> {
  return act(ctx, 'emergency.list', async (tx, permit) => {
    const waiting = await listEmergenciesToReview(tx, 'waiting', mostShown)
    const reviewed = await listEmergenciesToReview(tx, 'reviewed', 20)
    const counts = await countOpenedBy(
      tx,
      [...waiting, ...reviewed].map(({ id }) => id),
    )
    permit.record({ actionCode: 'R', detail: `selected ${waiting.length + reviewed.length}` })
    const show = (row: (typeof waiting)[number]): ReviewedEmergency => ({
      ...opened({ keys }, ctx, row),
      running: isRunning(row, ctx.now),
      overdue: row.reviewedAt === null && isReviewOverdue(row.begunAt, ctx.now),
      own: ctx.actor.kind === 'staff' && ctx.actor.accountId === row.accountId,
      opened: counts.filter(({ id }) => id === row.id),
    })
    return ok({ waiting: waiting.map(show), reviewed: reviewed.map(show) })
  })
}

export type ReviewRefusal = {
  readonly kind: 'no-verdict' | 'no-note' | 'too-long-note' | 'no-emergency' | 'own-emergency' | 'already-reviewed'
}

export async function reviewEmergency(
  { keys }: Pick<Services, 'keys'>,
  ctx: Context,
  { id, verdict, note }: { readonly id: Id<'emergency'>; readonly verdict: string; readonly note: string },
): Promise<Result<null, ReviewRefusal | NotPermitted>> {
  return act(ctx, 'emergency.review', async (tx, permit): Promise<Result<null, ReviewRefusal>> => {
    const one = await lockEmergency(tx, id)
    if (one === null || ctx.actor.kind !== 'staff') return err({ kind: 'no-emergency' })
    const { accountId } = ctx.actor
    if (one.accountId === accountId) return err({ kind: 'own-emergency' })
    if (one.reviewedAt !== null) return err({ kind: 'already-reviewed' })
    const checked = checkReview(verdict, note)
    if (!checked.ok) return checked
    const { verdict: known, note: text } = checked.value
    const sealed = text === null ? null : sealForCentre(keys, ctx.centreId, placeOf(ctx, id, 'note'), Buffer.from(text))
    await updateEmergencyReviewed(tx, id, { accountId, at: ctx.now, verdict: known, note: sealed })
    await markNoticesAboutSeen(tx, 'emergency-to-review', id, ctx.now)
    await insertNotices(tx, ctx.centreId, [{ accountId: one.accountId, kind: 'emergency-reviewed', aboutId: id, personId: null }], ctx.now)
    permit.record({ actionCode: 'U', objectType: 'emergency', objectId: id, detail: known })
    return ok(null)
  })
}
