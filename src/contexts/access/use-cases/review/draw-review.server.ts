/**
 * The drawing of a day for the privacy officer (PR-31), by night or when asked: one row of the log for the run and one for each line that was selected.
 * What families knows of colleagues and files is handed in, as access asks nobody. Drawn again, a day gives the same and nothing twice.
 */
import type { Context } from '#platform/context.ts'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { pseudonym, type Keys } from '#platform/keys.server.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, momentOf, Temporal, type PlainDate } from '#platform/time.ts'
import { draw, usualSample, type Found, type Pair } from '../../rules/review/draw.ts'
import { reviewTerm, workingDaysAfter } from '../../rules/review/finding.ts'
import type { KinReason } from '../../rules/review/reasons.ts'
import {
  deleteActivityBefore,
  findLastActivityDay,
  keepActivity,
  listColleagueDays,
  listHabits,
  listPairs,
  type Period,
} from '../../sql/review/day-of-log.server.ts'
import { findSampleSize, insertFindings, insertRun, listFoundOf, lockDrawing } from '../../sql/review/findings.server.ts'
import { findDayHours } from '../../sql/review/opening.server.ts'
import { act, type NotPermitted } from '../act.server.ts'
import { knownColleagues, type KnownColleague } from './colleague-facts.server.ts'

/** A key of a pair in what is handed in. */
export const pairKey = ({ accountId, personId }: Pick<Pair, 'accountId' | 'personId'>): string => `${accountId} ${personId}`

/** What families can tell of these colleagues and files, by `pairKey`. It sees all of the centre, and tells reasons only. */
export type FindKin = (
  tx: Tx,
  keys: Keys,
  of: {
    readonly centreId: Id<'centre'>
    readonly day: PlainDate
    readonly colleagues: readonly KnownColleague[]
    readonly pairs: readonly Pick<Pair, 'accountId' | 'personId'>[]
  },
) => Promise<ReadonlyMap<string, readonly KinReason[]>>

/** So far back a day can be drawn on request; what is older is looked at by other ways. */
export const longestBack = 92
const daysOfHabit = 60

export type Drawn = { readonly found: number; readonly population: number }
/** `wrong-day`: not over yet, or too long ago. */
export type DrawRefusal = { readonly kind: 'wrong-day' }

export async function drawReview(
  { keys, findKin }: { readonly keys: Keys; readonly findKin: FindKin },
  ctx: Context,
  day: PlainDate,
): Promise<Result<Drawn, DrawRefusal | NotPermitted>> {
  return act(ctx, 'review.draw', async (tx, permit): Promise<Result<Drawn, DrawRefusal>> => {
    const age = day.until(localDate(ctx.now), { largestUnit: 'days' }).days
    if (age < 1 || age > longestBack) return err({ kind: 'wrong-day' })
    const { found, population } = await withSystemSight(tx, () => drawAndKeep(tx, keys, findKin, ctx, day))
    permit.record({ actionCode: 'E', detail: `selected ${found.length} of ${population}` })
    for (const one of found)
      permit.record({
        ...{
          actionCode: 'R',
          eventType: 'review.select',
          objectType: 'reviewFinding',
          objectId: one.id,
          detail: one.reasons.join(' ').slice(0, 200),
        },
        ...(one.personId === null ? {} : { subjectId: one.personId }),
      })
    return ok({ found: found.length, population })
  })
}

type NewFinding = Found & { readonly id: Id<'finding'> }

async function drawAndKeep(
  tx: Tx,
  keys: Keys,
  findKin: FindKin,
  ctx: Context,
  day: PlainDate,
): Promise<{ found: NewFinding[]; population: number }> {
  await lockDrawing(tx, ctx.centreId, day)
  await keepActivity(tx, periodOf(ctx, await firstDayToKeep(tx, day), day))
  await deleteActivityBefore(tx, localDate(ctx.now).subtract({ days: longestBack + daysOfHabit + 1 }))
  const sampleSize = (await findSampleSize(tx)) ?? usualSample
  const seed = pseudonym(keys, 'review-sample', `${ctx.centreId} ${day.toString()}`)
  const period = periodOf(ctx, day, day)
  const pairs = await listPairs(tx, period, day, seed)
  const all = await findAll(tx, keys, findKin, ctx, { day, sampleSize, pairs, period })
  const known = new Set((await listFoundOf(tx, day)).map(keyOf))
  const found = all.filter((one) => !known.has(keyOf(one))).map((one) => ({ ...one, id: newId<'finding'>(ctx.now.epochMilliseconds) }))
  const id = newId<'reviewRun'>(ctx.now.epochMilliseconds)
  const population = pairs.filter(({ opened }) => opened).length
  const askedBy = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null
  await insertRun(tx, ctx.centreId, { id, day, askedBy, runAt: ctx.now, seed, sampleSize, population, found: found.length })
  await insertFindings(tx, ctx.centreId, { id, day }, workingDaysAfter(localDate(ctx.now), reviewTerm), found)
  return { found, population }
}

const keyOf = ({ accountId, personId }: { readonly accountId: string; readonly personId: string | null }): string =>
  `${accountId} ${personId ?? ''}`

async function findAll(
  tx: Tx,
  keys: Keys,
  findKin: FindKin,
  ctx: Context,
  { day, sampleSize, pairs, period }: { day: PlainDate; sampleSize: number; pairs: readonly Pair[]; period: Period },
): Promise<Found[]> {
  const colleagues = await knownColleagues(tx, keys, ctx.centreId)
  const kin = await findKin(tx, keys, { centreId: ctx.centreId, day, colleagues, pairs })
  const habits = new Map((await listHabits(tx, day)).map((one) => [one.accountId, one]))
  const professions = new Map(colleagues.map(({ accountId, profession }) => [accountId, profession]))
  return draw(pairs, await listColleagueDays(tx, period), {
    ...{ day, sampleSize, open: await findDayHours(tx, day) },
    kinOf: (pair) => kin.get(pairKey(pair)) ?? [],
    habitOf: (id) => habits.get(id) ?? null,
    peersUsualOf: (id) => {
      const peers = [...habits.values()].filter((one) => one.accountId !== id && one.profession === professions.get(id))
      return peers.length < fewestPeers ? null : median(peers.map(({ usual }) => usual))
    },
  })
}

/** With fewer, comparing says more of them than of the day. */
const fewestPeers = 2

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** The last day that was kept may have been half over. */
async function firstDayToKeep(tx: Tx, day: PlainDate): Promise<PlainDate> {
  const last = await findLastActivityDay(tx)
  if (last === null) return day.subtract({ days: daysOfHabit })
  return Temporal.PlainDate.compare(last, day) < 0 ? last : day
}

const midnight = Temporal.PlainTime.from('00:00')
/** Whole Dutch days: that of the summer-time night has 23 or 25 hours. */
function periodOf({ centreId }: Context, first: PlainDate, last: PlainDate): Period {
  return { centreId, from: momentOf(first, midnight), until: momentOf(last.add({ days: 1 }), midnight) }
}
