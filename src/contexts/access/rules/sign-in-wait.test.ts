import { expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { secondsToWait } from './sign-in-wait.ts'

const now = Temporal.Instant.from('2026-11-24T09:00:00Z')
const justNow = (count: number) => Array.from({ length: count }, () => now)

test.each([
  [0, 0],
  [4, 0],
  [5, 2],
  [6, 4],
  [8, 16],
  [12, 256],
  [13, 300],
  [40, 300],
])('after %i wrong tries the next one waits %i seconds', (tries, seconds) => {
  expect(secondsToWait(justNow(tries), now)).toBe(seconds)
})

test('time that passed counts, and a begun second is a whole one', () => {
  expect(secondsToWait(justNow(8), now.add({ seconds: 15 }))).toBe(1)
  expect(secondsToWait(justNow(8), now.add({ milliseconds: 15_500 }))).toBe(1)
  expect(secondsToWait(justNow(8), now.add({ seconds: 16 }))).toBe(0)
})

test('half an hour later everything is forgotten', () => {
  expect(secondsToWait(justNow(40), now.add({ minutes: 30 }))).toBe(0)
})

test('a try that another server wrote a moment ahead of our clock does not lengthen the wait', () => {
  expect(
    secondsToWait(
      justNow(5).map((at) => at.add({ seconds: 3 })),
      now,
    ),
  ).toBe(2)
})
