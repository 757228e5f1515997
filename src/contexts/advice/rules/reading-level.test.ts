import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readingLevel, type HardReason } from './reading-level.ts'
import { sentencesOf, wordsOf } from './sentences.ts'

describe('sentences', () => {
  test.each([
    ['Ga zitten. Adem uit.', ['Ga zitten.', 'Adem uit.']],
    ['Wij zijn open tot 17.00 uur. Bel gerust.', ['Wij zijn open tot 17.00 uur.', 'Bel gerust.']],
    ['Neem iets mee, bijv. Een knuffel.', ['Neem iets mee, bijv. Een knuffel.']],
    ['Zeg: ‘Je bent boos. Je wilde spelen.’ Wacht dan.', ['Zeg: ‘Je bent boos.', 'Je wilde spelen.’', 'Wacht dan.']],
    ['Een kop\nEen regel zonder punt\n\nEen zin.', ['Een kop', 'Een regel zonder punt', 'Een zin.']],
    ['Slaapt je kind slecht? 3 tips helpen.', ['Slaapt je kind slecht?', '3 tips helpen.']],
    ['', []],
    ['… ?', []],
  ])('%j', (text, sentences) => {
    expect(sentencesOf(text)).toEqual(sentences)
  })

  test('words keep what stands inside them', () => {
    expect(wordsOf('De morning-afterpil: 13.00 uur, 2 foto’s (t/m 17 jaar).')).toEqual([
      'De',
      'morning-afterpil',
      '13.00',
      'uur',
      '2',
      'foto’s',
      't/m',
      '17',
      'jaar',
    ])
  })

  test('no word is lost or doubled by cutting', () => {
    const text = fc
      .array(fc.constantFrom('Een', 'zin', '.', '?', '\n', ' ', '’', 'bijv.', '3', 'é'), { maxLength: 40 })
      .map((parts) => parts.join(' '))
    fc.assert(fc.property(text, (whole) => sentencesOf(whole).flatMap(wordsOf).join(' ') === wordsOf(whole).join(' ')))
  })
})

const reasons = (sentence: string): readonly HardReason[] => readingLevel(sentence).hard.flatMap((hard) => hard.reasons)
const sentenceOf = (words: number): string => `${Array.from({ length: words }, () => 'kind').join(' ')}.`

describe('what makes a sentence hard', () => {
  test('20 words are fine, 21 are too many', () => {
    expect(reasons(sentenceOf(20))).toEqual([])
    expect(reasons(sentenceOf(21))).toEqual([{ kind: 'long-sentence', words: 21 }])
  })

  test('one long word is fine, two are too many; the parts of a hyphenated word count alone', () => {
    expect(reasons('Vraag het de jeugdverpleegkundige.')).toEqual([])
    expect(reasons('De jeugdverpleegkundige helpt bij opvoedingsproblemen.')).toEqual([
      { kind: 'long-words', found: ['jeugdverpleegkundige', 'opvoedingsproblemen'] },
    ])
    expect(reasons('Jeugd-en-gezin-team helpt bij opvoedingsproblemen.')).toEqual([])
  })

  test.each([
    ['Je kind wordt gewogen.', 'wordt … gewogen'],
    ['Daarna worden de maten in een lijn opgeschreven.', 'worden … opgeschreven'],
    ['Je vraag wordt binnen 2 dagen beantwoord.', 'wordt … beantwoord'],
    ['Dit zijn de maten die gemeten worden.', 'worden … gemeten'],
  ])('the passive: %s', (sentence, found) => {
    expect(reasons(sentence)).toEqual([{ kind: 'passive', found }])
  })

  test.each([
    'Het wordt vaak beter.',
    'Je wordt boos.',
    'Geldzorgen worden kleiner als je praat.',
    'Zij worden gezond oud.',
    'Je hebt het goed gedaan.',
  ])('not the passive: %s', (sentence) => {
    expect(reasons(sentence)).toEqual([])
  })

  test('three words that tie clauses are too many', () => {
    expect(reasons('Bel als je denkt dat het niet gaat.')).toEqual([])
    expect(reasons('Bel als je denkt dat het erger wordt omdat hij slaat.')).toEqual([
      { kind: 'many-clauses', found: ['als', 'dat', 'omdat'] },
    ])
  })

  test('a word of the office comes with a plainer one', () => {
    expect(reasons('Indien je twijfelt, bel ons.')).toEqual([{ kind: 'office-word', found: 'indien', plainer: 'als' }])
    expect(reasons('De constructor van het huis.')).toEqual([])
  })
})

describe('the hint', () => {
  const plain = 'Je kind is boos. Blijf rustig. Wacht even. Praat later. Troost je kind.'

  test('short plain sentences are B1', () => {
    expect(readingLevel(plain)).toMatchObject({
      hint: 'B1',
      sentences: 5,
      words: 13,
      averageSentence: 13 / 5,
      longestSentence: 4,
      longWordShare: 0,
      hard: [],
    })
  })

  test('below five sentences there is no hint', () => {
    expect(readingLevel('Je kind is boos. Blijf rustig.').hint).toBeNull()
    expect(readingLevel('')).toMatchObject({ hint: null, sentences: 0, averageSentence: 0, longWordShare: 0 })
  })

  test('the average decides on both sides of 12 and of 16', () => {
    const average = (words: number): string =>
      Array.from({ length: 10 }, () => `Dus ${sentenceOf(words - 1).replace('kind', 'Kind')}`).join(' ')
    expect(readingLevel(average(12)).hint).toBe('B1')
    expect(readingLevel(average(13)).hint).toBe('B2')
    expect(readingLevel(average(16)).hint).toBe('B2')
    expect(readingLevel(average(17)).hint).toBe('C1')
  })

  test('hard sentences count: 1 in 20 may be, 1 in 19 is B2, more than 1 in 4 is C1', () => {
    const text = (easy: number, hard: number): string =>
      [...Array.from({ length: easy }, () => 'Blijf rustig.'), ...Array.from({ length: hard }, () => 'Bel indien nodig.')].join(' ')
    expect(readingLevel(text(19, 1)).hint).toBe('B1')
    expect(readingLevel(text(18, 1)).hint).toBe('B2')
    expect(readingLevel(text(3, 1) + ' ' + text(3, 1)).hint).toBe('B2')
    expect(readingLevel(text(5, 2)).hint).toBe('C1')
  })

  test('a letter from an office is C1', () => {
    const letter =
      'Naar aanleiding van uw aanvraag betreffende ondersteuning wordt u verzocht de gevraagde gegevens, alsmede een kopie van uw legitimatiebewijs, binnen de gestelde termijn te verstrekken. ' +
      'Indien de gegevens niet tijdig worden ontvangen, wordt de aanvraag buiten behandeling gesteld, tenzij u kunt aantonen dat de overschrijding u niet te verwijten valt. '
    expect(readingLevel(letter.repeat(3)).hint).toBe('C1')
  })
})
