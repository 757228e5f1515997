/**
 * The nightly count (ADR 0030). Once the year before is a month past, it is counted and told, once; on every other night there is nothing to do. Children are
 * gone through in batches in the order of their ids, and what they answer is added up in memory: only figures that may be told are written down.
 */
import { civilDay } from '../../rules/schedule/windows.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import { ok, type Result } from '#platform/result.ts'
import { localDate, Temporal, type PlainDate } from '#platform/time.ts'
import { act, type NotPermitted } from '../../../access/public.ts'
import { areasOf } from '../../../families/public-area.ts'
import { eachChild } from '../../../families/public-child.ts'
import { listDosesOf } from '../../../vaccination/public-due.ts'
import { answersOf } from '../../rules/collective/answers.ts'
import { unknownArea } from '../../rules/collective/groups.ts'
import { countChild, publish, yearToTell, type Counts } from '../../rules/collective/publication.ts'
import { editionOfFigures } from '../../rules/collective/questions.ts'
import { listBodiesOf, listFollowedUpOf, listHeldOf, listScreenedOf } from '../../sql/collective/facts.server.ts'
import { insertFigures, insertFigureYear, listFigureYears } from '../../sql/collective/figures.server.ts'
import { childrenAtOnce } from '../calls/due-list.server.ts'

export type YearRun = { readonly year: number; readonly children: number; readonly figures: number }
type MutableCounts = Parameters<typeof countChild>[0]

/** Null: the year was told already. */
export async function countYear(ctx: Context, keys: Keys, atOnce = childrenAtOnce): Promise<Result<YearRun | null, NotPermitted>> {
  const today = localDate(ctx.now)
  const year = yearToTell(today)
  const there = await act(ctx, 'health.run', async (tx) => ok((await listFigureYears(tx)).some((one) => one.year === year)))
  if (!there.ok || there.value) return there.ok ? ok(null) : there
  const counts: MutableCounts = new Map()
  let children = 0
  for (let after: Id<'person'> | null = null; ;) {
    const from: Id<'person'> | null = after
    const batch: Result<readonly Id<'person'>[], NotPermitted> = await act(ctx, 'health.run', async (tx) =>
      ok(await countSome(tx, ctx, keys, { year, today, after: from, most: atOnce, counts })),
    )
    if (!batch.ok) return batch
    children += batch.value.length
    after = batch.value.at(-1) ?? null
    if (batch.value.length < atOnce || after === null) break
  }
  const told = await tellYear(ctx, { year, countedOn: today, invented: false }, counts)
  if (!told.ok || told.value === null) return told.ok ? ok(null) : told
  return ok({ year, children, figures: told.value })
}

type Told = { readonly year: number; readonly countedOn: PlainDate; readonly invented: boolean }

/** Writes down what may be told of the counts, and answers how many figures that are; null when the year was told already. */
export async function tellYear(
  ctx: Context,
  { year, countedOn, invented }: Told,
  counts: Counts,
): Promise<Result<number | null, NotPermitted>> {
  const figures = publish(counts, year)
  return act(ctx, 'health.run', async (tx, permit) => {
    const isNew = await insertFigureYear(tx, ctx.centreId, { year, countedOn, edition: editionOfFigures, invented })
    if (!isNew) return ok(null)
    await insertFigures(tx, ctx.centreId, year, figures)
    // Without the number of children: it would be one more figure to subtract from.
    permit.record({ actionCode: 'E', objectType: 'figureYear', detail: `run year ${year} figures ${figures.length}` })
    return ok(figures.length)
  })
}

type Batch = {
  readonly year: number
  readonly today: PlainDate
  readonly after: Id<'person'> | null
  readonly most: number
  readonly counts: MutableCounts
}

/** Adds some children to the counts and answers who they were. */
async function countSome(tx: Tx, ctx: Context, keys: Keys, { year, today, after, most, counts }: Batch): Promise<readonly Id<'person'>[]> {
  const [first, last] = [new Temporal.PlainDate(year, 1, 1), new Temporal.PlainDate(year, 12, 31)]
  const children = await eachChild(tx, { after, most, bornFrom: first.subtract({ years: 18 }), bornUntil: last })
  const ids = children.map(({ id }) => id)
  if (ids.length === 0) return ids
  const areas = await areasOf(tx, keys, ctx.centreId, ids, today)
  const doses = await listDosesOf(tx, ids)
  const held = await listHeldOf(tx, ids, last)
  const bodies = await listBodiesOf(tx, ids, last)
  const screened = await listScreenedOf(tx, ids, last)
  const followedUp = await listFollowedUpOf(tx, ids, first, last)
  for (const { id, birthDate, sex } of children) {
    const facts = {
      ...{ birth: civilDay(birthDate), sex, doses: doses.get(id) ?? [], held: held.get(id) ?? none, body: bodies.get(id) ?? null },
      ...{ screened: screened.get(id) ?? new Map<string, never>(), lateFollowUp: followedUp.get(id) ?? null },
    }
    countChild(counts, areas.get(id) ?? unknownArea, answersOf(facts, year))
  }
  return ids
}

const none: ReadonlySet<string> = new Set()
