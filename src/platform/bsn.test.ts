import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { passesElevenTest } from './bsn.ts'

describe('PR-25: the eleven-test', () => {
  test.each([
    ['123456782', true],
    ['111222333', true],
    ['999990019', true],
    ['012345672', true],
    ['12345672', true], // the same with eight figures
    ['123456789', false],
    ['123456783', false],
    ['000000000', false],
    ['00000000', false],
    ['1234567', false],
    ['1234567820', false],
    ['12345678x', false],
  ])('%s: %s', (digits, passes) => {
    expect(passesElevenTest(digits)).toBe(passes)
  })

  test('catches every single wrong figure', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10_000_000, max: 999_999_999 }),
        fc.nat({ max: 8 }),
        fc.integer({ min: 1, max: 9 }),
        (number, place, change) => {
          const digits = String(number).padStart(9, '0')
          if (!passesElevenTest(digits)) return
          const wrong = digits.slice(0, place) + ((Number(digits[place]) + change) % 10) + digits.slice(place + 1)
          expect(passesElevenTest(wrong)).toBe(false)
        },
      ),
    )
  })
})
