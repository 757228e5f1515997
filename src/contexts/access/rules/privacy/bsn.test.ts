import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { passesElevenTest } from '#platform/bsn.ts'
import { Temporal } from '#platform/time.ts'
import { exchangeBy, maskBsn, missingFromNoBsnSet, readBsn, type BsnStatus } from './bsn.ts'

const bsnOf = (typed: string) => {
  const bsn = readBsn(typed)
  if (bsn === null) throw new Error('no bsn')
  return bsn
}

describe('PR-25: nine figures that pass the eleven-test', () => {
  test.each([
    ['123456782', '123456782'],
    [' 1234.56.782 ', '123456782'],
    ['1234-56-782', '123456782'],
    ['12345672', '012345672'],
    ['012345672', '012345672'],
    ['123456783', null],
    ['000000000', null],
    ['1234567', null],
    ['1234567820', null],
    ['12345678a', null],
    ['', null],
  ])('"%s" is read as %s', (typed, bsn) => {
    expect(readBsn(typed)).toBe(bsn)
  })

  test('shown masked', () => {
    expect(maskBsn(bsnOf('123456782'))).toBe('••••••782')
  })

  test('what is read is nine figures long, passes, and shows three of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), (number) => {
        const bsn = readBsn(String(number).padStart(9, '0'))
        if (bsn === null) return
        expect([bsn.length, passesElevenTest(bsn), maskBsn(bsn).replaceAll(/\D/g, '').length]).toEqual([9, true, 3])
      }),
    )
  })
})

describe('PR-27: verified, or the set of who has none', () => {
  const bsn = bsnOf('123456782')
  const set = {
    familyName: 'Jansen',
    givenNames: 'Noor',
    birthDate: Temporal.PlainDate.from('2014-06-01'),
    postcode: '1234 AB',
    houseNumber: '5',
  }
  const none: BsnStatus = { state: 'none' }

  test.each<[string, BsnStatus, string | null]>([
    ['verified', { state: 'verified', bsn, source: 'BRP', verifiedOn: Temporal.PlainDate.from('2026-01-01') }, 'bsn'],
    ['claimed: verify it first', { state: 'claimed', bsn }, null],
    ['none, the set is whole', none, 'no-bsn-set'],
  ])('%s', (_name, status, by) => {
    expect(exchangeBy(status, set)).toBe(by)
  })

  test.each(['familyName', 'givenNames', 'birthDate', 'postcode', 'houseNumber'] as const)('%s is missed', (name) => {
    const less = { ...set, [name]: name === 'birthDate' ? null : ' ' }
    expect(missingFromNoBsnSet(less)).toEqual([name])
    expect(exchangeBy(none, less)).toBeNull()
  })
})
