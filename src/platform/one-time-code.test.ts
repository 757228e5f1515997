import { expect, test } from 'vitest'
import { base32, oneTimeCode } from './one-time-code.server.ts'

const secret = Buffer.from('12345678901234567890')

test('the values of RFC 4226, appendix D', () => {
  const codes = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489']
  expect(codes.map((_, counter) => oneTimeCode(secret, counter))).toEqual(codes)
})

test.each([
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
])('the value of RFC 6238, appendix B, at %i seconds', (seconds, code) => {
  expect(oneTimeCode(secret, Math.floor(seconds / 30), 8)).toBe(code)
})

test.each([
  ['', ''],
  ['f', 'MY'],
  ['fo', 'MZXQ'],
  ['foo', 'MZXW6'],
  ['foob', 'MZXW6YQ'],
  ['fooba', 'MZXW6YTB'],
  ['foobar', 'MZXW6YTBOI'],
])('base32 of "%s" (RFC 4648, section 10, without padding)', (text, written) => {
  expect(base32(Buffer.from(text))).toBe(written)
})
