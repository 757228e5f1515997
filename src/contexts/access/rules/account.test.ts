import { expect, test } from 'vitest'
import { checkAccount, normaliseEmail } from './account.ts'

const wish = { displayName: 'Amina  El Idrissi ', email: ' A.ElIdrissi@CJG.example', profession: 'youthNurse', roles: ['professional'] }

test('an account gets one form of name and address, and a first name for askers', () => {
  expect(checkAccount(wish)).toEqual({
    ok: true,
    value: {
      displayName: 'Amina El Idrissi',
      publicName: 'Amina',
      email: 'a.elidrissi@cjg.example',
      profession: 'youthNurse',
      roles: ['professional'],
    },
  })
})

test.each([
  [{ displayName: ' ' }, { kind: 'wrong-name' }],
  [{ displayName: 'a'.repeat(121) }, { kind: 'wrong-name' }],
  [{ displayName: 'Amina\u202e' }, { kind: 'wrong-name' }],
  [{ publicName: '' }, { kind: 'wrong-name' }],
  [{ email: 'amina' }, { kind: 'wrong-email' }],
  [{ email: 'a@b@c' }, { kind: 'wrong-email' }],
  [{ email: `${'a'.repeat(250)}@b.nl` }, { kind: 'wrong-email' }],
  [{ profession: 'wizard' }, { kind: 'unknown-profession', profession: 'wizard' }],
  [{ roles: ['professional', 'owner'] }, { kind: 'unknown-role', role: 'owner' }],
])('%j is refused', (change, error) => {
  expect(checkAccount({ ...wish, ...change })).toEqual({ ok: false, error })
})

test('a role that is named twice is given once', () => {
  const checked = checkAccount({ ...wish, roles: ['editor', 'editor'] })
  expect(checked.ok && checked.value.roles).toEqual(['editor'])
})

test('mail addresses are compared without capitals', () => {
  expect(normaliseEmail('JAN@Example.NL ')).toBe('jan@example.nl')
})
