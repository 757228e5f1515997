import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findPersonalData, mask, passesElevenTest } from './personal-data.ts'

const kinds = (text: string) => findPersonalData(text).map(({ kind, text: found }) => [kind, found])

describe('PR-37: personal data is pointed out', () => {
  test.each([
    ['Je kunt me bellen op 06 0000 1234.', 'phone', '06 0000 1234'],
    ['bel 0612345678', 'phone', '0612345678'],
    ['+31 6 12 34 56 78 is mijn nummer', 'phone', '+31 6 12 34 56 78'],
    ['0031612345678', 'phone', '0031612345678'],
    ['030-1234567 overdag', 'phone', '030-1234567'],
    ['mail naar yara.b@voorbeeld.nl graag', 'mail', 'yara.b@voorbeeld.nl'],
    ['bsn 111222333', 'bsn', '111222333'],
    ['mijn bsn is 123.456.782', 'bsn', '123.456.782'],
    ['wij wonen op Lindelaan 12', 'address', 'Lindelaan 12'],
    ['Burgemeester Jansenstraat 4a', 'address', 'Burgemeester Jansenstraat 4a'],
    ['postcode 1234 AB', 'address', '1234 AB'],
    ['1234ab 12', 'address', '1234ab 12'],
    ['Mijn dochter Yara van 13', 'name', 'Yara'],
    ['ik heet Bilal en', 'name', 'Bilal'],
    ['Groetjes\nSanne de Wit', 'name', 'Sanne de Wit'],
    ['de juf heet', null, ''],
    ['my name is Amina', 'name', 'Amina'],
    ['gisteren zei Peter Jansen dat', 'name', 'Peter Jansen'],
  ])('%j', (text, kind, found) => {
    expect(kinds(text)).toEqual(kind === null ? [] : [[kind, found]])
  })

  test.each([
    'Ik bel 112 of 113, of Veilig Thuis 0800 2000, of 0800 0432.',
    'Ze is 13 jaar en weegt 45,5 kilo.',
    'In 2024 en 2025 was het anders.',
    'Het kost 123456789 euro.',
    'Hij slaapt van 19.00 tot 7.30 uur.',
    'Mijn kind is boos. Mijn dochter Eet niet.',
    'Zij is in Den Haag geboren, op Maandag.',
    'Kinderen spelen op straat 3 keer per week.',
  ])('nothing in %j', (text) => {
    expect(kinds(text).filter(([kind]) => kind !== 'name')).toEqual([])
  })
})

test('PR-25: the eleven-test', () => {
  expect(passesElevenTest('111222333')).toBe(true)
  expect(passesElevenTest('123456782')).toBe(true)
  expect(passesElevenTest('000000000')).toBe(false)
  expect(passesElevenTest('123456789')).toBe(false)
})

test('PR-37: after masking nothing sure is found, whatever the text', () => {
  const pieces = fc.constantFrom(
    '06 12345678',
    'a@b.nl',
    '111222333',
    'Dorpsstraat 3',
    '1234 AB 5',
    'Mijn zoon Karim',
    ' en ',
    '. ',
    'tekst',
    '\n',
    '+316',
    '💥',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'grapheme', maxLength: 10 })), { maxLength: 20 }), (parts) => {
      const text = parts.join(' ')
      const findings = findPersonalData(text)
      for (const { start, end, text: found } of findings) expect(text.slice(start, end)).toBe(found)
      for (let i = 1; i < findings.length; i += 1) expect(findings[i]?.start).toBeGreaterThanOrEqual(findings[i - 1]?.end ?? 0)
      expect(findPersonalData(mask(text, findings, 'nl')).filter(({ sure }) => sure)).toEqual([])
    }),
  )
})

test.each(['a@', '0 ', 'A ', '1234 ', 'Aa Bb ', 'mijn zoon ', 'straat ', '+(0', 'Aa van '])(
  'a hundred thousand signs of %j are read to the end',
  (piece) => {
    expect(Array.isArray(findPersonalData(piece.repeat(Math.ceil(100_000 / piece.length))))).toBe(true)
  },
)
