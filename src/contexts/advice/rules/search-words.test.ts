import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskedForEditors, toQueryText, wordsOf } from './search-words.ts'

test('words lose accents, capitals, signs and noise', () => {
  expect(wordsOf('Mijn  BÉBÉ slaapt niet!!', 'nl')).toEqual(['bebe', 'slaapt'])
  expect(wordsOf('hoe wat waar', 'nl')).toEqual(['hoe', 'wat', 'waar'])
  expect(wordsOf("<script>'; drop table--", 'nl')).toEqual(['script', 'drop', 'table'])
})

test('a query can hold nothing but words', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const words = wordsOf(text, 'nl')
      const query = toQueryText(
        words.map((word) => [word, `${word} ${word}`]),
        'and',
      )
      expect(query).toMatch(/^(\(|\)|'[\p{L}\p{N}]+'(:\*)?| & | \| | <-> )*$/u)
      expect(words.length).toBeLessThanOrEqual(12)
    }),
  )
})

test('editors never see a number that somebody typed', () => {
  expect(maskedForEditors(['kind', '0612345678', 'a1'])).toBe('kind # #')
})
