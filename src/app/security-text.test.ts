import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { readConfig } from '#platform/config.server.ts'
import { securityText } from './security-text.server.ts'

const given = {
  contact: 'mailto:lek@cjg.example',
  days: 180,
  site: 'https://cjg.example',
  now: Temporal.Instant.from('2026-11-24T09:00:00Z'),
}

test('has the fields of RFC 9116, one a line', () => {
  expect(securityText(given)).toBe(
    [
      'Contact: mailto:lek@cjg.example',
      'Expires: 2027-05-24T00:00:00Z',
      'Preferred-Languages: nl, en',
      'Canonical: https://cjg.example/.well-known/security.txt',
      '',
    ].join('\n'),
  )
})

test('without a configured address it does not say where it stands', () => {
  expect(securityText({ ...given, site: null })).not.toContain('Canonical')
})

test('whenever it is asked for: it expires in the future and within a year', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 364 }), fc.integer({ min: 0, max: 4_000_000_000 }), (days, seconds) => {
      const now = Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
      const expires = Temporal.Instant.from(/Expires: (.*)/.exec(securityText({ ...given, days, now }))?.[1] ?? '')
      expect(Temporal.Instant.compare(expires, now)).toBe(1)
      expect(Temporal.Instant.compare(expires, now.add({ hours: 24 * 365 }))).toBeLessThanOrEqual(0)
    }),
  )
})

test.each([
  ['lek@cjg.example', 180],
  ['mailto:lek@cjg.example', 0],
  ['mailto:lek@cjg.example', 365],
  ['http://cjg.example/lek', 180],
])('a wrong setting stops the start: %s, %i days', (contact, days) => {
  expect(() => readConfig({ SECURITY_CONTACT: contact, SECURITY_EXPIRES_DAYS: String(days) })).toThrow('is wrong')
})
