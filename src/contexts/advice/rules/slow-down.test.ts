import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { askDelayMs, secondsToWait } from './slow-down.ts'

const now = Temporal.Instant.from('2026-11-24T10:00:00Z')
const ago = (seconds: number) => now.subtract({ seconds })
const times = (count: number, seconds = 0) => Array.from({ length: count }, () => ago(seconds))

test.each([
  [0, 0],
  [1, 0],
  [2, 0],
  [3, 30],
  [4, 60],
  [5, 120],
  [6, 240],
  [7, 480],
  [50, 480],
])('after %i wrong tries of one selector the same source waits %i seconds', (tries, seconds) => {
  expect(secondsToWait({ ofPair: times(tries), ofSource: times(Math.min(tries, 20)) }, now)).toBe(seconds)
})

test('waiting passes with time', () => {
  expect(secondsToWait({ ofPair: times(3, 29), ofSource: [] }, now)).toBe(1)
  expect(secondsToWait({ ofPair: times(3, 30), ofSource: [] }, now)).toBe(0)
})

test('another selector from the same source waits at most half a minute', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 500 }), (tries) => secondsToWait({ ofPair: [], ofSource: times(tries) }, now) <= 30))
  expect(secondsToWait({ ofPair: [], ofSource: times(20) }, now)).toBe(0)
  expect(secondsToWait({ ofPair: [], ofSource: times(25) }, now)).toBe(5)
})

test('a hundred questions from one address all get in: the work grows, the longest wait is 1.4 s', () => {
  const delays = Array.from({ length: 100 }, (_, earlier) => askDelayMs(earlier))
  expect(Math.max(...delays)).toBe(1_380)
  expect(delays.slice(0, 31)).toEqual(Array.from({ length: 31 }, () => 0))
  expect(askDelayMs(1_000_000)).toBe(2_000)
})
