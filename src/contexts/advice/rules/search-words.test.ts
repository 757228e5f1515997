import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskedForEditors, wantedOf, wordsOf } from './search-words.ts'

test('words lose accents, capitals, signs and noise', () => {
  expect(wordsOf('Mijn  BÉBÉ slaapt niet!!', 'nl')).toEqual(['bebe', 'slaapt'])
  expect(wordsOf('hoe wat waar', 'nl')).toEqual(['hoe', 'wat', 'waar'])
  expect(wordsOf("<script>'; drop table--", 'nl')).toEqual(['script', 'drop', 'table'])
})

test('a query can hold nothing but words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const words = wordsOf(text, 'nl')
      for (const wanted of wantedOf(words.flatMap((word) => [word, `${word} ${word}`]))) {
        if ('word' in wanted) expect(wanted.word).toMatch(/^[\p{L}\p{N}]+$/u)
        else expect(wanted.phrase).toMatch(/^'[\p{L}\p{N}]+'(:\*)?( <-> '[\p{L}\p{N}]+'(:\*)?)*$/u)
      }
      expect(words.length).toBeLessThanOrEqual(12)
    }),
  )
})

test('a long word also finds what begins with it; words together are a phrase', () => {
  expect(wantedOf(['zakgeld', 'geld', 'geen zakgeld', '!'])).toEqual([
    { word: 'zakgeld', isBeginning: true },
    { word: 'geld', isBeginning: false },
    { phrase: "'geen' <-> 'zakgeld':*" },
  ])
})

test('editors never see a number that somebody typed', () => {
  expect(maskedForEditors('kind 0612345678 a1', 'nl')).toBe('kind #')
})

test.each([
  ['mail naar fatou.diallo@example.nl over zakgeld', 'mail # zakgeld'],
  ['bel mij op 06 12 34 56 78 over oppas', 'bel # oppas'],
  ['mijn dochter heet Saar Willemsen hobby', 'dochter heet # hobby'],
  ['wij wonen op Dorpsstraat 12 bankstel', 'wonen # bankstel'],
])('editors see no person either: %j', (query, shown) => {
  expect(maskedForEditors(query, 'nl')).toBe(shown)
})
