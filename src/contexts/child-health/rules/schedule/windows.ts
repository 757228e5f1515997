/**
 * The days of a contact moment for one child. Whole months of age fall on the day of the month of the birthday (somebody born on 29 February has the 28th
 * in a common year); what is left over, and every age below three months, is counted in days. A child born too early is not corrected: no source that
 * we could read tells to do so for the contact moments, and the doses of the programme go by the calendar age.
 */
import { addMonths, dayOf, type CivilDay } from '#calculators/core/civil-date.ts'
import { startAt, type Start } from '#calculators/vaccination/span.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { monthsAsDays, type Moment } from './moments.ts'

export type Window = { readonly from: CivilDay; readonly due: CivilDay; readonly until: CivilDay }

export function civilDay({ year, month, day }: PlainDate): CivilDay {
  return dayOf(year, month, day)
}

const epoch = Temporal.PlainDate.from('1970-01-01')
export function plainDate(day: CivilDay): PlainDate {
  return epoch.add({ days: day })
}

const threeMonths = monthsAsDays(3)

/** The day on which a child reaches an age that was written in days. A later age is never an earlier day. */
export function dayAtAge(birth: Start, age: number): CivilDay {
  if (age < threeMonths) return age < 84 ? birth.day + age : Math.min(birth.day + age, addMonths(birth.parts, 3))
  const months = wholeMonths(age)
  const rest = age - monthsAsDays(months)
  const start = addMonths(birth.parts, months)
  return rest === 0 ? start : Math.min(start + rest, addMonths(birth.parts, months + 1))
}

/** The largest number of months that takes no more days than these. */
function wholeMonths(days: number): number {
  const guess = Math.floor((days + 1) / 30.4375)
  return monthsAsDays(guess) > days ? guess - 1 : guess
}

export function windowOf({ fromDays, dueDays, untilDays }: Moment, birth: Start): Window {
  return { from: dayAtAge(birth, fromDays), due: dayAtAge(birth, dueDays), until: dayAtAge(birth, untilDays) }
}

/** What a schedule has to know of a child. */
export type ChildDates = {
  readonly birthDate: PlainDate | null
  readonly expectedOn: PlainDate | null
  readonly deceasedOn: PlainDate | null
  readonly movedOn: PlainDate | null
}

export type PlannedMoment = {
  readonly moment: Moment
  readonly window: Window
  /** The last day on which it is made up for: when the next moment is due, that one takes its place. */
  readonly lastDay: CivilDay
}

/** All moments of a child in the order in which they are due; before birth those of the pregnancy, after it the others. */
export function momentsOf(moments: readonly Moment[], birth: Start, isBorn: boolean): PlannedMoment[] {
  const mine = moments.filter(({ phase }) => (phase === 'prenatal') !== isBorn).toSorted((a, b) => a.dueDays - b.dueDays)
  const windows = mine.map((moment) => windowOf(moment, birth))
  return mine.map((moment, at) => {
    const window = windows[at] as Window
    return { moment, window, lastDay: Math.max(window.until, windows[at + 1]?.due ?? 0) }
  })
}

/**
 * The schedule of a child on a day: what is still to come or can still be made up for. Who moved away or died has none, nor who turned 18. Without a birth
 * date and without an expected day there is nothing to count from.
 */
export function planSchedule(moments: readonly Moment[], child: ChildDates, today: PlainDate): readonly PlannedMoment[] {
  const start = child.birthDate ?? child.expectedOn
  if (start === null || child.deceasedOn !== null || child.movedOn !== null) return []
  const now = civilDay(today)
  return momentsOf(moments, startAt(civilDay(start)), child.birthDate !== null).filter(({ lastDay }) => lastDay >= now)
}

/** Born before 37 weeks: the schedule says then that it is not corrected. */
export function isPreterm(gestationDays: number | null): boolean {
  return gestationDays !== null && gestationDays < 37 * 7
}
