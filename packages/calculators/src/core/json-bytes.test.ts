import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { newJsonBytes, putNumber, putString, putText } from './json-bytes.ts'

function written(put: (out: ReturnType<typeof newJsonBytes>) => void): string {
  const out = newJsonBytes(4)
  put(out)
  return new TextDecoder().decode(out.bytes.subarray(0, out.at))
}

test('a number is written as JSON.stringify writes it', () => {
  const check = (number: number): void => {
    expect(written((out) => putNumber(out, number))).toBe(JSON.stringify(number))
  }
  for (const number of [
    0,
    -0,
    1,
    -1,
    0.1,
    0.5,
    2.25,
    99.99999999999999,
    999.9999999999999,
    0.9999999999999999,
    1e-7,
    1e21,
    123456,
    0.30000000000000004,
    100,
    0.01,
    0.010000000000000002,
    0.09999999999999999,
    9.999999999999998,
    1 / 3,
    9999,
    10_000,
    3.5,
    100.00000000000001,
    -0.015625,
    0.1 + 0.7,
  ]) {
    check(number)
  }
  const isTheSame = (number: number): boolean => written((out) => putNumber(out, number)) === JSON.stringify(number)
  for (const most of [0.01, 0.1, 1, 10, 100, 1000]) {
    fc.assert(fc.property(fc.double({ min: -most, max: most, noNaN: true }), isTheSame), { numRuns: 1000, seed: 5 })
  }
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), isTheSame), { numRuns: 1000, seed: 6 })
})

test('short decimals, their neighbours and evenly spread numbers are written as JSON.stringify writes them', () => {
  let state = 42
  const random = (): number => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
  const out = newJsonBytes(1 << 20)
  const expected: string[] = []
  const put = (number: number): void => {
    putNumber(out, number)
    out.bytes[out.at++] = 32
    expected.push(JSON.stringify(number))
  }
  for (let i = 0; i < 60_000; i += 1) {
    const decimals = 10 ** (i % 17)
    const short = Math.round(random() * 1000 * decimals) / decimals
    put(short)
    put(short * (1 + Number.EPSILON))
    put(-short * (1 - Number.EPSILON))
    put(random() * 10 ** ((i % 6) - 2) * (i % 2 === 0 ? 1 : -1))
  }
  expect(new TextDecoder().decode(out.bytes.subarray(0, out.at)).trimEnd()).toBe(expected.join(' '))
})

test('text is JSON text, also with quotes, accents and emoji', () => {
  const wrong: number[] = []
  for (let code = 0; code < 0x10000; code += 1) {
    const text = `a${String.fromCharCode(code)}b`
    if (written((out) => putString(out, text)) !== JSON.stringify(text)) wrong.push(code)
  }
  expect(wrong).toEqual([])
  const emoji = 'Zoë 😀 "\\'
  expect(written((out) => putString(out, emoji))).toBe(JSON.stringify(emoji))
  expect(written((out) => putText(out, '{"a":"é"}'))).toBe('{"a":"é"}')
})
