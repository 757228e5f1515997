import { expect, test } from 'vitest'
import { hashPassword, isOutdated, verifyPassword } from './password-hash.server.ts'

test('a password is known again, another is not, and two hashes of one differ', async () => {
  const [one, two] = await Promise.all([hashPassword('drie fietsen zonder bel'), hashPassword('drie fietsen zonder bel')])
  expect(one).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(one).not.toBe(two)
  expect(await verifyPassword('drie fietsen zonder bel', one)).toBe('right')
  expect(await verifyPassword('drie fietsen zonder zadel', one)).toBe('wrong')
})

test('a hash that another program made, with other costs, is understood and is outdated', async () => {
  // Argon2id of "password" with the salt "somesalt": test vector of the reference implementation (phc-winner-argon2, test.c).
  const foreign = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
  expect(await verifyPassword('password', foreign)).toBe('right')
  expect(isOutdated(foreign)).toBe(true)
  expect(isOutdated(await hashPassword('password'))).toBe(false)
})

test('without an account the same work is done, and the answer is no', async () => {
  const begun = performance.now()
  expect(await verifyPassword('whatever', null)).toBe('wrong')
  expect(performance.now() - begun).toBeGreaterThan(20)
})

test('a broken hash is a bug, not a wrong password', async () => {
  await expect(verifyPassword('whatever', '$2b$10$abc')).rejects.toThrow(/PHC/)
})

test('a crowd waits in line, and who comes after a full line is told to come back', async () => {
  const answers = await Promise.all(
    Array.from({ length: 70 }, () => verifyPassword('crowd', '$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA')),
  )
  expect(answers.filter((answer) => answer === 'busy')).toHaveLength(8)
  expect(answers.filter((answer) => answer === 'wrong')).toHaveLength(62)
  expect(await verifyPassword('crowd', null)).toBe('wrong')
})
