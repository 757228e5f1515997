import { isOwnAddress, isOwnHost } from '#platform/own-network.ts'
import { expect, test } from 'vitest'
import { checkWebhook, cloudEvent, nextTry } from './webhook.ts'

const asked = ['nl.opencjg.conversation.asked']

test('an event has the fields of CloudEvents 1.0 and no content', () => {
  expect(
    cloudEvent('d1', 'https://cjg.example/api/v1', {
      type: 'nl.opencjg.conversation.asked',
      subject: 'c1',
      occurredAt: '2026-11-24T09:00:00Z',
    }),
  ).toEqual({
    specversion: '1.0',
    id: 'd1',
    source: 'https://cjg.example/api/v1',
    type: 'nl.opencjg.conversation.asked',
    subject: 'c1',
    time: '2026-11-24T09:00:00Z',
  })
})

test('tries come further apart, go on for more than a day, and end', () => {
  const waits = [1, 2, 3, 4, 5, 6].map((attempts) => nextTry(attempts) ?? 0)
  expect(waits).toEqual(waits.toSorted((a, b) => a - b))
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(24 * 3600)
  expect(nextTry(7)).toBeNull()
})

test.each([
  ['ftp://cjg.example/x', { kind: 'wrong-url' }],
  ['https://user:secret@cjg.example/x', { kind: 'wrong-url' }],
  ['nonsense', { kind: 'wrong-url' }],
  ['http://cjg.example/x', { kind: 'not-https' }],
  ['https://localhost/x', { kind: 'own-network' }],
  ['https://intranet/x', { kind: 'own-network' }],
  ['https://database.internal/x', { kind: 'own-network' }],
  ['https://127.0.0.1/x', { kind: 'own-network' }],
  ['https://2130706433/x', { kind: 'own-network' }],
  ['https://0x7f.1/x', { kind: 'own-network' }],
  ['https://[::1]/x', { kind: 'own-network' }],
  ['https://[::ffff:10.0.0.1]/x', { kind: 'own-network' }],
  ['https://169.254.169.254/latest', { kind: 'own-network' }],
])('%s is refused', (url, error) => {
  expect(checkWebhook(url, asked, isOwnHost)).toEqual({ ok: false, error })
})

test('an unknown event is named, and none at all is refused', () => {
  const error = { kind: 'unknown-event', event: 'nl.opencjg.file.read' }
  expect(checkWebhook('https://cjg.example/x', ['nl.opencjg.file.read'], isOwnHost)).toEqual({ ok: false, error })
  expect(checkWebhook('https://cjg.example/x', [], isOwnHost)).toEqual({ ok: false, error: { kind: 'no-event' } })
})

test.each(['8.8.8.8', '145.1.2.3', '2a00:1450::1'])('%s is a public address', (address) => expect(isOwnAddress(address)).toBe(false))
test.each(['10.1.2.3', '172.31.0.1', '192.168.1.1', '100.64.0.1', '::1', 'fe80::1', 'fd12::1', '::ffff:127.0.0.1', 'nonsense'])(
  '%s is none',
  (address) => expect(isOwnAddress(address)).toBe(true),
)
