/** Half a year of rotas and the weeks to come: planned week by week, with illness, swaps, colleagues who step in, and gaps. */
import type { Centre } from '#contexts/access/public.ts'
import { rotaDeeds, openHalves, termsOf, type HalfDay } from '#contexts/advice/deeds.ts'
import type { Actor, Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { localDate, momentOf, Temporal, type Instant, type PlainDate } from '#platform/time.ts'
import { contextOf, must, type Stage } from '../play.server.ts'
import { seeded, type Seeded } from '../seeded.ts'
import { system } from '../fill.server.ts'
import type { Window } from '../timeline.ts'
import { closeLeaver, leftDaysAgo } from './people.server.ts'

type Staff = Extract<Actor, { kind: 'staff' }>
type Place = {
  readonly stage: Stage
  readonly centre: Centre
  readonly anchor: Instant
  readonly openings: readonly Window[]
  readonly formerTeam: Stage['team']
}

const weeksAhead = 3
const emptied = 0.07

export async function fillRota(place: Place): Promise<void> {
  const { stage, centre, anchor, openings } = place
  const first = mondayOf(localDate(openings.at(-1)?.from ?? anchor))
  const last = mondayOf(localDate(anchor)).add({ days: 7 * weeksAhead })
  const [now, former] = [staffOf(stage.team), staffOf(place.formerTeam)]
  const left = mondayOf(localDate(anchor.subtract({ hours: 24 * leftDaysAgo })))
  for (let monday = first; Temporal.PlainDate.compare(monday, last) <= 0; monday = monday.add({ days: 7 })) {
    const chance = seeded(`rota ${centre.slug} ${monday.toString()}`)
    // Who left stood on the rota of the week in which she went.
    const team = Temporal.PlainDate.compare(monday, left) <= 0 ? former : now
    if (monday.equals(left.add({ days: 7 }))) await closeLeaver(stage, anchor)
    const planned = earliest(anchor, momentOf(monday.subtract({ days: 4 }), Temporal.PlainTime.from('15:00')))
    await planWeek(place, monday, contextOf(stage, system, planned), team, chance)
    await liveWeek(place, monday, team, chance)
  }
}

/** Like the week before; what that leaves empty gets somebody, now and then nobody. */
async function planWeek({ stage, centre }: Place, monday: PlainDate, ctx: Context, team: readonly Staff[], chance: Seeded): Promise<void> {
  must(await rotaDeeds.copyWeek(ctx, stage.desk, monday))
  const week = must(await rotaDeeds.readWeek(ctx, stage.desk, monday))
  for (const { day, half, put } of week.days.flatMap(({ duties }) => duties)) {
    const isAhead = Temporal.PlainDate.compare(day, week.today) >= 0
    // Somebody has a course, or a day off: the half-day is empty until a colleague takes it.
    if (put !== null && isAhead && chance.next() < emptied)
      must(await rotaDeeds.setDuty(ctx, stage.desk, { day, half, to: null, seen: put.id }))
    if (put !== null || !isAhead || !openHalves(termsOf(centre), day).includes(half) || chance.next() < 0.05) continue
    await putSomebody(ctx, stage, { day, half }, team, chance, null)
  }
}

/** What the week brings: somebody ill and somebody who steps in or not, and a swap. Only what is over or going on. */
async function liveWeek({ stage, anchor }: Place, monday: PlainDate, team: readonly Staff[], chance: Seeded): Promise<void> {
  const day = monday.add({ days: Math.floor(chance.next() * 5) })
  const morning = momentOf(day, Temporal.PlainTime.from('07:45'))
  if (Temporal.Instant.compare(morning, anchor) > 0) return
  const ctx = contextOf(stage, system, morning)
  const week = must(await rotaDeeds.readWeek(ctx, stage.desk, monday))
  const duties = week.days
    .flatMap(({ duties: some }) => some)
    .filter((one) => one.gap === null && Temporal.PlainDate.compare(one.day, day) >= 0)
  const [first, ...others] = duties
  const other = others.find(({ put }) => put?.id !== first?.put?.id)
  if (first?.put == null || other === undefined) return
  if (chance.next() < 0.5) {
    const until = day.add({ days: Math.floor(chance.next() * 3) })
    must(await rotaDeeds.noteAbsence(ctx, { account: first.put.id, from: day, until }))
    if (chance.next() < 0.7) await putSomebody(ctx, stage, first, team, chance, first.put.id)
  } else {
    const swapped = await rotaDeeds.swapDuties(ctx, stage.desk, first, other)
    if (!swapped.ok && swapped.error.kind !== 'away') must(swapped)
  }
}

/** Somebody who can; two who are away in a row leave it empty. */
async function putSomebody(
  ctx: Context,
  stage: Stage,
  on: HalfDay,
  team: readonly Staff[],
  chance: Seeded,
  seen: Id<'account'> | null,
): Promise<void> {
  for (let tries = 0; tries < 2; tries += 1) {
    const to = team[Math.floor(chance.next() * team.length)]?.accountId ?? null
    const put = await rotaDeeds.setDuty(ctx, stage.desk, { day: on.day, half: on.half, to, seen })
    if (put.ok) return
    if (put.error.kind !== 'away') must(put)
  }
}

const staffOf = (team: Stage['team']): readonly Staff[] => [...team.values()].flat().filter((one): one is Staff => one.kind === 'staff')
const mondayOf = (day: PlainDate): PlainDate => day.subtract({ days: day.dayOfWeek - 1 })
const earliest = (a: Instant, b: Instant): Instant => (Temporal.Instant.compare(a, b) < 0 ? a : b)
