/**
 * Dutch public holidays. The list follows the General Terms Act (Algemene termijnenwet, article 3): New
 * Year's Day, Easter Monday, Ascension Day, Whit Monday, both days of Christmas, the King's birthday as
 * celebrated and 5 May; Easter Sunday and Whit Sunday are Sundays and stand here for their names.
 * Two days are a choice of the centre: on Good Friday (put on a par by that article) most offices work, and
 * on 5 May most are closed in lustrum years only. Cited from general knowledge; check it before release.
 */
import { Temporal, type PlainDate } from './time.ts'

export type Holiday =
  | 'newYearsDay'
  | 'goodFriday'
  | 'easterSunday'
  | 'easterMonday'
  | 'kingsDay'
  | 'liberationDay'
  | 'ascensionDay'
  | 'whitSunday'
  | 'whitMonday'
  | 'christmasDay'
  | 'secondChristmasDay'

export type HolidayChoices = {
  readonly goodFriday: boolean
  /** `lustrum-years`: 2025, 2030 and so on. */
  readonly liberationDay: 'every-year' | 'lustrum-years'
}

export const usualHolidays: HolidayChoices = { goodFriday: false, liberationDay: 'lustrum-years' }

/** Easter Sunday in the Gregorian calendar: the anonymous algorithm of 1876, as Butcher and Meeus print it. */
export function easterSunday(year: number): PlainDate {
  const century = Math.floor(year / 100)
  const yearOfCentury = year % 100
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * (year % 19) + century - Math.floor(century / 4) - moonCorrection + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7
  const lateMoon = Math.floor(((year % 19) + 11 * epact + 22 * weekday) / 451)
  const days = epact + weekday - 7 * lateMoon + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(days / 31), day: (days % 31) + 1 })
}

/** The King's birthday (27 April since 2014, before that the Queen's day of 30 April); on the Saturday before when it falls on a Sunday. From 1980 on. */
export function kingsDay(year: number): PlainDate {
  const birthday = Temporal.PlainDate.from({ year, month: 4, day: year >= 2014 ? 27 : 30 })
  return birthday.dayOfWeek === 7 ? birthday.subtract({ days: 1 }) : birthday
}

/** The holidays of a year in the order of the calendar. Two may share a day: Ascension Day was on Liberation Day in 2016. */
export function holidaysOf(
  year: number,
  choices: HolidayChoices = usualHolidays,
): readonly { readonly holiday: Holiday; readonly date: PlainDate }[] {
  const easter = easterSunday(year)
  const on = (month: number, day: number): PlainDate => Temporal.PlainDate.from({ year, month, day })
  const days: { readonly holiday: Holiday; readonly date: PlainDate }[] = [
    { holiday: 'newYearsDay', date: on(1, 1) },
    { holiday: 'easterSunday', date: easter },
    { holiday: 'easterMonday', date: easter.add({ days: 1 }) },
    { holiday: 'kingsDay', date: kingsDay(year) },
    { holiday: 'ascensionDay', date: easter.add({ days: 39 }) },
    { holiday: 'whitSunday', date: easter.add({ days: 49 }) },
    { holiday: 'whitMonday', date: easter.add({ days: 50 }) },
    { holiday: 'christmasDay', date: on(12, 25) },
    { holiday: 'secondChristmasDay', date: on(12, 26) },
  ]
  if (choices.goodFriday) days.push({ holiday: 'goodFriday', date: easter.subtract({ days: 2 }) })
  if (choices.liberationDay === 'every-year' || year % 5 === 0) days.push({ holiday: 'liberationDay', date: on(5, 5) })
  return days.toSorted((a, b) => Temporal.PlainDate.compare(a.date, b.date))
}

const known = new Map<string, ReadonlyMap<string, Holiday>>()

/** The days of a year by date, reckoned once; where two share a day the first stands. */
function daysOf(year: number, choices: HolidayChoices): ReadonlyMap<string, Holiday> {
  const key = `${year} ${choices.goodFriday} ${choices.liberationDay}`
  const before = known.get(key)
  if (before !== undefined) return before
  const days = new Map<string, Holiday>()
  for (const { holiday, date } of holidaysOf(year, choices)) if (!days.has(date.toString())) days.set(date.toString(), holiday)
  known.set(key, days)
  return days
}

/** Which holiday a date is, or null. */
export function holidayOn(date: PlainDate, choices: HolidayChoices = usualHolidays): Holiday | null {
  return daysOf(date.year, choices).get(date.toString()) ?? null
}

/** Monday to Friday, and no holiday. */
export function isWorkingDay(date: PlainDate, choices: HolidayChoices = usualHolidays): boolean {
  return date.dayOfWeek <= 5 && holidayOn(date, choices) === null
}
