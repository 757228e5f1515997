/**
 * Who is on duty for the questions, per half-day. Every half-day on which the centre is open has one person, or it is a gap that everybody
 * sees: because nobody was put down, or because who was put down has left, is away, or answers no questions any more. A rule of ours.
 */
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { isBefore, localDate, momentOf, Temporal, type Instant, type PlainDate } from '#platform/time.ts'
import type { Account } from './conversation.ts'
import { openingsOn, type OpenTimes } from './terms.ts'

export const halves = ['morning', 'afternoon'] as const
export type Half = (typeof halves)[number]
export type HalfDay = { readonly day: PlainDate; readonly half: Half }

export type Candidate = { readonly id: Account; readonly active: boolean; readonly roles: readonly string[] }
export type Absence = { readonly id: Id<'absence'>; readonly account: Account; readonly from: PlainDate; readonly until: PlainDate }

/** When the morning is over. */
const midday = Temporal.PlainTime.from('12:30')
const furthestDays = 60

/** The halves of a day in which the centre is open, in order. */
export function openHalves(times: OpenTimes, day: PlainDate): readonly Half[] {
  const middle = momentOf(day, midday)
  const openings = openingsOn(times, day)
  return halves.filter((half) =>
    openings.some(({ from, until }) => (half === 'morning' ? isBefore(from, middle) : isBefore(middle, until))),
  )
}

/** The half-day that is going on; while the centre is shut the next one. Null when it does not open in the next sixty days. */
export function halfDayAt(times: OpenTimes, now: Instant): HalfDay | null {
  const today = localDate(now)
  for (let days = 0; days <= furthestDays; days += 1) {
    const day = today.add({ days })
    const middle = momentOf(day, midday)
    for (const { from, until } of openingsOn(times, day)) {
      if (!isBefore(now, until)) continue
      const at = isBefore(now, from) ? from : now
      return { day, half: isBefore(at, middle) ? 'morning' : 'afternoon' }
    }
  }
  return null
}

/** Whoever works on questions can be on duty, while the account is open. */
export const canBeOnDuty = ({ active, roles }: Candidate): boolean =>
  active && roles.some((role) => role === 'frontDesk' || role === 'professional' || role === 'coordinator')

export function isAway(absences: readonly Absence[], account: Account, day: PlainDate): boolean {
  return absences.some(
    (one) => one.account === account && Temporal.PlainDate.compare(one.from, day) <= 0 && Temporal.PlainDate.compare(day, one.until) <= 0,
  )
}

export type Staffing =
  | { readonly kind: 'covered'; readonly by: Account }
  | { readonly kind: 'gap'; readonly because: 'nobody' }
  /** `was`: who stands on the rota and cannot be there. */
  | { readonly kind: 'gap'; readonly because: 'left' | 'away'; readonly was: Account }

export function staffing(put: Account | null, person: Candidate | null, absences: readonly Absence[], day: PlainDate): Staffing {
  if (put === null) return { kind: 'gap', because: 'nobody' }
  if (person === null || !canBeOnDuty(person)) return { kind: 'gap', because: 'left', was: put }
  return isAway(absences, put, day) ? { kind: 'gap', because: 'away', was: put } : { kind: 'covered', by: put }
}

export type RotaRefusal = {
  readonly kind: 'past' | 'not-open' | 'changed-meanwhile' | 'cannot-be-on-duty' | 'away' | 'not-yours' | 'choose-two'
}

/** What is known of one half-day when somebody changes it. */
export type Known = {
  readonly on: HalfDay
  readonly isOpen: boolean
  readonly put: Account | null
  readonly staffing: Staffing
}

type Who = {
  readonly me: Account | null
  /** A coordinator plans for everybody; others give away what is theirs, and fill gaps with themselves. */
  readonly plans: boolean
  readonly today: PlainDate
  readonly absences: readonly Absence[]
}

