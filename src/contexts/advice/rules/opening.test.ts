import { expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { closedSoon, openingAt } from './opening.ts'

const time = (text: string) => Temporal.PlainTime.from(text)
const local = (text: string) => Temporal.ZonedDateTime.from(`${text}[Europe/Amsterdam]`).toInstant()
const times = { hours: [1, 3].map((weekday) => ({ weekday, opens: time('13:00'), closes: time('15:00') })), closedDays: [] }
const said = (at: string) => JSON.parse(JSON.stringify(openingAt(times, local(at)))) as unknown

test.each([
  ['2026-11-23T12:59', { state: 'later-today', from: '13:00:00', until: '15:00:00' }],
  ['2026-11-23T13:00', { state: 'open', from: '13:00:00', until: '15:00:00' }],
  ['2026-11-23T15:00', { state: 'closed', next: { day: '2026-11-25', from: '13:00:00', until: '15:00:00' } }],
  ['2026-11-24T10:00', { state: 'closed', next: { day: '2026-11-25', from: '13:00:00', until: '15:00:00' } }],
])('walking in on %s', (at, opening) => {
  expect(said(at)).toEqual(opening)
})

test('without hours there is no next opening', () => {
  expect(openingAt({ hours: [], closedDays: [] }, local('2026-11-24T10:00'))).toEqual({ state: 'closed', next: null })
})

test('closed soon: holidays and own days that fall on an opening day, and no others', () => {
  const own = ['2026-12-24', '2026-12-26', '2026-12-28'].map((day) => Temporal.PlainDate.from(day))
  const hours = [1, 4, 5].map((weekday) => ({ weekday, opens: time('13:00'), closes: time('15:00') }))
  const days = closedSoon({ hours, closedDays: own }, Temporal.PlainDate.from('2026-12-20'), 14)
  // 25 December is a Friday and a holiday, 26 a Saturday on which nobody works anyway; 1 January is a Friday.
  expect(days.map(String)).toEqual(['2026-12-24', '2026-12-25', '2026-12-28', '2027-01-01'])
})
