import fc from 'fast-check'
import { expect, test } from 'vitest'
import { networkOf, readForwarded } from './forwarded.ts'

const read = (headers: Readonly<Record<string, string>>, proxies: number) => readForwarded((name) => headers[name], proxies)

test.each([
  ['one proxy', '203.0.113.9', 1, '203.0.113.9'],
  ['one proxy, and a sender who makes up another', '198.51.100.1, 203.0.113.9', 1, '203.0.113.9'],
  ['two proxies', '203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
  ['two proxies, and a made-up list', '1.1.1.1, 2.2.2.2, 203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
  ['two proxies, asked at the inner one', '10.0.0.7', 2, '10.0.0.7'],
  ['with a port', '203.0.113.9:51234', 1, '203.0.113.9'],
  ['IPv6 with a port', '[2001:db8::1]:443', 1, '2001:db8::1'],
  ['no address at all', 'unknown', 1, null],
  ['an empty list', '', 1, null],
])('%s', (_, list, proxies, address) => {
  expect(read({ 'x-forwarded-for': list }, proxies).address).toBe(address)
})

test('without proxies of ours nothing that is told is believed', () => {
  const told = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-host': 'bank.example', 'x-forwarded-proto': 'https' }
  expect(read(told, 0)).toEqual({ address: null, host: null, isHttps: false })
  expect(read(told, 1)).toEqual({ address: '203.0.113.9', host: 'bank.example', isHttps: true })
  expect(read({ 'x-forwarded-proto': 'https, http' }, 1).isHttps).toBe(false)
})

test('whatever a sender puts in front, the address is the one that our proxies saw', () => {
  const address = fc.ipV4()
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), address)), address, fc.array(address, { maxLength: 3 }), (made, real, ours) => {
      const list = [...made.map((one) => one.replaceAll(',', '')), real, ...ours].join(', ')
      expect(read({ 'x-forwarded-for': list }, ours.length + 1).address).toBe(real)
    }),
    { seed: 9 },
  )
})

test.each([
  ['203.0.113.9', '203.0.113.9'],
  ['::ffff:203.0.113.9', '203.0.113.9'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::7', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['unknown', 'unknown'],
])('the network of %s is %s', (address, network) => {
  expect(networkOf(address)).toBe(network)
})
