import { describe, expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { checkEmergency, checkReview, isReviewOverdue, isRunning } from './emergency.ts'

const good = { reason: 'acute-danger', explanation: 'Moeder belt, vader is dronken.', hours: 4 }

describe('what breaking the glass asks', () => {
  test.each([
    [{}, null],
    [{ hours: 1 }, null],
    [{ hours: 24 }, null],
    [{ hours: 25 }, 'wrong-hours'],
    [{ hours: 0 }, 'wrong-hours'],
    [{ hours: 1.5 }, 'wrong-hours'],
    [{ hours: Number.NaN }, 'wrong-hours'],
    [{ reason: 'curious' }, 'no-reason'],
    [{ explanation: '  te kort  ' }, 'no-explanation'],
    [{ explanation: 'a'.repeat(1_001) }, 'too-long-explanation'],
  ])('%j: %s', (change, refusal) => {
    const checked = checkEmergency({ ...good, ...change })
    expect(checked.ok ? null : checked.error.kind).toBe(refusal)
  })
})

describe('looking at it afterwards', () => {
  test.each([
    ['right', '', null],
    ['right', 'Goed gedaan.', null],
    ['wrong', ' ', 'no-note'],
    ['needs-talk', '', 'no-note'],
    ['needs-talk', 'Bel mij.', null],
    ['maybe', 'x', 'no-verdict'],
    ['wrong', 'a'.repeat(1_001), 'too-long-note'],
  ])('%s with "%s"', (verdict, note, refusal) => {
    const checked = checkReview(verdict, note)
    expect(checked.ok ? null : checked.error.kind).toBe(refusal)
  })

  test('after three days it is late', () => {
    const begun = Temporal.Instant.from('2026-11-24T09:00:00Z')
    expect(isReviewOverdue(begun, Temporal.Instant.from('2026-11-27T08:59:59Z'))).toBe(false)
    expect(isReviewOverdue(begun, Temporal.Instant.from('2026-11-27T09:00:00Z'))).toBe(true)
  })
})

test('it runs until its moment or until it is ended', () => {
  const until = Temporal.Instant.from('2026-11-24T13:00:00Z')
  const at = (text: string) => Temporal.Instant.from(text)
  expect(isRunning({ until, endedAt: null }, at('2026-11-24T12:59:59Z'))).toBe(true)
  expect(isRunning({ until, endedAt: null }, until)).toBe(false)
  expect(isRunning({ until, endedAt: at('2026-11-24T10:00:00Z') }, at('2026-11-24T11:00:00Z'))).toBe(false)
})
