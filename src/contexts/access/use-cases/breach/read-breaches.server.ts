/** Reading the register: the list with its clocks, one breach with all that was changed in it, and figures without content. */
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Instant } from '#platform/time.ts'
import { breachNumber } from '../../rules/breach/breach-number.ts'
import type { Breach } from '../../rules/breach/breach.ts'
import type { Verb } from '../../rules/permissions.ts'
import { listBreachPersons, type BreachPerson } from '../../sql/breach/breach-persons.server.ts'
import {
  countByYear,
  findBreachRow,
  listBreachRows,
  listMergedInto,
  listRevisions,
  type BreachRow,
  type YearFigures,
} from '../../sql/breach/breaches.server.ts'
import { listReminders, type GivenReminder } from '../../sql/breach/reminders.server.ts'
import { listColleagues } from '../../sql/colleagues.server.ts'
import { act, type NotPermitted } from '../act.server.ts'
import { openBreach, openRevision, type Snapshot } from './breach-content.ts'

export type { YearFigures }
export type KeptBreach = Breach & Pick<BreachRow, 'version' | 'sourceKind' | 'sourceId'> & { readonly number: string }

const mostListed = 500

const kept = (keys: Keys, ctx: Context, row: BreachRow): KeptBreach => ({
  ...openBreach(keys, ctx.centreId, row),
  ...{ version: row.version, sourceKind: row.sourceKind, sourceId: row.sourceId, number: breachNumber(row) },
})

export async function listBreaches(
  keys: Keys,
  ctx: Context,
  verb: Verb & ('breach.list' | 'breach.export') = 'breach.list',
): Promise<Result<KeptBreach[], NotPermitted>> {
  return act(ctx, verb, async (tx, permit) => {
    const rows = await listBreachRows(tx, mostListed)
    permit.record({ actionCode: 'R', objectType: 'breach', detail: `selected ${rows.length}` })
    return ok(rows.map((row) => kept(keys, ctx, row)))
  })
}

export type BreachChange = Snapshot & {
  readonly version: number
  readonly at: Instant
  /** Null for what came by itself. */
  readonly by: string | null
  readonly deed: string
}

export type OpenedBreach = {
  readonly breach: KeptBreach
  readonly suspectedBy: string | null
  readonly persons: readonly BreachPerson[]
  readonly merged: readonly { readonly id: Id<'breach'>; readonly number: string }[]
  readonly mergedInto: string | null
  readonly reminders: readonly GivenReminder[]
  /** The newest first, each with what it said. */
  readonly history: readonly BreachChange[]
}

export async function readBreach(
  keys: Keys,
  ctx: Context,
  id: Id<'breach'>,
  verb: Verb & ('breach.read' | 'breach.export') = 'breach.read',
): Promise<Result<OpenedBreach, { readonly kind: 'no-breach' } | NotPermitted>> {
  return act(ctx, verb, async (tx, permit): Promise<Result<OpenedBreach, { readonly kind: 'no-breach' }>> => {
    const row = await findBreachRow(tx, id)
    if (row === null) return err({ kind: 'no-breach' })
    const names = new Map((await listColleagues(tx)).map((one) => [one.id, one.name]))
    const target = row.mergedInto === null ? null : await findBreachRow(tx, row.mergedInto)
    const history = (await listRevisions(tx, id)).map((one) => ({
      ...openRevision(keys, ctx.centreId, one),
      ...{ version: one.version, at: one.at, deed: one.deed, by: one.by === null ? null : (names.get(one.by) ?? null) },
    }))
    permit.record({ actionCode: 'R', objectType: 'breach', objectId: id })
    return ok({
      breach: kept(keys, ctx, row),
      suspectedBy: row.suspectedBy === null ? null : (names.get(row.suspectedBy) ?? null),
      persons: await listBreachPersons(tx, id),
      merged: (await listMergedInto(tx, id)).map((one) => ({ id: one.id, number: breachNumber(one) })),
      mergedInto: target === null ? null : breachNumber(target),
      reminders: await listReminders(tx, id),
      history,
    })
  })
}

export async function countBreaches(ctx: Context): Promise<Result<YearFigures[], NotPermitted>> {
  return act(ctx, 'breach.count', async (tx) => ok(await countByYear(tx)))
}
