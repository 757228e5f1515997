/**
 * The nightly run (PR-24): looks at every file of a centre in the order of their numbers, some hundreds in a transaction of their own, and proposes what may
 * go. It waits for nobody and nobody waits for it: what somebody decides about at that moment is left as it is. A run that breaks off, or comes twice, does
 * no harm: the next one finds what is true then.
 */
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { ok, type Result } from '#platform/result.ts'
import { localDate, Temporal, type PlainDate } from '#platform/time.ts'
import { isStopped, type Proposal } from '../../rules/retention/file-term.ts'
import type { Lengthening } from '../../rules/retention/term.ts'
import {
  deleteDestructions,
  endPostponement,
  insertDestructions,
  lockDestructionsOf,
  updateDestruction,
  type NewDestruction,
  type StoredDestruction,
} from '../../sql/retention/destructions.server.ts'
import { listLengthenings, listSubjectsAfter } from '../../sql/retention/file-facts.server.ts'
import { act, type NotPermitted, type Permit } from '../act.server.ts'
import { judgeFiles, type Judged } from './judge.server.ts'
import type { KeepsFiles } from './keeps-files.ts'

export type NightlyRun = { readonly looked: number; readonly proposed: number; readonly withdrawn: number }
const filesAtOnce = 500

export async function proposeDestruction(
  ctx: Context,
  keepers: readonly KeepsFiles[],
  atOnce: number = filesAtOnce,
): Promise<Result<NightlyRun, NotPermitted>> {
  let run: NightlyRun = { looked: 0, proposed: 0, withdrawn: 0 }
  let after: string | null = null
  for (;;) {
    const batch: Result<NightlyRun & { readonly last: string | null }, NotPermitted> = await act(
      ctx,
      'retention.propose',
      async (tx, permit) => {
        const ids = await listSubjectsAfter(tx, after, atOnce)
        const { proposed, withdrawn } = await proposeSome(tx, ctx, permit, keepers, ids)
        return ok({ looked: ids.length, proposed, withdrawn, last: ids.length < atOnce ? null : (ids.at(-1) ?? null) })
      },
    )
    if (!batch.ok) return batch
    const { looked, proposed, withdrawn, last } = batch.value
    run = { looked: run.looked + looked, proposed: run.proposed + proposed, withdrawn: run.withdrawn + withdrawn }
    if (last === null) break
    after = last
  }
  return act(ctx, 'retention.propose', async (_tx, permit) => {
    permit.record({ actionCode: 'E', detail: `run looked ${run.looked} proposed ${run.proposed} withdrawn ${run.withdrawn}` })
    return ok(run)
  })
}

/** For some files: proposals that are new, changed, or no longer right. */
export async function proposeSome(
  tx: Tx,
  ctx: Context,
  permit: Pick<Permit, 'record'>,
  keepers: readonly KeepsFiles[],
  ids: readonly Id<'person'>[],
  lengthenings?: readonly Lengthening[],
): Promise<{ readonly proposed: number; readonly withdrawn: number }> {
  if (ids.length === 0) return { proposed: 0, withdrawn: 0 }
  const judged = await judgeFiles(tx, ctx, keepers, ids, lengthenings ?? (await listLengthenings(tx)))
  const there = await lockDestructionsOf(tx, ids)
  const today = localDate(ctx.now)
  const isRight = (one: StoredDestruction): boolean => proposalsOf(judged, one.personId).some(({ scope }) => scope === one.scope)
  // Under a hold it waits, with its postponement and its reason.
  const waits = (one: StoredDestruction): boolean => {
    const found = judged.get(one.personId)
    return found !== undefined && isStopped(found.judgement)
  }
  const wrong = there.filter((one) => !isRight(one) && !waits(one))
  await deleteDestructions(
    tx,
    wrong.map(({ id }) => id),
  )
  await endPostponement(
    tx,
    there.filter((one) => isRight(one) && isOver(one, today)).map(({ id }) => id),
  )
  for (const one of there) await bringUpToDate(tx, ctx, one, judged)
  const wished = [...judged].flatMap(([personId, { judgement, sensitive }]) =>
    judgement.proposals
      .filter(({ scope }) => !there.some((one) => one.personId === personId && one.scope === scope))
      .map((proposal): NewDestruction => ({ ...proposal, id: newId(ctx.now.epochMilliseconds), personId, sensitive })),
  )
  const fresh = await insertDestructions(tx, ctx.centreId, wished, ctx.now)
  const about = (personId: string, id: string) => ({ objectType: 'destruction', objectId: id, subjectId: personId })
  for (const { personId, id, scope } of fresh) permit.record({ actionCode: 'C', ...about(personId, id), detail: scope })
  for (const { personId, id, scope } of wrong)
    permit.record({ actionCode: 'U', eventType: 'retention.withdraw', ...about(personId, id), detail: scope })
  return { proposed: fresh.length, withdrawn: wrong.length }
}

function proposalsOf(judged: ReadonlyMap<string, Judged>, personId: string): readonly Proposal[] {
  return judged.get(personId)?.judgement.proposals ?? []
}

function isOver({ state, postponedUntil }: StoredDestruction, today: PlainDate): boolean {
  return state === 'postponed' && postponedUntil !== null && Temporal.PlainDate.compare(postponedUntil, today) <= 0
}

/** Who agreed, agreed to what it was then: when that changed, it is asked anew. */
async function bringUpToDate(tx: Tx, ctx: Context, one: StoredDestruction, judged: ReadonlyMap<string, Judged>): Promise<void> {
  const proposal = proposalsOf(judged, one.personId).find(({ scope }) => scope === one.scope)
  if (proposal === undefined || one.state === 'postponed') return
  if (proposal.pieces === one.pieces && proposal.goesOn.equals(one.goesOn)) return
  await updateDestruction(tx, ctx.centreId, { ...proposal, id: one.id, sensitive: judged.get(one.personId)?.sensitive ?? [] })
}
