import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { easterSunday, holidayOn, holidaysOf, isWorkingDay, kingsDay, usualHolidays } from './holidays.ts'
import { Temporal } from './time.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

describe('Easter', () => {
  test.each([
    ['1818-03-22'], // as early as can be
    ['1943-04-25'], // as late as can be
    ['1954-04-18'],
    ['1981-04-19'],
    ['2000-04-23'],
    ['2008-03-23'],
    ['2011-04-24'],
    ['2019-04-21'],
    ['2024-03-31'],
    ['2025-04-20'],
    ['2026-04-05'],
    ['2027-03-28'],
    ['2028-04-16'],
    ['2029-04-01'],
    ['2030-04-21'],
    ['2038-04-25'],
    ['2076-04-19'],
    ['2285-03-22'],
  ])('%s', (text) => {
    expect(easterSunday(day(text).year).toString()).toBe(text)
  })

  test('is a Sunday between 22 March and 25 April', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 4099 }), (year) => {
        const easter = easterSunday(year)
        expect(easter.dayOfWeek).toBe(7)
        expect(easter.toString() >= `${year}-03-22` && easter.toString() <= `${year}-04-25`).toBe(true)
      }),
    )
  })

  test('agrees with the older method by golden number and full moon, for five centuries', () => {
    for (let year = 1900; year < 2400; year += 1) expect(easterSunday(year).toString()).toBe(easterByFullMoon(year))
  })
})

/** Another road to the same day: the ecclesiastical full moon from the golden number, then the Sunday after it. */
function easterByFullMoon(year: number): string {
  const golden = year % 19
  const century = Math.floor(year / 100) + 1
  const skippedLeapDays = Math.floor((3 * century) / 4) - 12
  const moonDrift = Math.floor((8 * century + 5) / 25) - 5
  let epact = (11 * (golden + 1) + 20 + moonDrift - skippedLeapDays) % 30
  if (epact < 0) epact += 30
  if (epact === 24 || (epact === 25 && golden > 10)) epact += 1
  let marchDay = 44 - epact
  if (marchDay < 21) marchDay += 30
  const fullMoon = day(`${year}-03-01`).add({ days: marchDay - 1 })
  return fullMoon.add({ days: 7 - (fullMoon.dayOfWeek % 7) }).toString()
}

describe("the King's birthday", () => {
  test.each([
    [2014, '2014-04-26'], // 27 April 2014 was a Sunday
    [2015, '2015-04-27'],
    [2024, '2024-04-27'], // a Saturday stays
    [2025, '2025-04-26'],
    [2026, '2026-04-27'],
    [2031, '2031-04-26'],
    [2013, '2013-04-30'], // the Queen's day
    [2006, '2006-04-29'],
  ])('%i: %s', (year, date) => {
    expect(kingsDay(year).toString()).toBe(date)
  })

  test('is never on a Sunday', () => {
    for (let year = 1980; year < 2200; year += 1) expect(kingsDay(year).dayOfWeek).not.toBe(7)
  })
})

test('the holidays of 2026, in order', () => {
  expect(holidaysOf(2026).map(({ holiday, date }) => `${date.toString()} ${holiday}`)).toEqual([
    '2026-01-01 newYearsDay',
    '2026-04-05 easterSunday',
    '2026-04-06 easterMonday',
    '2026-04-27 kingsDay',
    '2026-05-14 ascensionDay',
    '2026-05-24 whitSunday',
    '2026-05-25 whitMonday',
    '2026-12-25 christmasDay',
    '2026-12-26 secondChristmasDay',
  ])
})

test('every choice on: Good Friday and 5 May are there too', () => {
  const names = holidaysOf(2026, { goodFriday: true, liberationDay: 'every-year' }).map(({ holiday }) => holiday)
  expect(names).toHaveLength(11)
  expect(names).toContain('goodFriday')
  expect(names).toContain('liberationDay')
})

test.each([
  ['2025-05-05', usualHolidays, 'liberationDay'],
  ['2026-05-05', usualHolidays, null],
  ['2030-05-05', usualHolidays, 'liberationDay'],
  ['2026-05-05', { ...usualHolidays, liberationDay: 'every-year' as const }, 'liberationDay'],
  ['2026-04-03', usualHolidays, null],
  ['2026-04-03', { ...usualHolidays, goodFriday: true }, 'goodFriday'],
  ['2026-12-31', usualHolidays, null],
  ['2027-01-01', usualHolidays, 'newYearsDay'],
])('%s under %o is %s', (text, choices, holiday) => {
  expect(holidayOn(day(text), choices)).toBe(holiday)
})

test('two holidays may share a day: Ascension Day on 5 May 2016 is one day off', () => {
  const shared = holidaysOf(2016, { goodFriday: false, liberationDay: 'every-year' }).filter(({ date }) => date.equals(day('2016-05-05')))
  expect(shared.map(({ holiday }) => holiday).toSorted()).toEqual(['ascensionDay', 'liberationDay'])
  expect(isWorkingDay(day('2016-05-05'))).toBe(false)
})

test.each([
  ['2026-11-23', true], // Monday
  ['2026-11-27', true], // Friday
  ['2026-11-28', false], // Saturday
  ['2026-11-29', false], // Sunday
  ['2026-04-27', false], // King's day
  ['2026-04-03', true], // Good Friday, as usual
  ['2026-12-24', true],
  ['2026-12-25', false],
])('%s is a working day: %s', (text, working) => {
  expect(isWorkingDay(day(text))).toBe(working)
})

test('no working day is a weekend day or a holiday, and each week has at least two', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2014, max: 2200 }), fc.integer({ min: 0, max: 51 }), fc.boolean(), (year, week, wide) => {
      const choices = wide ? ({ goodFriday: true, liberationDay: 'every-year' } as const) : usualHolidays
      const first = day(`${year}-01-01`)
      const monday = first.add({ days: ((8 - first.dayOfWeek) % 7) + 7 * week })
      const working = [0, 1, 2, 3, 4, 5, 6].map((days) => monday.add({ days })).filter((date) => isWorkingDay(date, choices))
      for (const date of working) {
        expect(date.dayOfWeek).toBeLessThanOrEqual(5)
        expect(holidayOn(date, choices)).toBeNull()
      }
      expect(working.length).toBeGreaterThanOrEqual(2)
    }),
  )
})
