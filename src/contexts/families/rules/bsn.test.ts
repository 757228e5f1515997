import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Temporal } from '#platform/time.ts'
import { passesElevenTest } from '#platform/bsn.ts'
import { maskBsn, missingForExchange, readBsn, type Bsn, type NoBsnSet } from './bsn.ts'

// Numbers that pass the test and are in use for testing only; invented.
const good = '111222333'

describe('PR-25: nine digits that pass the eleven-test', () => {
  test.each([
    [good, good],
    ['111 222 333', good],
    ['111.222.333', good],
    ['12345672', '012345672'],
    ['123456782', '123456782'],
  ])('%s', (typed, kept) => expect(readBsn(typed)).toEqual({ ok: true, value: kept }))

  test.each([
    ['', 'bsn-wrong-length'],
    ['1234567', 'bsn-wrong-length'],
    ['1234567890', 'bsn-wrong-length'],
    ['11122233a', 'bsn-wrong-length'],
    ['111222334', 'bsn-fails-test'],
    ['000000000', 'bsn-fails-test'],
    ['123456789', 'bsn-fails-test'],
  ])('%s is refused', (typed, kind) => expect(readBsn(typed)).toMatchObject({ ok: false, error: { kind, rule: 'PR-25' } }))

  test('one wrong digit, and two changed round, are always found', () =>
    fc.assert(
      fc.property(fc.integer({ min: 10_000_000, max: 999_999_999 }), fc.nat(8), fc.integer({ min: 1, max: 9 }), (number, place, more) => {
        const digits = String(number).padStart(9, '0')
        fc.pre(passesElevenTest(digits))
        const other = (Number(digits[place]) + more) % 10
        expect(passesElevenTest(digits.slice(0, place) + String(other) + digits.slice(place + 1))).toBe(false)
        const next = digits[place + 1]
        if (next !== undefined && place < 7 && next !== digits[place])
          expect(passesElevenTest(digits.slice(0, place) + next + digits[place] + digits.slice(place + 2))).toBe(false)
      }),
    ))

  test('masked, three digits are left', () => expect(maskBsn('123456782' as Bsn)).toBe('••••••782'))
})

describe('PR-27: an exchange wants a verified number, or the set in its place', () => {
  const set: NoBsnSet = {
    familyName: 'Bakker',
    givenNames: 'Noor',
    birthDate: Temporal.PlainDate.from('2014-02-01'),
    postalCode: '1234 AB',
    houseNumber: '4',
  }
  test('verified goes, whatever else is missing', () =>
    expect(
      missingForExchange({ status: 'verified', source: 'brp', on: Temporal.PlainDate.from('2026-01-01') }, { ...set, postalCode: null }),
    ).toBeNull())
  test('claimed does not', () => expect(missingForExchange({ status: 'claimed' }, set)).toEqual(['verified']))
  test('none goes with the whole set', () => expect(missingForExchange({ status: 'none' }, set)).toBeNull())
  test.each(['familyName', 'givenNames', 'birthDate', 'postalCode', 'houseNumber'] as const)('none without %s does not', (part) =>
    expect(missingForExchange({ status: 'none' }, { ...set, [part]: part === 'birthDate' ? null : '' })).toEqual([part]),
  )
})
