import { expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { openingAt } from './opening.ts'

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
