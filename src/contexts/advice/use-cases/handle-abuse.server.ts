/** Who coordinates or administers sees what was reported, decides, and records what came of it. */
import { act, listColleagues, type Colleague, type NotPermitted } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { idFor, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Instant } from '#platform/time.ts'
import { mayHandle, type ReportKind, type ReportOutcome, type ReportRefusal } from '../rules/abuse-report.ts'
import type { PauseRefusal } from '../rules/pause.ts'
import { findReport, listReports, lockReport, saveOutcome, type ReportRow } from '../sql/abuse-reports.server.ts'
import { findConversation, findMessage, lockConversation, updateConversation, type ConversationRow } from '../sql/conversations.server.ts'
import { findPauseOfConversation } from '../sql/pauses.server.ts'
import type { Desk } from './desk.ts'
import { beginPause } from './pause.server.ts'
import { outcomePlace, reportPlace } from './report-abuse.server.ts'
import { sealText, unsealText } from './sealing.server.ts'
import { accountOf, keyOf, peopleOf } from './work-on-question.server.ts'

export type ReportItem = {
  readonly id: Id<'abuseReport'>
  readonly kind: ReportKind
  readonly reportedBy: Colleague | null
  readonly reportedAt: Instant
  readonly outcome: ReportOutcome | null
  readonly handledBy: Colleague | null
  readonly handledAt: Instant | null
}

/**
 * The one message that was reported, and no more of its conversation: who administers reads no conversations. Its asker may have taken the
 * message along into an account since: then it is read, and acted on, where it is now; the words about it stay where they were sealed.
 */
export type ReadReport = ReportItem & {
  readonly conversationId: Id<'conversation'>
  readonly words: string
  readonly outcomeWords: string | null
  readonly message: { readonly text: string; readonly at: Instant }
  readonly pausedUntil: Instant | null
}

export const mostReports = 200

export async function listAbuseReports(ctx: Context): Promise<Result<readonly ReportItem[], NotPermitted>> {
  return act(ctx, 'abuse.handle', async (tx, permit) => {
    const people = peopleOf(await listColleagues(tx))
    const rows = await listReports(tx, mostReports)
    permit.record({ actionCode: 'R', detail: `list ${rows.length}` })
    return ok(rows.map((row) => itemOf(row, people)))
  })
}

function itemOf(row: ReportRow, people: ReadonlyMap<string, Colleague>): ReportItem {
  return {
    id: row.id as Id<'abuseReport'>,
    kind: row.kind as ReportKind, // the database keeps kind and outcome to these
    reportedBy: people.get(row.reported_by) ?? null,
    reportedAt: row.reported_at,
    outcome: row.outcome as ReportOutcome | null,
    handledBy: row.handled_by === null ? null : (people.get(row.handled_by) ?? null),
    handledAt: row.handled_at,
  }
}

type Unknown = { readonly kind: 'unknown' }

export async function readAbuseReport(
  ctx: Context,
  desk: Desk,
  id: Id<'abuseReport'>,
): Promise<Result<ReadReport, Unknown | NotPermitted>> {
  return act(ctx, 'abuse.handle', async (tx, permit) => {
    const row = await findReport(tx, id)
    const conversation = row === null ? null : await findConversation(tx, row.conversation_id as Id<'conversation'>)
    if (row === null || conversation === null) return err({ kind: 'unknown' })
    const key = keyOf(ctx, desk, conversation)
    const message = await findMessage(tx, row.message_id)
    const home = message === null ? null : await findConversation(tx, message.conversation_id as Id<'conversation'>)
    if (message === null || home === null) return err({ kind: 'unknown' })
    const pause = await findPauseOfConversation(tx, home.id)
    permit.record({ actionCode: 'R', objectType: 'abuseReport', objectId: id })
    permit.record({ actionCode: 'R', objectType: 'conversation', objectId: home.id, detail: 'reported message' })
    return ok({
      ...itemOf(row, peopleOf(await listColleagues(tx))),
      conversationId: home.id as Id<'conversation'>,
      words: unsealText(key, reportPlace(id), row.words),
      outcomeWords: row.outcome_words === null ? null : unsealText(key, outcomePlace(id), row.outcome_words),
      message: { text: unsealText(keyOf(ctx, desk, home), message.id, message.body), at: message.at },
      pausedUntil: pause?.ends_at ?? null,
    })
  })
}

export type Handling = {
  readonly outcome: ReportOutcome
  readonly words: string | null
  /** For `paused`. */
  readonly hours: number
}

/** Once. Pausing and bundling happen with it; that a person went to the police is only written down. */
export async function handleAbuse(
  ctx: Context,
  desk: Desk,
  id: Id<'abuseReport'>,
  handling: Handling,
): Promise<Result<null, Unknown | ReportRefusal | PauseRefusal | NotPermitted>> {
  return act<'abuse.handle', null, Unknown | ReportRefusal | PauseRefusal>(ctx, 'abuse.handle', async (tx, permit) => {
    const seen = await findReport(tx, id)
    const conversation = seen === null ? null : await lockConversation(tx, seen.conversation_id as Id<'conversation'>)
    const row = conversation === null ? null : await lockReport(tx, id)
    if (row === null || conversation === null) return err({ kind: 'unknown' })
    const may = mayHandle(row)
    if (!may.ok) return may
    const at = (await findMessage(tx, row.message_id))?.conversation_id as Id<'conversation'> | undefined
    const home = at === undefined || at === conversation.id ? conversation : await lockConversation(tx, at)
    if (home === null) return err({ kind: 'unknown' })
    const done = await bringAbout(tx, ctx, home, handling)
    if (!done.ok) return done
    const words = handling.words === null ? null : sealText(keyOf(ctx, desk, conversation), outcomePlace(id), handling.words)
    await saveOutcome(tx, id, { outcome: handling.outcome, words, by: accountOf(ctx), at: ctx.now })
    permit.record({ actionCode: 'U', objectType: 'abuseReport', objectId: id, detail: handling.outcome })
    permit.record({ actionCode: 'U', objectType: 'conversation', objectId: home.id, detail: `report ${handling.outcome}` })
    return ok(null)
  })
}

async function bringAbout(tx: Tx, ctx: Context, row: ConversationRow, { outcome, hours }: Handling): Promise<Result<null, PauseRefusal>> {
  switch (outcome) {
    case 'nothing':
    case 'police':
      return ok(null)
    case 'paused': {
      // Paused already is what was wished.
      if ((await findPauseOfConversation(tx, row.id)) !== null) return ok(null)
      const begun = await beginPause(tx, ctx, row, { kind: 'conversation', hours, reason: 'insults' })
      return begun.ok ? ok(null) : begun
    }
    case 'bundled':
      // All reported questions that wait stand behind the first of them; with words of danger none does.
      if (row.urgency_reasons.length === 0) await updateConversation(tx, row, { text_bundle: idFor(`reported ${ctx.centreId}`) })
      return ok(null)
  }
}
