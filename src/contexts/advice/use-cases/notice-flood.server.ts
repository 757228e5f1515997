/**
 * What is noticed of a flood when a question comes in: is it one of many nearly equal texts, one of very many from one source, and
 * is that source paused? Keyed marks, for minutes, apart from conversations; only what is part of a flood gets the number of its bundle.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { countFromSource, insertAttempt } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction, type Tx } from '#platform/db.server.ts'
import { pseudonym, type Keys } from '#platform/keys.server.ts'
import type { Instant } from '#platform/time.ts'
import { standsTogether, sourceMinutes, textMinutes } from '../rules/flood.ts'
import { isNear, markBytes, markOf, textFeatures } from '../rules/near-text.ts'
import { goesAside } from '../rules/pause.ts'
import { askDelayMs, windowMinutes } from '../rules/slow-down.ts'
import { insertTrace, listTraces, seeTraceAgain } from '../sql/floods.server.ts'
import { findPauseOfSource } from '../sql/pauses.server.ts'
import type { Question } from './ask-question.server.ts'
import type { Desk } from './desk.ts'

export type Noticed = {
  readonly textBundle: string | null
  readonly sourceBundle: string | null
  /** The pause of this source that keeps the question apart, and until when. */
  readonly aside: { readonly pauseId: string; readonly until: Instant } | null
}

export const nothingNoticed: Noticed = { textBundle: null, sourceBundle: null, aside: null }

/** Counts, slows down, and says which bundle the question belongs to. Waits at the end, outside the transaction. */
export async function noticeFlood(ctx: Context, desk: Desk, question: Question, source: Buffer): Promise<Noticed> {
  const mark = textMark(desk.keys, question.text)
  const scope = { centreId: ctx.centreId, actor: 'visitor', claim: source.toString('hex'), durable: false } as const
  const { earlier, noticed } = await inTransaction(ctx.db, scope, async (tx) => {
    const ofSource = await countFromSource(tx, 'ask', source, ctx.now.subtract({ minutes: windowMinutes }))
    await insertAttempt(tx, ctx.centreId, { kind: 'ask', target: Buffer.alloc(0), source }, ctx.now)
    const text = await seeText(tx, ctx, mark)
    const { byText, bySource } = standsTogether({ ofText: text.before, ofSource, urgencyReasons: question.urgencyReasons })
    const paused = await findPauseOfSource(tx, source)
    const running = paused === null ? null : { endsAt: paused.ends_at, endedAt: paused.ended_at }
    return {
      earlier: ofSource,
      noticed: {
        textBundle: byText ? text.id : null,
        sourceBundle: bySource ? await seeSource(tx, ctx, source) : null,
        aside: paused !== null && goesAside(running, question, ctx.now) ? { pauseId: paused.id, until: paused.ends_at } : null,
      },
    }
  })
  const delay = askDelayMs(earlier)
  if (delay > 0) await pause(delay)
  return noticed
}

async function seeText(tx: Tx, ctx: Context, mark: Buffer): Promise<{ readonly id: string; readonly before: number }> {
  const near = (await listTraces(tx, 'text', ctx.now.subtract({ minutes: textMinutes }))).find((one) => isNear(one.mark, mark))
  if (near === undefined) return { id: await insertTrace(tx, ctx.centreId, 'text', mark, ctx.now), before: 0 }
  await seeTraceAgain(tx, near.id, ctx.now)
  return { id: near.id, before: near.times }
}

/** One stream as long as it does not rest. */
async function seeSource(tx: Tx, ctx: Context, source: Buffer): Promise<string> {
  const known = (await listTraces(tx, 'source', ctx.now.subtract({ minutes: sourceMinutes }))).find((one) => one.mark.equals(source))
  if (known === undefined) return insertTrace(tx, ctx.centreId, 'source', source, ctx.now)
  await seeTraceAgain(tx, known.id, ctx.now)
  return known.id
}

function textMark(keys: Keys, text: string): Buffer {
  return Buffer.from(markOf(textFeatures(text).map((feature) => pseudonym(keys, 'near text', feature).subarray(0, markBytes))))
}
