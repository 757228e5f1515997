/** Beginning a session with the batches in use, changing a batch halfway, and closing it when everybody has an outcome. */
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { isSooner, localDate, type PlainDate } from '#platform/time.ts'
import { act, type NotPermitted, type Permit } from '../../../access/public.ts'
import { isExpired, isRecalled } from '../../rules/batch.ts'
import { knownBefore } from '../../rules/sessions/outcome.ts'
import { checkDeed, type NotNow, type KeptSession } from '../../rules/sessions/session.ts'
import { insertResult, listLines, listResults, listSessionChildren } from '../../sql/sessions/children.server.ts'
import { keepSessionBatch, updateSessionState, type UsedBatch } from '../../sql/sessions/sessions.server.ts'
import { countLeft, listBatches } from '../../sql/stock.server.ts'
import { byOf } from '../by.ts'
import { sessionOfTeam, type NotThere } from './in-team.server.ts'
import { lookAtChildren } from './look-at-children.server.ts'

export type BatchProblem =
  | { readonly kind: 'no-batch' | 'wrong-vaccine' | 'none-left'; readonly vaccine: Vaccine }
  | { readonly kind: 'batch-expired'; readonly vaccine: Vaccine; readonly lastDay: PlainDate }
  | { readonly kind: 'batch-recalled'; readonly vaccine: Vaccine; readonly since: PlainDate }
export type RunProblem = NotThere | NotNow | NotPermitted

/** From now on children can be written down. Vaccines without a batch can get one later; without any there is nothing to give. */
export async function beginSession(
  ctx: Context,
  id: Id<'session'>,
  batches: readonly UsedBatch[],
): Promise<Result<null, BatchProblem | { readonly kind: 'no-batches' } | RunProblem>> {
  return act(
    ctx,
    'vaccination.session',
    async (tx, permit): Promise<Result<null, BatchProblem | { readonly kind: 'no-batches' } | NotThere | NotNow>> => {
      const session = await sessionOfTeam(tx, ctx, id, 'alone')
      if (session === null) return err({ kind: 'not-there' })
      const wrong = checkDeed(session, 'begin', localDate(ctx.now))
      if (wrong !== null) return err(wrong)
      if (batches.length === 0) return err({ kind: 'no-batches' })
      const problem = await keepBatches(tx, ctx, permit, session, batches)
      if (problem !== null) return err(problem)
      await updateSessionState(tx, session, 'open', ctx.now)
      permit.record({ actionCode: 'U', objectType: 'vaccineSession', objectId: id, detail: 'begun' })
      return ok(null)
    },
  )
}

/** The box is empty, or another one is opened: from now on doses are of this batch. Those that were given keep theirs. */
export async function changeBatch(ctx: Context, id: Id<'session'>, batch: UsedBatch): Promise<Result<null, BatchProblem | RunProblem>> {
  return act(ctx, 'vaccination.session', async (tx, permit): Promise<Result<null, BatchProblem | NotThere | NotNow>> => {
    const session = await sessionOfTeam(tx, ctx, id, 'share')
    if (session === null) return err({ kind: 'not-there' })
    const wrong = checkDeed(session, 'record', localDate(ctx.now))
    if (wrong !== null) return err(wrong)
    const problem = await keepBatches(tx, ctx, permit, session, [batch])
    return problem === null ? ok(null) : err(problem)
  })
}

async function keepBatches(
  tx: Tx,
  ctx: Context,
  permit: Pick<Permit, 'record'>,
  session: KeptSession,
  batches: readonly UsedBatch[],
): Promise<BatchProblem | null> {
  const known = await listBatches(tx)
  for (const wish of batches) {
    const { vaccine, batchId } = wish
    const batch = known.find(({ id }) => id === batchId)
    if (batch === undefined || !session.vaccines.includes(vaccine)) return { kind: 'no-batch', vaccine }
    if (batch.vaccine !== vaccine) return { kind: 'wrong-vaccine', vaccine }
    if (isRecalled(batch) && batch.recalledOn !== null) return { kind: 'batch-recalled', vaccine, since: batch.recalledOn }
    const lastUse = isSooner(session.heldOn, localDate(ctx.now)) ? session.heldOn : localDate(ctx.now)
    if (isExpired(batch, lastUse)) return { kind: 'batch-expired', vaccine, lastDay: batch.expiresOn }
    if ((await countLeft(tx, batchId, session.locationId)) < 1) return { kind: 'none-left', vaccine }
    await keepSessionBatch(tx, ctx.centreId, session.id, wish)
    permit.record({ actionCode: 'U', objectType: 'vaccineSession', objectId: session.id, detail: `batch ${vaccine} ${batch.number}` })
  }
  return null
}

/** `some-open`: who could have been vaccinated and has no outcome; `hidden` of them are files that this colleague may not see. */
export type CloseProblem = { readonly kind: 'some-open'; readonly children: number; readonly hidden: number }

/**
 * What stood before the day (no consent, had already, held back) is filled in; who could be vaccinated must have an outcome of the day. Who was absent is
 * due like any other child from now on: what is due is computed from doses.
 */
export async function closeSession(ctx: Context, id: Id<'session'>): Promise<Result<null, CloseProblem | RunProblem>> {
  return act(ctx, 'vaccination.session', async (tx, permit): Promise<Result<null, CloseProblem | NotThere | NotNow>> => {
    const session = await sessionOfTeam(tx, ctx, id, 'alone')
    if (session === null) return err({ kind: 'not-there' })
    const wrong = checkDeed(session, 'close', localDate(ctx.now))
    if (wrong !== null) return err(wrong)
    const seen = await fillInKnown(tx, ctx, permit, session)
    const open = new Set(
      (await withSystemSight(tx, () => listLines(tx, id))).flatMap((line) => (line.outcome === null ? [line.personId] : [])),
    )
    if (open.size > 0) return err({ kind: 'some-open', children: open.size, hidden: [...open].filter((one) => !seen.has(one)).length })
    await updateSessionState(tx, session, 'closed', ctx.now)
    permit.record({ actionCode: 'U', objectType: 'vaccineSession', objectId: id, detail: 'closed' })
    return ok(null)
  })
}

async function fillInKnown(tx: Tx, ctx: Context, permit: Pick<Permit, 'record'>, session: KeptSession): Promise<ReadonlySet<string>> {
  const rows = (await listSessionChildren(tx, session.id)).filter(({ removedWhy }) => removedWhy === null)
  const children = await lookAtChildren(tx, session, rows, await listResults(tx, session.id))
  for (const { personId, vaccines } of children)
    for (const { vaccine, outcome, ready } of vaccines) {
      const known = knownBefore(ready)
      if (outcome !== null || known === null) continue
      await insertResult(tx, ctx.centreId, session.id, { personId, vaccine, outcome: known, doseId: null }, { by: byOf(ctx), at: ctx.now })
      permit.record({
        ...{ actionCode: 'C', objectType: 'sessionResult', objectId: personId, subjectId: personId },
        ...{ fieldGroup: 'healthPieces', detail: `${vaccine} ${known}` },
      })
    }
  return new Set(children.map(({ personId }) => personId))
}
