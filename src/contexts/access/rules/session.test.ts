import { expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { isTimeToTouch, startTimes, stateOf } from './session.ts'

const nine = Temporal.Instant.from('2026-11-24T09:00:00Z')
const fresh = startTimes(nine)

test.each([
  ['at once', { seconds: 0 }, 'live'],
  ['just before an hour of rest', { minutes: 59, seconds: 59 }, 'live'],
  ['after an hour of rest', { minutes: 60 }, 'idle-too-long'],
] as const)('a session that was never used again, %s, is %s', (_when, later, state) => {
  expect(stateOf(fresh, nine.add(later))).toBe(state)
})

test('ten hours end a session that was in use all the time', () => {
  const almost = nine.add({ hours: 9, minutes: 59, seconds: 59 })
  expect(stateOf({ ...fresh, lastSeenAt: almost }, almost)).toBe('live')
  const over = nine.add({ hours: 10 })
  expect(stateOf({ ...fresh, lastSeenAt: over }, over)).toBe('over')
})

test('being seen is written down once a minute', () => {
  expect(isTimeToTouch(fresh, nine.add({ seconds: 59 }))).toBe(false)
  expect(isTimeToTouch(fresh, nine.add({ seconds: 60 }))).toBe(true)
})
