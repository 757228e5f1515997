/**
 * The list of who is due in the whole centre. Somebody asks for it, a job makes it: some thousand children in a transaction of their own, in the order of their
 * ids, so that memory stays flat and nobody waits for it. Broken off, it begins anew. The log has one row for the run and one per child that it picks.
 */
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Jobs } from '#platform/jobs.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { act, type NotPermitted, type Permit } from '../../../access/public.ts'
import { eachChild } from '../../../families/public-child.ts'
import { listInvited } from '../../sql/calls/due-facts.server.ts'
import {
  beginDueRun,
  countDue,
  countInDueRun,
  findDueRun,
  finishDueRun,
  insertDueItems,
  insertDueRun,
  listNewestDueRuns,
  type DueCount,
  type DueItem,
  type DueRun,
} from '../../sql/calls/due-runs.server.ts'
import { dueOf, measureOf, type Measure } from './due-facts.server.ts'

export const dueListJob = 'child-health.due-list'
export const childrenAtOnce = 2000

/** `askedAs` comes from the form: the same press of a button asks once. */
export async function askDueList(ctx: Context, tell: Jobs['tell'], askedAs: string): Promise<Result<null, NotPermitted>> {
  return act(ctx, 'health.due', async (tx, permit) => {
    const id = newId<'dueRun'>(ctx.now.epochMilliseconds)
    const askedBy = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null
    const isNew = await insertDueRun(tx, ctx.centreId, { id, asOf: localDate(ctx.now), askedBy, askedAs, at: ctx.now })
    permit.record({ actionCode: 'E', objectType: 'dueRun', objectId: id, detail: isNew ? 'asked' : 'asked before' })
    if (isNew) await tell(tx, dueListJob, { centreId: ctx.centreId, runId: id }, { onceKey: id })
    return ok(null)
  })
}

export type NoRun = { readonly kind: 'no-such-run' }

/** The job. A run that is done is left as it is. */
export async function makeDueList(ctx: Context, id: Id<'dueRun'>, atOnce = childrenAtOnce): Promise<Result<DueRun, NoRun | NotPermitted>> {
  const begun = await act(ctx, 'health.run', async (tx) => {
    const run = await findDueRun(tx, id)
    if (run === null) return err<NoRun>({ kind: 'no-such-run' })
    if (run.finishedAt === null) await beginDueRun(tx, id)
    return ok({ run, measure: await measureOf(tx, run.asOf) })
  })
  if (!begun.ok || begun.value.run.finishedAt !== null) return begun.ok ? ok(begun.value.run) : begun
  const { run, measure } = begun.value
  for (let after: Id<'person'> | null = null; ;) {
    const from: Id<'person'> | null = after
    const last: Result<Id<'person'> | null, NotPermitted> = await act(ctx, 'health.run', async (tx, permit) =>
      ok(await listSome(tx, ctx, permit, { run, measure, after: from, atOnce })),
    )
    if (!last.ok) return last
    if (last.value === null) break
    after = last.value
  }
  return act(ctx, 'health.run', async (tx, permit) => {
    await finishDueRun(tx, run, ctx.now)
    const done = (await findDueRun(tx, id)) ?? run
    permit.record({
      actionCode: 'E',
      objectType: 'dueRun',
      objectId: id,
      detail: `run children ${done.children} selected ${done.selected}`,
    })
    return ok(done)
  })
}

type Batch = { readonly run: DueRun; readonly measure: Measure; readonly after: Id<'person'> | null; readonly atOnce: number }

/** Answers after whom the next batch begins; null when this was the last. */
async function listSome(
  tx: Tx,
  ctx: Context,
  permit: Pick<Permit, 'record'>,
  { run, measure, after, atOnce }: Batch,
): Promise<Id<'person'> | null> {
  const bornFrom = run.asOf.subtract({ years: 18 })
  const children = await eachChild(tx, { after, most: atOnce, bornFrom, bornUntil: run.asOf })
  const due = await dueOf(tx, children, measure)
  const invited = await listInvited(tx, [...due.keys()])
  const items = [...due].flatMap(([personId, mine]) =>
    mine.map((one): DueItem => ({ ...one, personId, attempts: invited.get(personId)?.get(one.subject)?.attempt ?? 0 })),
  )
  await insertDueItems(tx, ctx.centreId, run.id, items, ctx.now.epochMilliseconds)
  await countInDueRun(tx, run.id, { children: children.length, selected: due.size })
  for (const [id, mine] of due) {
    const about = { objectType: 'person', objectId: id, subjectId: id, fieldGroup: 'healthPieces' }
    permit.record({ actionCode: 'R', ...about, detail: mine.map(({ subject }) => subject).join(' ') })
  }
  return children.length < atOnce ? null : (children.at(-1)?.id ?? null)
}

export type DueFigures = { readonly run: DueRun; readonly running: DueRun | null; readonly counts: readonly DueCount[] }

/** For the page, within a deed: the newest list that is whole, as counts of the whole centre, and the one that is being made. */
export async function readDueFigures(tx: Tx): Promise<DueFigures | { readonly run: null; readonly running: DueRun | null }> {
  const [newest, before] = await listNewestDueRuns(tx)
  const running = newest !== undefined && newest.finishedAt === null ? newest : null
  const whole = newest?.finishedAt === null ? before : newest
  if (whole === undefined || whole.finishedAt === null) return { run: null, running }
  return { run: whole, running, counts: await withSystemSight(tx, () => countDue(tx, whole)) }
}
