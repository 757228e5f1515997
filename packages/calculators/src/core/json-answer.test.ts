import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { putAnswer } from './json-answer.ts'
import { newJsonBytes } from './json-bytes.ts'

function written(value: unknown): string {
  const out = newJsonBytes(4)
  putAnswer(out, value)
  return new TextDecoder().decode(out.bytes.subarray(0, out.at))
}

test('any plain data is written as JSON.stringify writes it', () => {
  const isTheSame = (value: unknown): boolean => written(value) === JSON.stringify(value)
  const names = fc.dictionary(fc.string(), fc.oneof(fc.double(), fc.constant(undefined), fc.string()))
  fc.assert(fc.property(fc.jsonValue(), isTheSame), { numRuns: 300, seed: 8 })
  fc.assert(fc.property(names, isTheSame), { numRuns: 300, seed: 9 })
})

test('what cannot be in JSON is null in a list and left out of an object', () => {
  for (const value of [[undefined, Number.NaN, -0], { a: undefined, b: Number.POSITIVE_INFINITY }, { a: undefined }, {}, [], null]) {
    expect(written(value)).toBe(JSON.stringify(value))
  }
})

test('an object that is the same every time is written once and used again', () => {
  const versions = { reference: 'é', tableVersion: '1' }
  expect(written([{ versions }, { id: 1, versions }])).toBe(JSON.stringify([{ versions }, { id: 1, versions }]))
})
