import { expect, test } from 'vitest'
import { checkClient, clientKeyOf, isClientKey } from './machine-client.ts'

test('a program gets a name in one form and its scopes in one order', () => {
  expect(checkClient({ name: '  Site  van de gemeente ', scopes: ['events', 'library'], validDays: 365 })).toEqual({
    ok: true,
    value: { name: 'Site van de gemeente', scopes: ['library', 'events'], validDays: 365 },
  })
})

test.each([
  [{ name: 'x' }, { kind: 'wrong-name' }],
  [{ name: 'a'.repeat(81) }, { kind: 'wrong-name' }],
  [{ name: 'Site\u202evan' }, { kind: 'wrong-name' }],
  [{ scopes: [] }, { kind: 'no-scope' }],
  [{ scopes: ['library', 'everything'] }, { kind: 'unknown-scope', scope: 'everything' }],
  [{ validDays: 0 }, { kind: 'wrong-term' }],
  [{ validDays: 1.5 }, { kind: 'wrong-term' }],
])('%j is refused', (change, error) => {
  expect(checkClient({ name: 'Site', scopes: ['library'], ...change })).toEqual({ ok: false, error })
})

test.each([
  [`cjgk_${'A'.repeat(43)}`, true],
  [`cjgk_${'A'.repeat(42)}`, false],
  [`cjgk_${'A'.repeat(42)}!`, false],
  [`other_${'A'.repeat(43)}`, false],
])('%s has the form of a key: %s', (key, is) => expect(isClientKey(key)).toBe(is))

test('only a header with a key of this kind is read as one', () => {
  const key = `cjgk_${'A'.repeat(43)}`
  expect(clientKeyOf(`Bearer ${key}`)).toBe(key)
  expect(clientKeyOf(`bearer  ${key}`)).toBe(key)
  expect(clientKeyOf('Bearer eenanderetoken1234567890')).toBeNull()
  expect(clientKeyOf(`Basic ${key}`)).toBeNull()
  expect(clientKeyOf(undefined)).toBeNull()
})
