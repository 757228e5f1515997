/**
 * Which children got a batch (ADR 27). The search itself sees every dose of the centre; who they are is shown as far as who searches may find people.
 * Of a file that is hidden the colleague who works with it is named, so that nobody is missed and nobody is laid open. One line in the log for the run,
 * and one in the file of each child.
 */
import type { Context } from '#platform/context.ts'
import { withSystemSight } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate } from '#platform/time.ts'
import { listLiveCare } from '../../access/public-files.ts'
import { act, type NotPermitted } from '../../access/public.ts'
import { listChildren, type Child } from '../../families/public-child.ts'
import type { ReachOutcome } from '../rules/recall-reach.ts'
import { listLastCalls } from '../sql/recall-calls.server.ts'
import { readBatchNumber } from '../rules/batch.ts'
import { listDosesOfNumber, type DoseOfBatch } from '../sql/recalls.server.ts'
import { listBatches, type KeptBatch } from '../sql/stock.server.ts'

export type RecalledChild = {
  /** Null: the file is hidden from who searches. */
  readonly child: Child | null
  readonly personId: Id<'person'>
  readonly doses: readonly DoseOfBatch[]
  /** Who works with the child now, and can call. */
  readonly colleagues: readonly string[]
  /** The last try to reach the family; null: none yet. */
  readonly reach: ReachOutcome | null
  /** Does the searcher work with the child: may look at how to reach the family, and write down what came of it. */
  readonly isMine: boolean
}

export type Recall = {
  readonly number: string
  /** Our own batches of this number; none when it was only given elsewhere. */
  readonly batches: readonly KeptBatch[]
  /** By name; those without a name last. */
  readonly children: readonly RecalledChild[]
}

export async function searchRecall(ctx: Context, typed: string): Promise<Result<Recall, { readonly kind: 'number' } | NotPermitted>> {
  return act(ctx, 'vaccination.recall', async (tx, permit): Promise<Result<Recall, { readonly kind: 'number' }>> => {
    const number = readBatchNumber(typed)
    if (number === null) return err({ kind: 'number' })
    const today = localDate(ctx.now)
    const found = await withSystemSight(tx, async () => {
      const doses = await listDosesOfNumber(tx, number)
      const ids = [...new Set(doses.map(({ personId }) => personId))]
      return { doses, ids, care: await listLiveCare(tx, ids, today), calls: await listLastCalls(tx, number) }
    })
    const names = new Map((await listChildren(tx, found.ids)).map((child) => [child.id as string, child]))
    const dosesOf = Map.groupBy(found.doses, ({ personId }) => personId)
    const careOf = Map.groupBy(found.care, ({ personId }) => personId)
    const reach = new Map(found.calls.map(({ personId, outcome }) => [personId as string, outcome]))
    const me = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null
    const children = found.ids.map((personId) => ({
      ...{ personId, child: names.get(personId) ?? null, doses: dosesOf.get(personId) ?? [] },
      ...{
        reach: reach.get(personId) ?? null,
        isMine: (careOf.get(personId) ?? []).some(({ accountId, purpose }) => accountId === me && purpose === 'youthHealth'),
      },
      colleagues: [...new Set((careOf.get(personId) ?? []).map(({ name }) => name))],
    }))
    permit.record({ actionCode: 'E', objectType: 'vaccineBatch', detail: `recall ${number} ${children.length}` })
    for (const { personId, child } of children) {
      const fieldGroup = child === null ? 'healthPieces' : 'index healthPieces'
      permit.record({
        actionCode: 'R',
        objectType: 'person',
        objectId: personId,
        subjectId: personId,
        fieldGroup,
        detail: `recall ${number}`,
      })
    }
    const batches = (await listBatches(tx)).filter((batch) => batch.number === number)
    return ok({ number, batches, children: children.toSorted(byName) })
  })
}

const nameOf = ({ child }: RecalledChild): string => (child === null ? '\uFFFF' : `${child.familyName} ${child.callName} ${child.id}`)
const byName = (a: RecalledChild, b: RecalledChild): number => nameOf(a).localeCompare(nameOf(b), 'nl')
