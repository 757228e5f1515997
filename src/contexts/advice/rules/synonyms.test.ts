import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { expandQuery, fold, makeSynonyms } from './synonyms.ts'

const synonyms = makeSynonyms({
  nl: [
    { words: ['pesten', 'gepest'], typed: ['pester', 'gepst'] },
    { words: ['geld', 'geldzorgen'], typed: ['geen geld', 'blut'] },
    { words: ['slaapplek', 'opvang'], typed: [] },
    { words: ['opvang', 'kinderopvang'], typed: ['crèche'] },
    { words: ['één ouder'], typed: ['alleenstaande ouder in de buurt'] },
  ],
  en: [{ words: ['money'], typed: ['broke'] }],
})

const alternatives = (query: string, tag = 'nl'): (readonly string[])[] =>
  expandQuery(synonyms, tag, query).map((term) => term.alternatives)

test('a word finds all words of its group; what was typed comes first', () => {
  expect(alternatives('gepest')).toEqual([['gepest', 'pesten']])
})

test('a misspelling finds the words, and no word finds a misspelling', () => {
  expect(alternatives('gepst')).toEqual([['gepst', 'pesten', 'gepest']])
  expect(alternatives('pesten').flat()).not.toContain('gepst')
})

test('a word in two groups finds both', () => {
  expect(alternatives('opvang')).toEqual([['opvang', 'slaapplek', 'kinderopvang']])
})

test('capitals, accents and signs do not matter', () => {
  expect(alternatives('CRECHE?')).toEqual([['creche', 'opvang', 'kinderopvang']])
  expect(fold("  Één  foto's, 's nachts! ")).toBe('een foto s s nachts')
})

test('a phrase is taken whole, words around it stay', () => {
  expect(expandQuery(synonyms, 'nl', 'ik heb geen geld meer')).toEqual([
    { typed: 'ik', alternatives: ['ik'] },
    { typed: 'heb', alternatives: ['heb'] },
    { typed: 'geen geld', alternatives: ['geen geld', 'geld', 'geldzorgen'] },
    { typed: 'meer', alternatives: ['meer'] },
  ])
})

test('a phrase of more than four words is not looked for', () => {
  expect(expandQuery(synonyms, 'nl', 'alleenstaande ouder in de buurt')).toHaveLength(5)
})

test('each language has its own words; an unknown language leaves the words as they are', () => {
  expect(alternatives('broke', 'en')).toEqual([['broke', 'money']])
  expect(alternatives('broke', 'nl')).toEqual([['broke']])
  expect(alternatives('geld', 'tr')).toEqual([['geld']])
})

test('nothing, and the names of things in JavaScript, are words like any other', () => {
  expect(alternatives('  ?! ')).toEqual([])
  expect(alternatives('constructor __proto__')).toEqual([['constructor'], ['proto']])
})

test('no word of a query is ever lost', () => {
  const words = fc.array(fc.constantFrom('geen', 'geld', 'pester', 'ik', 'opvang', 'in', 'de', 'buurt'))
  fc.assert(
    fc.property(
      words,
      (query) =>
        expandQuery(synonyms, 'nl', query.join(' '))
          .map(({ typed }) => typed)
          .join(' ') === query.join(' '),
    ),
  )
})