/** Puts `to` on a half-day; null leaves it empty. `seen` is who stood there on the page of whoever decides. */
export function putOnDuty(
  { on, isOpen, put, staffing: now }: Known,
  { me, plans, today, absences }: Who,
  { to, seen }: { readonly to: Candidate | null; readonly seen: Account | null },
): Result<Account | null, RotaRefusal> {
  const changeable = mayStillChange(on, isOpen, today)
  if (!changeable.ok) return changeable
  if (put !== seen) return err({ kind: 'changed-meanwhile' })
  const gives = put !== null && put === me && to !== null
  const fills = now.kind === 'gap' && to !== null && to.id === me
  if (!plans && !gives && !fills) return err({ kind: 'not-yours' })
  if (to === null) return ok(null)
  if (!canBeOnDuty(to)) return err({ kind: 'cannot-be-on-duty' })
  return isAway(absences, to.id, on.day) ? err({ kind: 'away' }) : ok(to.id)
}

/** Two people take each other's half-day. One of them says so, or a coordinator. */
export function swap(
  first: Known,
  second: Known,
  { me, plans, today, absences }: Who,
): Result<{ readonly first: Account; readonly second: Account }, RotaRefusal> {
  const [one, other] = [first.put, second.put]
  if (one === null || other === null || one === other) return err({ kind: 'choose-two' })
  for (const { on, isOpen } of [first, second]) {
    const changeable = mayStillChange(on, isOpen, today)
    if (!changeable.ok) return changeable
  }
  if (!plans && me !== one && me !== other) return err({ kind: 'not-yours' })
  // Who left cannot take a half-day over; who is away on the own day may be the reason to swap.
  for (const { staffing: now } of [first, second])
    if (now.kind === 'gap' && now.because === 'left') return err({ kind: 'cannot-be-on-duty' })
  if (isAway(absences, other, first.on.day) || isAway(absences, one, second.on.day)) return err({ kind: 'away' })
  return ok({ first: other, second: one })
}

/** What a week gets from the week before: the same person at the same half-day, where nobody stands yet and that person can be there. */
export function likeTheWeekBefore(
  empty: readonly HalfDay[],
  before: (on: HalfDay) => Candidate | null,
  absences: readonly Absence[],
): readonly (HalfDay & { readonly to: Account })[] {
  return empty.flatMap((on) => {
    const person = before({ ...on, day: on.day.subtract({ days: 7 }) })
    return person === null || !canBeOnDuty(person) || isAway(absences, person.id, on.day) ? [] : [{ ...on, to: person.id }]
  })
}

function mayStillChange({ day }: HalfDay, isOpen: boolean, today: PlainDate): Result<null, RotaRefusal> {
  if (Temporal.PlainDate.compare(day, today) < 0) return err({ kind: 'past' })
  return isOpen ? ok(null) : err({ kind: 'not-open' })
}

export type AbsenceRefusal = { readonly kind: 'ends-before-it-begins' | 'too-long' | 'past' | 'not-yours' }

/** Longest absence in one line; somebody who is away for longer is noted again. */
export const longestAbsenceDays = 366

/** Everybody notes the own absence, a coordinator that of others. It may have begun already (a report of this morning), not be over. */
export function checkAbsence(
  wish: { readonly account: Account; readonly from: PlainDate; readonly until: PlainDate },
  { me, plans, today }: Pick<Who, 'me' | 'plans' | 'today'>,
): Result<null, AbsenceRefusal> {
  if (!plans && wish.account !== me) return err({ kind: 'not-yours' })
  if (Temporal.PlainDate.compare(wish.until, wish.from) < 0) return err({ kind: 'ends-before-it-begins' })
  if (wish.from.until(wish.until).days >= longestAbsenceDays) return err({ kind: 'too-long' })
  return Temporal.PlainDate.compare(wish.until, today) < 0 ? err({ kind: 'past' }) : ok(null)
}
