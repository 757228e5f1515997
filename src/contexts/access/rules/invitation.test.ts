import { expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { expiryOf, stateOfInvitation } from './invitation.ts'

const nine = Temporal.Instant.from('2026-11-24T09:00:00Z')

test.each([
  ['open', 0, 'open'],
  ['open', 24 * 7 - 1, 'open'],
  ['open', 24 * 7, 'expired'],
  ['used', 24 * 8, 'used'],
  ['revoked', 1, 'revoked'],
])('kept as %s, after %i hours: %s', (state, hours, now) => {
  expect(stateOfInvitation({ state, expiresAt: expiryOf(nine) }, nine.add({ hours }))).toBe(now)
})
