import { expect, test } from 'vitest'
import { isDisclosed, maskedBsn, seesAddress } from './disclosure.ts'

test('PR-17: a piece about somebody else too is left out', () => {
  expect([isDisclosed({ aboutThirdPerson: false }), isDisclosed({ aboutThirdPerson: true })]).toEqual([true, false])
})

test.each([
  ['self', false, true],
  ['self', true, true],
  ['authority', true, true],
  ['authority', false, false],
])('PR-10: by %s, living there %s: sees the address %s', (relation, readerLivesThere, sees) => {
  expect(seesAddress(relation, { readerLivesThere })).toBe(sees)
})

test('PR-25: a BSN is shown masked', () => {
  expect(maskedBsn('123456782')).toBe('••••••782')
})
