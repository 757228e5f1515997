/** A colleague reports a message of an asker as abusive, to who coordinates or administers. */
import { act, type NotPermitted } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { mayReport, type ReportKind, type ReportRefusal } from '../rules/abuse-report.ts'
import { insertReport, isReportedAlready } from '../sql/abuse-reports.server.ts'
import { listMessages, lockConversation } from '../sql/conversations.server.ts'
import type { Desk } from './desk.ts'
import { sealText } from './sealing.server.ts'
import { accountOf, keyOf } from './work-on-question.server.ts'

export type ReportWish = { readonly messageId: string; readonly kind: ReportKind; readonly words: string }

type Refused = ReportRefusal | { readonly kind: 'unknown' }

export async function reportAbuse(
  ctx: Context,
  desk: Desk,
  id: Id<'conversation'>,
  wish: ReportWish,
): Promise<Result<Id<'abuseReport'>, Refused | NotPermitted>> {
  try {
    return await act<'abuse.report', Id<'abuseReport'>, Refused>(ctx, 'abuse.report', async (tx, permit) => {
      const row = await lockConversation(tx, id)
      const message = row === null ? undefined : (await listMessages(tx, id)).find((one) => one.id === wish.messageId)
      if (row === null || message === undefined) return err({ kind: 'unknown' })
      const may = mayReport(message)
      if (!may.ok) return may
      const reportId = newId<'abuseReport'>(ctx.now.epochMilliseconds)
      await insertReport(tx, {
        centre_id: ctx.centreId,
        id: reportId,
        conversation_id: id,
        message_id: message.id,
        kind: wish.kind,
        words: sealText(keyOf(ctx, desk, row), reportPlace(reportId), wish.words),
        reported_by: accountOf(ctx),
        reported_at: ctx.now,
      })
      permit.record({ actionCode: 'C', objectType: 'abuseReport', objectId: reportId, detail: wish.kind })
      permit.record({ actionCode: 'U', objectType: 'conversation', objectId: id, detail: 'report' })
      return ok(reportId)
    })
  } catch (problem) {
    if (isReportedAlready(problem)) return err({ kind: 'reported-already' })
    throw problem
  }
}

export const reportPlace = (id: string): string => `report ${id}`
export const outcomePlace = (id: string): string => `outcome ${id}`
