import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { keyExpiresAt, mayReceiveKey, opensFile, stateOfKey } from './file-key.ts'

const now = Temporal.Instant.from('2026-11-24T09:00:00Z')
const open = { expiresAt: keyExpiresAt(now), usedAt: null, revokedAt: null }

test.each([
  ['at once', open, now, 'open'],
  ['a second before the week is over', open, now.add({ hours: 168 }).subtract({ seconds: 1 }), 'open'],
  ['when the week is over', open, now.add({ hours: 168 }), 'expired'],
  ['used, and a week later still', { ...open, usedAt: now }, now.add({ hours: 200 }), 'used'],
  ['taken back', { ...open, revokedAt: now }, now, 'revoked'],
] as const)('a key %s', (_when, key, at, state) => {
  expect(stateOfKey(key, at)).toBe(state)
})

test('a key goes to who has a right now, or gets one within the week of the key; never to who had one', () => {
  fc.assert(
    fc.property(fc.integer({ min: -400, max: 400 }), fc.option(fc.integer({ min: 1, max: 400 })), (begins, lasts) => {
      const from = now.add({ hours: begins })
      const until = lasts === null ? null : from.add({ hours: lasts })
      const overlaps = begins < 168 && (lasts === null || begins + lasts > 0)
      expect(mayReceiveKey({ from, until }, now)).toBe(overlaps)
    }),
  )
})

test('a link by mail opens no file; with the own key in this session it does, and so does a provider that is sure', () => {
  expect(opensFile({ acr: 'mail', fileOpenedAt: null })).toBe(false)
  expect(opensFile({ acr: 'mail', fileOpenedAt: now })).toBe(true)
  expect(opensFile({ acr: 'urn:opencjg:assurance:substantial', fileOpenedAt: null })).toBe(true)
})
