/** Takes away what is kept for minutes: tries at a code and questions per source, marks of floods, open visits that are over. The privacy page says for how long. */
import { act, deleteAttempts, type NotPermitted } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import { ok, type Result } from '#platform/result.ts'
import { sourceMinutes, textMinutes } from '../rules/flood.ts'
import { windowMinutes } from '../rules/slow-down.ts'
import { deleteOldAskerSessions } from '../sql/asker-sessions.server.ts'
import { deleteTraces } from '../sql/floods.server.ts'
import { idleMinutes } from './open-with-code.server.ts'

export async function forgetTraces(ctx: Context): Promise<Result<null, NotPermitted>> {
  return act(ctx, 'traces.forget', async (tx) => {
    await deleteAttempts(tx, ctx.now.subtract({ minutes: windowMinutes }))
    await deleteOldAskerSessions(tx, ctx.now.subtract({ minutes: idleMinutes }), ctx.now)
    await deleteTraces(tx, 'text', ctx.now.subtract({ minutes: textMinutes }))
    await deleteTraces(tx, 'source', ctx.now.subtract({ minutes: sourceMinutes }))
    return ok(null)
  })
}
