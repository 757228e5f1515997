/**
 * The drawing of a day (PR-31): what the log of that day says becomes findings with their reasons. By chance: the first so many of all pairs of a
 * colleague and a file, in the order of a keyed hash, so that nobody knows beforehand who is drawn and everybody can draw it again afterwards.
 */
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import { Temporal } from '#platform/time.ts'
import { isSearchingInVain, isUnusualHour, isUnusualVolume, lastDays, noHabit, type DayHours, type Habit } from './habit.ts'
import { inOrder, kinThatCounts, type KinReason, type Reason } from './reasons.ts'

/** How many a centre draws by chance each day, unless it chose otherwise. */
export const usualSample = 5
export const mostSample = 50

export function checkSampleSize(size: number): boolean {
  return Number.isInteger(size) && size >= 1 && size <= mostSample
}

/** A colleague and a file on one day, as the log tells it. */
export type Pair = {
  readonly accountId: Id<'account'>
  readonly personId: Id<'person'>
  readonly times: number
  readonly firstAt: Instant
  readonly lastAt: Instant
  /** False: it was only found by searching. */
  readonly opened: boolean
  /** Nothing was written down that allows it, though something should be. */
  readonly withoutBasis: boolean
  readonly inEmergency: boolean
  /** Hours of the Dutch day in which it was opened. */
  readonly hours: readonly number[]
  readonly restricted: boolean
  /** The last day of the relation by which it was opened; null: it does not end, or it was not one. */
  readonly relationUntil: PlainDate | null
  /** Its place in the drawing by chance, from 1; null: not opened, so not drawn. */
  readonly place: number | null
}

/** A whole day of a colleague. */
export type ColleagueDay = {
  readonly accountId: Id<'account'>
  readonly files: number
  readonly times: number
  readonly searchesInVain: number
  readonly firstAt: Instant
  readonly lastAt: Instant
}

export type Found = {
  readonly accountId: Id<'account'>
  /** Null: it is about the whole day. */
  readonly personId: Id<'person'> | null
  readonly times: number
  readonly firstAt: Instant
  readonly lastAt: Instant
  readonly reasons: readonly Reason[]
}

export type Known = {
  readonly day: PlainDate
  readonly open: DayHours
  readonly sampleSize: number
  readonly kinOf: (pair: Pair) => readonly KinReason[]
  readonly habitOf: (id: Id<'account'>) => Habit | null
  /** What peers of the same profession do on a usual day; null: there are none to compare with. */
  readonly peersUsualOf: (id: Id<'account'>) => number | null
}

export function draw(pairs: readonly Pair[], days: readonly ColleagueDay[], known: Known): Found[] {
  const ofFiles = pairs.map((pair) => {
    const { accountId, personId, times, firstAt, lastAt } = pair
    return { accountId, personId, times, firstAt, lastAt, reasons: reasonsOf(pair, known) }
  })
  const ofDays = days.map(({ accountId, times, firstAt, lastAt, ...day }) => ({
    ...{ accountId, personId: null, times, firstAt, lastAt, reasons: reasonsOfDay({ accountId, ...day }, known) },
  }))
  return [...ofFiles, ...ofDays].filter(({ reasons }) => reasons.length > 0)
}

export function reasonsOf(pair: Pair, known: Known): Reason[] {
  const found: Reason[] = [...kinThatCounts(known.kinOf(pair), pair.opened)]
  if (!pair.opened) return inOrder(found)
  const habit = known.habitOf(pair.accountId) ?? noHabit
  if (pair.withoutBasis) found.push('no-basis')
  if (pair.inEmergency) found.push('emergency')
  if (pair.restricted) found.push('restricted-file')
  if (isNearEnd(pair.relationUntil, known.day)) found.push('near-end')
  if (pair.hours.some((hour) => isUnusualHour(hour, known.open, habit))) found.push('unusual-hour')
  if (pair.place !== null && pair.place <= known.sampleSize) found.push('by-chance')
  return inOrder(found)
}

/** `until` is the first day without. */
function isNearEnd(until: PlainDate | null, day: PlainDate): boolean {
  return until !== null && Temporal.PlainDate.compare(until, day) >= 0 && day.until(until).days <= lastDays
}

function reasonsOfDay(day: Pick<ColleagueDay, 'accountId' | 'files' | 'searchesInVain'>, known: Known): Reason[] {
  const habit = known.habitOf(day.accountId) ?? noHabit
  const found: Reason[] = []
  if (isUnusualVolume(day.files, habit, known.peersUsualOf(day.accountId))) found.push('unusual-volume')
  if (isSearchingInVain(day.searchesInVain)) found.push('searched-in-vain')
  return inOrder(found)
}
