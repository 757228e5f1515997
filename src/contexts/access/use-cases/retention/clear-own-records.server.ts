/**
 * The nightly run over what the centre keeps to answer for itself (PR-24, PR-31, PR-32): findings of the review and breaches that were closed long enough
 * ago. What is open has no term. Each that goes is a line in the log; run twice, it does the same.
 */
import type { Context } from '#platform/context.ts'
import { ok } from '#platform/result.ts'
import { deleteProofsOfLog, removeBreaches, removeFindings } from '../../sql/retention/own-records.server.ts'
import { act } from '../act.server.ts'
import { termOverBefore } from './own-terms.server.ts'

const atOnce = 200

export type Cleared = { readonly findings: number; readonly breaches: number }

export async function clearOwnRecords(ctx: Context): Promise<Cleared> {
  return { findings: await clearFindings(ctx), breaches: await clearBreaches(ctx) }
}

async function clearFindings(ctx: Context): Promise<number> {
  for (let cleared = 0; ;) {
    const done = await act(ctx, 'review.removeByTerm', async (tx, permit) => {
      const before = await termOverBefore(tx, ctx.now, 'review-finding')
      const ids = before === null ? [] : await removeFindings(tx, before, atOnce)
      for (const id of ids) permit.record({ actionCode: 'D', objectType: 'finding', objectId: id })
      permit.record({ actionCode: 'D', detail: `removed ${ids.length}` })
      return ok(ids.length)
    })
    if (!done.ok) throw new Error('The system may not clear findings')
    cleared += done.value
    if (done.value < atOnce) return cleared
  }
}

/** One into which another was merged goes after that other, so it is looked at until nothing goes any more. */
async function clearBreaches(ctx: Context): Promise<number> {
  for (let cleared = 0; ;) {
    const done = await act(ctx, 'breach.removeByTerm', async (tx, permit) => {
      const before = await termOverBefore(tx, ctx.now, 'breach')
      const ids = before === null ? [] : await removeBreaches(tx, before, atOnce)
      const ofLog = await termOverBefore(tx, ctx.now, 'access-log')
      if (ofLog !== null) await deleteProofsOfLog(tx, ofLog)
      for (const id of ids) permit.record({ actionCode: 'D', objectType: 'breach', objectId: id })
      permit.record({ actionCode: 'D', detail: `removed ${ids.length}` })
      return ok(ids.length)
    })
    if (!done.ok) throw new Error('The system may not clear breaches')
    cleared += done.value
    if (done.value === 0) return cleared
  }
}
