import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { newJsonBytes, putNumber, putString, putText } from './json-bytes.ts'

function written(put: (out: ReturnType<typeof newJsonBytes>) => void): string {
  const out = newJsonBytes(4)
  put(out)
  return new TextDecoder().decode(out.bytes.subarray(0, out.at))
}

test('a number reads back as the same number', () => {
  const check = (number: number): void => {
    expect(JSON.parse(written((out) => putNumber(out, number)))).toBe(number + 0)
  }
  for (const number of [
    0, -0, 1, -1, 0.1, 0.5, 2.25, 99.99999999999999, 999.9999999999999, 0.9999999999999999, 1e-7, 1e21, 123456, 0.30000000000000004, 100,
  ]) {
    check(number)
  }
  fc.assert(fc.property(fc.double({ min: -1200, max: 1200, noNaN: true }), check), { numRuns: 20_000, seed: 5 })
  fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), check), { numRuns: 2000, seed: 6 })
})

test('numbers have no idle zeros and no more than 17 digits', () => {
  expect(written((out) => putNumber(out, 2.5))).toBe('2.5')
  expect(written((out) => putNumber(out, -42))).toBe('-42')
  expect(written((out) => putNumber(out, 1 / 3)).length).toBeLessThanOrEqual(19)
})

test('text is JSON text, also with quotes, accents and emoji', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(written((out) => putString(out, text))).toBe(new TextDecoder().decode(new TextEncoder().encode(JSON.stringify(text))))
    }),
    { seed: 4 },
  )
  expect(written((out) => putText(out, '{"a":"é"}'))).toBe('{"a":"é"}')
})
