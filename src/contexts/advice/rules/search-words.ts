/**
 * What somebody searched for, made ready: words without noise, and as a
 * query that the database reads (the synonyms stand in rules/synonyms.ts). Pure, so that every step can be tested.
 */

const longestQuery = 200
const mostWords = 12

const stopWords: Readonly<Record<string, ReadonlySet<string>>> = {
  nl: new Set(
    'aan al als bij dan dat de die dit door een en er haar heb hebben heeft hem het hij hoe hun ik in is je jij kan kun maar me meer met mij mijn moet na naar niet nog nu of om onze ook op over te tot u uit uw van veel voor waar wanneer want was wat we wel wij word worden wordt zal ze zich zij zijn zo zou'.split(
      ' ',
    ),
  ),
  en: new Set(
    'a about an and are as at be but by can do does for from have how i if in is it me my not of on or our she he so that the they this to was we what when where with you your'.split(
      ' ',
    ),
  ),
}

/** Lower case, without accents and signs; in order, each word once. At most 12 words of 200 signs. */
export function wordsOf(query: string, language: string): string[] {
  const plain = plainWord(query.slice(0, longestQuery))
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length >= 2)
  const meaning = words.filter((word) => stopWords[language]?.has(word) !== true)
  return [...new Set(meaning.length > 0 ? meaning : words)].slice(0, mostWords)
}

export function plainWord(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}

/** Text for `to_tsquery`: alternatives by or, words by and (or by or, when everything together finds nothing). */
export function toQueryText(expanded: readonly (readonly string[])[], join: 'and' | 'or'): string {
  const groups = expanded
    .map(
      (alternatives) =>
        `(${alternatives
          .map(oneTerm)
          .filter((term) => term !== '')
          .join(' | ')})`,
    )
    .filter((group) => group !== '()')
  return groups.join(join === 'and' ? ' & ' : ' | ')
}

function oneTerm(alternative: string): string {
  const parts = alternative.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '')
  const terms = parts.map((part) => `'${part}'${part.length >= 5 ? ':*' : ''}`)
  return terms.length > 1 ? `(${terms.join(' <-> ')})` : (terms[0] ?? '')
}

/** The words as editors may see them: digits masked, so that no number of a person is kept. */
export function maskedForEditors(words: readonly string[]): string {
  return words
    .map((word) => (/\d/.test(word) ? '#' : word))
    .join(' ')
    .slice(0, 100)
}
