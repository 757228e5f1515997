import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Temporal, localDateTime, type Instant } from '#platform/time.ts'
import { clockAt, dueReminder, isLate, reminderHours, reportDueAt } from './clock.ts'

/** A time on the clock in Amsterdam; the offset says which of two equal times is meant. */
const at = (text: string): Instant => Temporal.Instant.from(text)
const onTheWall = (moment: Instant): string => localDateTime(moment).toPlainDateTime().toString({ smallestUnit: 'minute' })

describe('PR-32 the report is due 72 hours after the awareness', () => {
  test.each([
    ['an ordinary week', '2026-11-23T09:00+01:00', '2026-11-26T09:00'],
    ['over a weekend, which stops nothing', '2026-11-27T16:30+01:00', '2026-11-30T16:30'],
    ['over Christmas, which stops nothing', '2026-12-24T12:00+01:00', '2026-12-27T12:00'],
    ['into summer time: an hour later on the wall', '2027-03-27T12:00+01:00', '2027-03-30T13:00'],
    ['into winter time: an hour earlier on the wall', '2026-10-24T12:00+02:00', '2026-10-27T11:00'],
    ['aware in the hour that comes twice, the first time', '2026-10-25T02:30+02:00', '2026-10-28T01:30'],
    ['aware in the hour that comes twice, the second time', '2026-10-25T02:30+01:00', '2026-10-28T02:30'],
    ['due in the hour that comes twice', '2026-10-22T02:30+02:00', '2026-10-25T02:30'],
    ['due in the hour that is skipped', '2027-03-25T02:30+01:00', '2027-03-28T03:30'],
    ['over 29 February', '2028-02-27T08:00+01:00', '2028-03-01T08:00'],
    ['over the end of a year', '2026-12-30T23:59+01:00', '2027-01-02T23:59'],
  ])('%s', (_name, aware, due) => {
    expect(onTheWall(reportDueAt(at(aware)))).toBe(due)
  })

  test('on the last moment it is in time, a moment later it is not', () => {
    const aware = at('2026-11-23T09:00+01:00')
    const due = reportDueAt(aware)
    expect([isLate(aware, due), isLate(aware, due.add({ milliseconds: 1 }))]).toEqual([false, true])
  })
})

describe('PR-32 what the clock says', () => {
  const aware = at('2026-11-23T09:00+01:00')
  test.each([
    [0, 72 * 60, 'calm'],
    [47, 25 * 60, 'calm'],
    [48, 24 * 60, 'calm'],
    [49, 23 * 60, 'soon'],
    [72, 0, 'soon'],
    [73, -60, 'late'],
  ])('after %d hours', (hours, minutesLeft, stage) => {
    expect(clockAt(aware, aware.add({ hours }))).toMatchObject({ minutesLeft, stage })
  })
  test('it never shows more time than there is', () => {
    expect(clockAt(aware, aware.add({ seconds: 1 })).minutesLeft).toBe(72 * 60 - 1)
  })
  test('the share stays between nothing and all', () => {
    expect([-5, 0, 36, 72, 500].map((hours) => clockAt(aware, aware.add({ hours })).share)).toEqual([0, 0, 0.5, 1, 1])
  })
})

describe('PR-32 reminders', () => {
  const aware = at('2026-10-24T12:00+02:00')
  test.each([
    [23.99, [], null],
    [24, [], 24],
    [30, [24], null],
    [48, [24], 48],
    [66, [24, 48], 66],
    [72, [24, 48, 66], null],
    [72.01, [24, 48, 66], 72],
    [200, [24, 48, 66, 72], null],
    // The server was off for two days: one reminder, not three.
    [67, [], 66],
    [90, [24], 72],
  ])('after %d hours, given %j: %s', (hours, given, due) => {
    expect(dueReminder(aware, aware.add({ milliseconds: Math.round(hours * 3_600_000) }), given)).toBe(due)
  })
})

const moments = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2040, 0) }).map((ms) => Temporal.Instant.fromEpochMilliseconds(ms))

test('PR-32 it is always exactly 259,200 seconds, whatever the clock on the wall does', () => {
  fc.assert(
    fc.property(moments, (aware) => {
      expect(reportDueAt(aware).epochMilliseconds - aware.epochMilliseconds).toBe(259_200_000)
    }),
  )
})

test('PR-32 late and the clock agree, and time never comes back', () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: 0, max: 8_000 }), fc.integer({ min: 0, max: 8_000 }), (aware, minutes, more) => {
      const now = aware.add({ minutes })
      const later = now.add({ minutes: more })
      expect(clockAt(aware, now).stage === 'late').toBe(isLate(aware, now))
      expect(clockAt(aware, later).minutesLeft).toBeLessThanOrEqual(clockAt(aware, now).minutesLeft)
    }),
  )
})

test('PR-32 looking every five minutes gives each reminder once, in order', () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: 0, max: 299 }), (aware, offset) => {
      const given: number[] = []
      for (let seconds = offset; seconds < 80 * 3_600; seconds += 300) {
        const due = dueReminder(aware, aware.add({ seconds }), given)
        if (due !== null) given.push(due)
      }
      expect(given).toEqual([...reminderHours])
    }),
    { numRuns: 10 },
  )
})
