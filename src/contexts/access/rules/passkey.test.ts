import { expect, test } from 'vitest'
import { looksCopied, readPasskeyName } from './passkey.ts'

test.each([
  [0, 0, false],
  [0, 1, false],
  [4, 5, false],
  [5, 5, true],
  [5, 4, true],
  [5, 0, true],
])('known %i, told %i: copied %s', (known, told, copied) => {
  expect(looksCopied(known, told)).toBe(copied)
})

test.each([
  ['  Mijn   telefoon ', 'Mijn telefoon'],
  ['', null],
  ['   ', null],
  ['a'.repeat(61), null],
  ['om\u202Edraai', null],
])('"%s" is the name %j', (typed, name) => {
  expect(readPasskeyName(typed)).toBe(name)
})
