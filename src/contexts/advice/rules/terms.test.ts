import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { dueAt, isOpenAt, nextOpening, reminderAt, termState, type Terms } from './terms.ts'

const time = (text: string) => Temporal.PlainTime.from(text)
const local = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Amsterdam]`).toInstant()
const shown = (at: Temporal.Instant) => at.toZonedDateTimeISO('Europe/Amsterdam').toPlainDateTime().toString({ smallestUnit: 'minute' })
const terms: Terms = {
  hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, opens: time('08:30'), closes: time('17:00') })),
  closedDays: [Temporal.PlainDate.from('2026-12-24')],
  workingDays: 2,
  acuteMinutes: 30,
}

test.each([
  ['on a Tuesday', '2026-11-24T10:00', '2026-11-26T17:00'],
  ['on a Thursday: over the weekend', '2026-11-26T10:00', '2026-11-30T17:00'],
  ['in the night before Saturday', '2026-11-27T23:59', '2026-12-01T17:00'],
  ['before Christmas: closed day, two holidays and a weekend', '2026-12-23T09:00', '2026-12-29T17:00'],
  ['before the King’s birthday', '2026-04-24T12:00', '2026-04-29T17:00'],
  ['over the night in which summer time begins', '2026-03-27T16:00', '2026-03-31T17:00'],
])('an ordinary question %s', (_name, asked, due) => {
  expect(shown(dueAt('ordinary', terms, local(asked)))).toBe(due)
})

test.each([
  ['while open', '2026-11-24T10:00', '2026-11-24T10:30'],
  ['ten minutes before closing: twenty are left for tomorrow', '2026-11-24T16:50', '2026-11-25T08:50'],
  ['at night', '2026-11-24T02:00', '2026-11-24T09:00'],
  ['on Friday evening', '2026-11-27T20:00', '2026-11-30T09:00'],
])('an acute question %s', (_name, asked, due) => {
  expect(shown(dueAt('acute', terms, local(asked)))).toBe(due)
})

test('open from the first minute until the last, on local clocks on both sides of summer time', () => {
  expect(isOpenAt(terms, local('2026-11-24T08:30'))).toBe(true)
  expect(isOpenAt(terms, local('2026-11-24T17:00'))).toBe(false)
  expect(isOpenAt(terms, local('2026-03-30T08:30'))).toBe(true)
  expect(isOpenAt(terms, local('2026-12-25T10:00'))).toBe(false)
  expect(shown(nextOpening(terms, local('2026-12-23T17:00')) ?? local('2000-01-01T00:00'))).toBe('2026-12-28T08:30')
})

test('a term is never before the question, and a reminder lies between them', () => {
  const moments = fc
    .integer({ min: 1_767_225_600, max: 1_830_297_600 })
    .map((second) => Temporal.Instant.fromEpochMilliseconds(second * 1000))
  fc.assert(
    fc.property(moments, fc.constantFrom('ordinary' as const, 'acute' as const), (asked, urgency) => {
      const due = dueAt(urgency, terms, asked)
      const reminder = reminderAt(urgency, asked, due)
      expect(Temporal.Instant.compare(asked, due)).toBe(-1)
      expect(Temporal.Instant.compare(asked, reminder)).toBeLessThanOrEqual(0)
      expect(Temporal.Instant.compare(reminder, due)).toBeLessThanOrEqual(0)
    }),
  )
})

test('how a term is shown', () => {
  const due = local('2026-11-26T17:00')
  expect(termState('ordinary', due, local('2026-11-24T17:00'))).toBe('quiet')
  expect(termState('ordinary', due, local('2026-11-25T17:00'))).toBe('near')
  expect(termState('ordinary', due, local('2026-11-26T17:01'))).toBe('past')
  expect(termState('acute', due, local('2026-11-24T17:00'))).toBe('near')
})
