import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { goesAside, isRunning, pauseHours, pauseUntil } from './pause.ts'

const now = Temporal.Instant.from('2026-11-24T10:00:00Z')
const plain = { urgency: 'ordinary', urgencyReasons: [] } as const

test('a pause has one of the terms, and a source never more than a day', () => {
  for (const kind of ['conversation', 'source'] as const)
    for (const hours of pauseHours[kind]) expect(pauseUntil(kind, hours, now)).toEqual({ ok: true, value: now.add({ hours }) })
  expect(Math.max(...pauseHours.source)).toBe(24)
  for (const hours of [0, -1, 25, 1e9]) expect(pauseUntil('source', hours, now)).toEqual({ ok: false, error: { kind: 'no-such-term' } })
})

test('it runs until its end, to the moment, and not after it was ended', () => {
  const endsAt = now.add({ hours: 1 })
  expect(isRunning({ endsAt, endedAt: null }, endsAt.subtract({ nanoseconds: 1 }))).toBe(true)
  expect(isRunning({ endsAt, endedAt: null }, endsAt)).toBe(false)
  expect(isRunning({ endsAt, endedAt: now }, now)).toBe(false)
})

test('words of danger never go aside; without a pause nothing does', () => {
  const pause = { endsAt: now.add({ hours: 1 }), endedAt: null }
  expect(goesAside(pause, plain, now)).toBe(true)
  expect(goesAside(null, plain, now)).toBe(false)
  fc.assert(
    fc.property(fc.array(fc.constantFrom('suicide', 'violence', 'weapon'), { minLength: 1 }), fc.boolean(), (urgencyReasons, acute) => {
      expect(goesAside(pause, { urgency: acute ? 'acute' : 'ordinary', urgencyReasons }, now)).toBe(false)
    }),
  )
  expect(goesAside(pause, { urgency: 'acute', urgencyReasons: [] }, now)).toBe(false)
})
