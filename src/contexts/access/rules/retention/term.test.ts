import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localDate, Temporal, type PlainDate } from '#platform/time.ts'
import { fileTerms, regimes, retentionRegimes } from './regimes.ts'
import { lastStartThatMayGo, mayGoOn, versionOn, yearsAdded, type Lengthening } from './term.ts'

const day = (text: string): PlainDate => Temporal.PlainDate.from(text)
const years = (count: number) => ({ length: { years: count } })
const aDay = fc.integer({ min: 0, max: 200 * 365 }).map((days) => day('1900-01-01').add({ days }))

describe('PR-24: the first day on which something may go', () => {
  test.each([
    ['2006-11-29', 20, '2026-11-30'],
    ['2006-12-31', 20, '2027-01-01'],
    // 29 February: there is one after twenty years, and none after fifteen.
    ['2004-02-29', 20, '2024-03-01'],
    ['2004-02-29', 15, '2019-03-01'],
    ['2004-02-28', 20, '2024-02-29'],
    ['2003-02-28', 1, '2004-02-29'],
  ])('from %s, %i years: %s', (start, count, goes) => {
    expect(mayGoOn(years(count), day(start))).toEqual(day(goes))
  })

  test.each([
    // The clock goes forward at 01:00Z and back at 01:00Z: the Dutch day is what counts, not the day in Greenwich.
    ['2026-03-28T23:30:00Z', '2026-03-29'],
    ['2026-03-29T01:30:00Z', '2026-03-29'],
    ['2026-10-24T22:30:00Z', '2026-10-25'],
    ['2026-10-25T00:30:00Z', '2026-10-25'],
    ['2026-10-25T23:30:00Z', '2026-10-26'],
  ])('a piece made at %s began its term on %s', (at, made) => {
    expect(localDate(Temporal.Instant.from(at))).toEqual(day(made))
  })

  test('ninety days is ninety days, through a summer-time night too; as long as something else has no day', () => {
    expect(mayGoOn({ length: { days: 90 } }, day('2026-02-01'))).toEqual(day('2026-05-03'))
    expect(mayGoOn({ length: 'as-long' }, day('2026-02-01'))).toBeNull()
  })

  test('always: not one day too early, a later start never gives an earlier day, and lengthening never shortens', () => {
    fc.assert(
      fc.property(aDay, fc.nat({ max: 3000 }), fc.integer({ min: 1, max: 100 }), fc.nat({ max: 50 }), (start, later, count, added) => {
        const goes = mayGoOn(years(count), start) as PlainDate
        const kept = goes.subtract({ days: 1 })
        // So many whole years lie behind it, but for the one day that 29 February costs.
        expect(start.until(kept.add({ days: start.day === 29 && start.month === 2 ? 1 : 0 }), { largestUnit: 'years' }).years).toBe(count)
        const after = mayGoOn(years(count), start.add({ days: later })) as PlainDate
        expect(Temporal.PlainDate.compare(after, goes)).toBeGreaterThanOrEqual(0)
        expect(Temporal.PlainDate.compare(mayGoOn(years(count), start, added) as PlainDate, goes)).toBeGreaterThanOrEqual(0)
      }),
    )
  })
})

test('PR-24 the last day that may go is the last of which the term is over, also around 29 February', () => {
  fc.assert(
    fc.property(aDay, fc.integer({ min: 1, max: 100 }), (today, count) => {
      const last = lastStartThatMayGo(count, today)
      const goes = (start: PlainDate): boolean => Temporal.PlainDate.compare(mayGoOn(years(count), start) as PlainDate, today) <= 0
      expect([goes(last), goes(last.add({ days: 1 })), goes(last.add({ days: 2 }))]).toEqual([true, false, false])
    }),
  )
  expect(lastStartThatMayGo(5, day('2025-03-01'))).toEqual(day('2020-02-29'))
  expect(lastStartThatMayGo(5, day('2025-02-28'))).toEqual(day('2020-02-27'))
})

describe('PR-24: terms are data with versions', () => {
  test.each([
    ['wgbo', '2019-12-31', { years: 15 }],
    ['wgbo', '2020-01-01', { years: 20 }],
    ['youth-help', '2026-11-29', { years: 20 }],
    ['wmo', '2026-11-29', { years: 15 }],
    ['vir-signal', '2026-11-29', { years: 2 }],
    ['vir-archive', '2026-11-29', { years: 5 }],
    ['access-log', '2026-11-29', { years: 5 }],
    ['review-finding', '2026-11-29', { years: 5 }],
    ['breach', '2026-11-29', { years: 5 }],
    ['anonymous-question', '2026-11-29', { days: 90 }],
  ] as const)('%s on %s', (regime, on, length) => {
    expect(versionOn(regime, day(on))?.length).toEqual(length)
  })

  test('before its first version a regime says nothing', () => {
    expect(versionOn('wmo', day('2014-12-31'))).toBeNull()
  })

  test('each version has a number, a first day after the one before, and a source', () => {
    for (const regime of retentionRegimes) {
      const { versions } = regimes[regime]
      expect(versions.map(({ version }) => version)).toEqual(versions.map((_, at) => at + 1))
      expect(versions.map(({ validFrom }) => validFrom)).toEqual(versions.map(({ validFrom }) => validFrom).toSorted())
      for (const { source, validFrom } of versions) expect([source.length >= 5, day(validFrom).toString()]).toEqual([true, validFrom])
    }
    // What is proposed by night has an end.
    for (const term of fileTerms) for (const { length } of regimes[term].versions) expect(length).not.toBe('as-long')
  })

  test('the newest lengthening that has begun counts, of its own regime; less than nothing is nothing', () => {
    const all: readonly Lengthening[] = [
      { regime: 'wmo', years: 5, from: day('2026-01-01') },
      { regime: 'wmo', years: 2, from: day('2026-06-01') },
      { regime: 'wmo', years: 9, from: day('2027-01-01') },
      { regime: 'wgbo', years: -3, from: day('2026-01-01') },
    ]
    const on = (regime: 'wmo' | 'wgbo' | 'advice', date: string) => yearsAdded(all, regime, day(date))
    expect([on('wmo', '2025-12-31'), on('wmo', '2026-05-31'), on('wmo', '2026-06-01'), on('wmo', '2027-01-01')]).toEqual([0, 5, 2, 9])
    expect([on('wgbo', '2026-06-01'), on('advice', '2026-06-01')]).toEqual([0, 0])
  })
})
