/** The rota: who is on duty for the questions, per half-day. Looking, putting somebody down, swapping, being away. */
import { act, listColleagues, permits, type Colleague, type NotPermitted, type Permit } from '#contexts/access/public.ts'
import type { Context } from '#platform/context.ts'
import type { Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import type { Account } from '../rules/conversation.ts'
import {
  canBeOnDuty,
  checkAbsence,
  halfDayAt,
  halves,
  likeTheWeekBefore,
  openHalves,
  putOnDuty,
  staffing,
  swap,
  type Absence,
  type AbsenceRefusal,
  type Half,
  type HalfDay,
  type Known,
  type RotaRefusal,
} from '../rules/rota.ts'
import type { OpenTimes } from '../rules/terms.ts'
import { deleteAbsence, findAbsence, insertAbsence, listAbsences, listDuties, lockRota, saveDuty } from '../sql/rota.server.ts'
import { termsOf, type Desk } from './desk.ts'

type Needs = Pick<Desk, 'centre'>

/** One half-day as people see it. */
export type Duty = HalfDay & {
  readonly put: Colleague | null
  /** Null: nobody is needed, or somebody is there. */
  readonly gap: 'nobody' | 'left' | 'away' | null
}

export type Week = {
  readonly monday: PlainDate
  readonly today: PlainDate
  readonly days: readonly { readonly day: PlainDate; readonly duties: readonly Duty[] }[]
  /** Who can be on duty. */
  readonly people: readonly Colleague[]
  readonly absences: readonly (Omit<Absence, 'account'> & { readonly who: Colleague; readonly mine: boolean })[]
  /** Plans for everybody; others for themselves. */
  readonly plans: boolean
  readonly me: Account | null
}

export async function readWeek(ctx: Context, desk: Needs, monday: PlainDate): Promise<Result<Week, NotPermitted>> {
  const times = termsOf(await desk.centre(ctx.centreId))
  return act(ctx, 'rota.read', async (tx) => {
    const today = localDate(ctx.now)
    const rota = await rotaOf(tx, times, monday, monday.add({ days: 6 }))
    const days = Array.from({ length: 7 }, (_, index) => monday.add({ days: index })).map((day) => ({
      day,
      duties: openHalves(times, day).map((half) => rota.dutyOn({ day, half })),
    }))
    const away = await listAbsences(tx, today, null)
    return ok({
      ...{ monday, today, days, plans: permits(ctx.actor, 'rota.plan'), me: accountOf(ctx) },
      people: rota.colleagues.filter(canBeOnDuty),
      absences: away.flatMap(({ account, ...one }) => {
        const who = rota.person(account)
        return who?.active === true ? [{ ...one, who, mine: account === accountOf(ctx) }] : []
      }),
    })
  })
}

/** Who is on duty today; on a day on which the centre is shut, on the next that it opens. */
export async function readDuty(ctx: Context, desk: Needs): Promise<Result<readonly Duty[], NotPermitted>> {
  const times = termsOf(await desk.centre(ctx.centreId))
  return act(ctx, 'rota.read', async (tx) => {
    const today = localDate(ctx.now)
    const day = openHalves(times, today).length > 0 ? today : halfDayAt(times, ctx.now)?.day
    if (day === undefined) return ok([])
    const rota = await rotaOf(tx, times, day, day)
    return ok(openHalves(times, day).map((half) => rota.dutyOn({ day, half })))
  })
}

/** Who hears first of what cannot wait: who is on duty now, or when the centre opens. Within the transaction of who tells. */
export async function findOnDuty(tx: Tx, times: OpenTimes, now: Context['now']): Promise<Colleague | null> {
  const on = halfDayAt(times, now)
  if (on === null) return null
  const { put, gap } = (await rotaOf(tx, times, on.day, on.day)).dutyOn(on)
  return gap === null ? put : null
}

type Refused = RotaRefusal | NotPermitted

export async function setDuty(
  ctx: Context,
  desk: Needs,
  wish: HalfDay & { readonly to: Account | null; readonly seen: Account | null },
): Promise<Result<null, Refused>> {
  return change(ctx, desk, [wish.day], async (tx, permit, rota, who) => {
    const to = wish.to === null ? null : rota.person(wish.to)
    if (wish.to !== null && to === null) return err({ kind: 'cannot-be-on-duty' })
    const decided = putOnDuty(rota.known(wish), who, { to, seen: wish.seen })
    if (!decided.ok) return decided
    await save(tx, ctx, permit, wish, decided.value)
    return ok(null)
  })
}

export async function swapDuties(ctx: Context, desk: Needs, first: HalfDay, second: HalfDay): Promise<Result<null, Refused>> {
  return change(ctx, desk, [first.day, second.day], async (tx, permit, rota, who) => {
    const decided = swap(rota.known(first), rota.known(second), who)
    if (!decided.ok) return decided
    await save(tx, ctx, permit, first, decided.value.first)
    await save(tx, ctx, permit, second, decided.value.second)
    return ok(null)
  })
}

/** Fills what is empty in a week like the week before. Says how many half-days got somebody. */
export async function copyWeek(ctx: Context, desk: Needs, monday: PlainDate): Promise<Result<number, Refused>> {
  const week = Array.from({ length: 7 }, (_, index) => monday.add({ days: index }))
  if (!permits(ctx.actor, 'rota.plan')) return refuseTo(ctx)
  return change(ctx, desk, [monday.subtract({ days: 7 }), monday.add({ days: 6 })], async (tx, permit, rota, { absences, today }) => {
    const empty = week
      .flatMap((day) => halves.map((half) => rota.known({ day, half })))
      .filter(({ on, isOpen, put }) => isOpen && put === null && on.day.until(today).days <= 0)
    const found = likeTheWeekBefore(
      empty.map(({ on }) => on),
      (on) => rota.person(rota.known(on).put),
      absences,
    )
    for (const { to, ...on } of found) await save(tx, ctx, permit, on, to)
    permit.record({ actionCode: 'E', detail: `copy ${found.length}` })
    return ok(found.length)
  })
}

type AwayRefused = AbsenceRefusal | NotPermitted

export async function noteAbsence(
  ctx: Context,
  wish: { readonly account: Account; readonly from: PlainDate; readonly until: PlainDate },
): Promise<Result<Id<'absence'>, AwayRefused>> {
  const verb = permits(ctx.actor, 'rota.plan') ? 'rota.plan' : 'rota.change'
  return act(ctx, verb, async (tx, permit): Promise<Result<Id<'absence'>, AbsenceRefusal>> => {
    const allowed = checkAbsence(wish, { me: accountOf(ctx), plans: verb === 'rota.plan', today: localDate(ctx.now) })
    if (!allowed.ok) return allowed
    if (!(await listColleagues(tx)).some((one) => one.id === wish.account && canBeOnDuty(one))) return err({ kind: 'not-yours' })
    const id = newId<'absence'>(ctx.now.epochMilliseconds)
    await insertAbsence(tx, ctx.centreId, { id, ...wish }, ctx.now)
    permit.record({ actionCode: 'C', objectType: 'absence', objectId: id, detail: 'away' })
    return ok(id)
  })
}

export async function endAbsence(ctx: Context, id: Id<'absence'>): Promise<Result<null, AwayRefused>> {
  const verb = permits(ctx.actor, 'rota.plan') ? 'rota.plan' : 'rota.change'
  return act(ctx, verb, async (tx, permit): Promise<Result<null, AbsenceRefusal>> => {
    const found = await findAbsence(tx, id)
    if (found === null || (verb !== 'rota.plan' && found.account !== accountOf(ctx))) return err({ kind: 'not-yours' })
    await deleteAbsence(tx, id)
    permit.record({ actionCode: 'D', objectType: 'absence', objectId: id, detail: 'back' })
    return ok(null)
  })
}

type Rota = {
  readonly colleagues: readonly Colleague[]
  readonly absences: readonly Absence[]
  readonly person: (id: Account | null) => Colleague | null
  readonly known: (on: HalfDay) => Known
  readonly dutyOn: (on: HalfDay) => Duty
}

async function rotaOf(tx: Tx, times: OpenTimes, from: PlainDate, until: PlainDate): Promise<Rota> {
  const colleagues = await listColleagues(tx)
  const people = new Map<string, Colleague>(colleagues.map((one) => [one.id, one]))
  const person = (id: Account | null): Colleague | null => (id === null ? null : (people.get(id) ?? null))
  const absences = await listAbsences(tx, from, until)
  const put = new Map((await listDuties(tx, from, until)).map(({ day, half, account }) => [placeOf({ day, half }), account]))
  const known = (on: HalfDay): Known => {
    const account = put.get(placeOf(on)) ?? null
    const isOpen = openHalves(times, on.day).includes(on.half)
    return { on, isOpen, put: account, staffing: staffing(account, person(account), absences, on.day) }
  }
  const dutyOn = (on: HalfDay): Duty => {
    const { put: account, staffing: now } = known(on)
    return { day: on.day, half: on.half, put: person(account), gap: now.kind === 'gap' ? now.because : null }
  }
  return { colleagues, absences, person, known, dutyOn }
}

const placeOf = ({ day, half }: HalfDay): string => `${day.toString()} ${half}`

type Who = Parameters<typeof putOnDuty>[1]
type Change<T> = (tx: Tx, permit: Permit, rota: Rota, who: Who) => Promise<Result<T, RotaRefusal>>

/** One change at a time per centre; what it decides on is read after the lock. */
async function change<T>(
  ctx: Context,
  desk: Needs,
  days: readonly [PlainDate, ...PlainDate[]],
  work: Change<T>,
): Promise<Result<T, Refused>> {
  const times = termsOf(await desk.centre(ctx.centreId))
  const plans = permits(ctx.actor, 'rota.plan')
  const sorted = days.toSorted((a, b) => (a.until(b).days > 0 ? -1 : 1))
  return act(ctx, plans ? 'rota.plan' : 'rota.change', async (tx, permit) => {
    await lockRota(tx, ctx.centreId)
    const rota = await rotaOf(tx, times, sorted[0] ?? days[0], sorted.at(-1) ?? days[0])
    return work(tx, permit, rota, { me: accountOf(ctx), plans, today: localDate(ctx.now), absences: rota.absences })
  })
}

function refuseTo(ctx: Context): Promise<Result<never, NotPermitted>> {
  return act(ctx, 'rota.plan', () => {
    throw new Error('Only who plans gets here')
  })
}

async function save(tx: Tx, ctx: Context, permit: Permit, on: HalfDay, to: Account | null): Promise<void> {
  await saveDuty(tx, ctx.centreId, on, to, ctx.now)
  const detail = `${to === null ? 'empty' : 'on duty'} ${placeOf(on)}`
  permit.record({ actionCode: 'U', objectType: 'account', ...(to === null ? {} : { objectId: to }), detail })
}

const accountOf = ({ actor }: Context): Account | null => (actor.kind === 'staff' ? actor.accountId : null)

export type { Half, HalfDay }
