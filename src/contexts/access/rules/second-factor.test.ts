import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { acceptedStep, nextStep, readTypedCode, recoveryAlphabet, showRecoveryCode, stepAt } from './second-factor.ts'

const at = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
const only = (right: number) => (step: number) => step === right

test.each([
  ['of this half minute', 10, 0, 10],
  ['of the half minute before', 9, 0, 9],
  ['of the next half minute', 11, 0, 11],
  ['of two half minutes ago', 8, 0, null],
  ['of two half minutes on', 12, 0, null],
  ['that was used', 10, 10, null],
  ['older than the one that was used', 9, 10, null],
  ['newer than the one that was used', 10, 9, 10],
])('a code %s', (_name, codeOf, lastUsed, accepted) => {
  expect(acceptedStep(at(300), lastUsed, only(codeOf))).toBe(accepted)
})

test('no code is ever accepted twice', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ after: fc.integer({ min: 0, max: 90 }), step: fc.integer({ min: -2, max: 2 }) })), (tries) => {
      let seconds = 3_000
      let last = 0
      const used: number[] = []
      for (const { after, step } of tries) {
        seconds += after
        const accepted = acceptedStep(at(seconds), last, only(stepAt(at(seconds)) + step))
        if (accepted === null) continue
        expect(used).not.toContain(accepted)
        used.push(accepted)
        last = accepted
      }
    }),
  )
})

test.each([
  ['123456', { kind: 'app', code: '123456' }],
  [' 123 456 ', { kind: 'app', code: '123456' }],
  ['１２３４５６', { kind: 'app', code: '123456' }],
  ['12345', null],
  ['1234567', null],
  ['abcde-fghjk', { kind: 'recovery', code: 'ABCDEFGHJK' }],
  ['ABCDE FGHJK', { kind: 'recovery', code: 'ABCDEFGHJK' }],
  ['ABCDE-FGHI0', null],
  ['', null],
])('"%s" is read as %j', (typed, read) => {
  expect(readTypedCode(typed)).toEqual(read)
})

test('a recovery code that is shown is read back', () => {
  const sign = fc.constantFrom(...Array.from(recoveryAlphabet))
  fc.assert(
    fc.property(fc.array(sign, { minLength: 10, maxLength: 10 }), (signs) => {
      const code = signs.join('')
      expect(readTypedCode(showRecoveryCode(code).toLowerCase())).toEqual({ kind: 'recovery', code })
    }),
  )
})

test.each([
  [{ app: false, passkeys: 0, recoveryCodes: 0 }, 'set-up'],
  [{ app: true, passkeys: 0, recoveryCodes: 0 }, 'code'],
  [{ app: false, passkeys: 1, recoveryCodes: 0 }, 'passkey'],
  [{ app: false, passkeys: 1, recoveryCodes: 3 }, 'code'],
] as const)('with %j comes %s', (factors, next) => {
  expect(nextStep(factors)).toBe(next)
})
