/**
 * When things happened: the team works while the centre is open, askers write in the evening too, and nothing
 * is later than now. Day 0 is the latest day on which the centre opened, day 1 the opening day before it.
 */
import { openingsOn, type OpenTimes } from '#contexts/advice/deeds.ts'
import { isBefore, localDate, Temporal, type Instant } from '#platform/time.ts'
import type { Case, Step } from './case.ts'
import type { Seeded } from './seeded.ts'

export type Window = { readonly from: Instant; readonly until: Instant }
export type TimedStep = { readonly step: Exclude<Step, { do: 'wait' }>; readonly at: Instant }
export type Timeline = { readonly askedAt: Instant; readonly steps: readonly TimedStep[] }

const furthestDays = 400
/** From closing until late on the second day after. */
export const weekendHours = 53

/** The openings that began before `now`, latest first, one per day; the latest ends at `now` at the most. */
export function latestOpenings(times: OpenTimes, now: Instant, count: number): Window[] {
  const found: Window[] = []
  const today = localDate(now)
  for (let back = 0; found.length < count && back < furthestDays; back += 1) {
    const openings = openingsOn(times, today.subtract({ days: back })).filter(({ from }) => isBefore(from, now))
    const [first, last] = [openings.at(0), openings.at(-1)]
    if (first !== undefined && last !== undefined) found.push({ from: first.from, until: isBefore(last.until, now) ? last.until : now })
  }
  if (found.length < count) throw new RangeError('The centre was not open on enough days')
  return found
}

/** Gives the question and every step of a case its moment. `quick`: all within half an hour, as for danger. */
export function timelineOf(one: Case, openings: readonly Window[], now: Instant, quick: boolean, chance: Seeded): Timeline {
  if ('minutesAgo' in one.asked) {
    if (one.steps.length > 0) throw new RangeError('What was asked minutes ago has no steps yet')
    return { askedAt: now.subtract({ minutes: one.asked.minutesAgo }), steps: [] }
  }
  let day = one.asked.day
  let inEvening = one.asked.evening === true
  let inWeekend = one.asked.weekend === true
  let group: (TimedStep['step'] | null)[] = [null]
  const timed: { step: TimedStep['step'] | null; at: Instant }[] = []
  const finishGroup = (): void => {
    const window = inWeekend ? weekendOf(openings, day) : windowOf(openings, day, inEvening, quick, chance)
    inWeekend = false
    timed.push(...group.map((step, index) => ({ step, at: spread(window, index, group.length, chance) })))
    group = []
  }
  for (const step of one.steps) {
    if (step.do !== 'wait') group.push(step)
    else {
      finishGroup()
      inEvening = step.until === 'evening'
      if (step.until !== 'evening') day -= step.until
    }
  }
  finishGroup()
  const askedAt = timed[0]?.at ?? now
  return { askedAt, steps: timed.flatMap(({ step, at }) => (step === null ? [] : [{ step, at }])) }
}

function windowOf(openings: readonly Window[], day: number, inEvening: boolean, quick: boolean, chance: Seeded): Window {
  const opening = openings[day]
  if (opening === undefined || (inEvening && day < 1)) throw new RangeError(`There is no day ${day} for this`)
  if (inEvening) return { from: opening.until.add({ minutes: 90 }), until: opening.until.add({ hours: 5 }) }
  const length = opening.until.epochMilliseconds - opening.from.epochMilliseconds
  const part = quick ? Math.min(length, 25 * 60_000) : length
  const from = opening.from.add({ milliseconds: Math.floor(chance.next() * (length - part)) })
  return { from, until: from.add({ milliseconds: part }) }
}

/** From the next morning until a day and a half later, which must be before the centre opens again. */
function weekendOf(openings: readonly Window[], day: number): Window {
  const [before, after] = [openings[day], openings[day - 1]]
  const window = before === undefined ? null : { from: before.until.add({ hours: 16 }), until: before.until.add({ hours: weekendHours }) }
  if (window === null || after === undefined || isBefore(after.from, window.until))
    throw new RangeError(`There is no weekend after day ${day}`)
  return window
}

/** The moment of the one numbered `index` of `count`, each in its own part of the window: in order, and not at once. */
function spread({ from, until }: Window, index: number, count: number, chance: Seeded): Instant {
  const length = until.epochMilliseconds - from.epochMilliseconds
  const at = from.add({ milliseconds: Math.floor((length * (index + 0.15 + 0.7 * chance.next())) / count) })
  return Temporal.Instant.compare(at, until) > 0 ? until : at
}
