import { expect, test } from 'vitest'
import { checkPassword, shortestPassword } from './password.ts'

const owner = { email: 'amina.elidrissi@cjg.example', name: 'Amina El Idrissi' }
const refusal = (password: string) => {
  const checked = checkPassword(password, owner)
  return checked.ok ? 'good' : checked.error.kind
}

test.each(['drie fietsen zonder bel', 'kT7!mQ2#vZ9@', 'welkom in het huis van morgen', 'zomerhitte op zolder', 'пароль длинный очень'])(
  '"%s" is good enough',
  (password) => {
    expect(refusal(password)).toBe('good')
  },
)

test.each(['', 'kort', 'elf tekens!'])('"%s" is too short', (password) => {
  expect(refusal(password)).toBe('too-short')
})

test('twelve signs are enough, and a sign outside the basic plane is one sign', () => {
  expect(refusal('bcdfghjkmnpq'.slice(0, shortestPassword))).toBe('good')
  expect(refusal('🐝🐘🐢🐬🐝🐘')).toBe('too-short')
})

test('more than 200 signs are too long', () => {
  expect(refusal('ab3 '.repeat(51))).toBe('too-long')
})

test.each([
  'welkom123456',
  'Wachtwoord2026!',
  'Welkom01Welkom01',
  'Zomer2026!!!',
  'geheimgeheim',
  'aaaaaaaaaaaa',
  'ababababab12',
  '123456789012',
  '098765432109',
  '271828182845',
  'abcdefghijkl',
  'qwertyuiopas',
  '1q2w3e4r5t6y',
  'Administrator1',
  'OpenCJG-OpenCJG',
])('"%s" is among the first guesses', (password) => {
  expect(refusal(password)).toBe('too-common')
})

test.each(['amina.elidrissi@cjg.example', 'Amina El Idrissi', 'Elidrissi2026!', 'AminaAmina2026'])(
  '"%s" is little more than the name',
  (password) => {
    expect(refusal(password)).toBe('has-name')
  },
)

test('the same password composed in another way is the same', () => {
  const composed = checkPassword('caf\u00e9 op de hoek', owner)
  const decomposed = checkPassword('cafe\u0301 op de hoek', owner)
  expect(composed).toEqual(decomposed)
})
