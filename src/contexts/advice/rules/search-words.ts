/**
 * What somebody searched for, made ready: words without noise, and as a
 * query that the database reads (the synonyms stand in rules/synonyms.ts). Pure, so that every step can be tested.
 */
import { findPersonalData } from './personal-data.ts'

const longestQuery = 200
const mostWords = 12

const stopWords: Readonly<Record<string, ReadonlySet<string>>> = {
  nl: new Set(
    'aan al als bij dan dat de die dit door een en er haar heb hebben heeft hem het hij hoe hun ik in is je jij kan kun maar me meer met mij mijn moet na naar niet nog nu of om onze ook op over te tot u uit uw van veel voor waar wanneer want was wat we wel wij word worden wordt zal ze zich zij zijn zo zou al altijd ben echt elke even gaat iets iemand krijg krijgt mag steeds vaak waarom weer weet wil doen doet deze dit heel hoort kom komt maken maakt zeggen zegt'.split(
      ' ',
    ),
  ),
  en: new Set(
    'a about an and are as at be but by can do does for from have how i if in is it me my not of on or our she he so that the they this to was we what when where with you your always am been get gets had has him his just much really should their them there very want wants were who will would'.split(
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

/** One way to say what is searched for: a word, which may find what begins with it, or words that must follow each other. */
export type Wanted = { readonly word: string; readonly isBeginning: boolean } | { readonly phrase: string }

/** The words and phrases of which any may be found. A phrase is text for `to_tsquery`. */
export function wantedOf(alternatives: readonly string[]): readonly Wanted[] {
  return alternatives.flatMap((alternative): readonly Wanted[] => {
    const parts = alternative.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '')
    const [word] = parts
    if (word === undefined) return []
    if (parts.length === 1) return [{ word, isBeginning: isLong(word) }]
    return [{ phrase: parts.map((part) => `'${part}'${isLong(part) ? ':*' : ''}`).join(' <-> ') }]
  })
}

/** Words of five letters and more also find what begins with them. */
function isLong(word: string): boolean {
  return word.length >= 5
}

/** What was searched for as editors may see it: without anything that looks like personal data, and without figures. */
export function maskedForEditors(query: string, language: string): string {
  const text = query.slice(0, longestQuery)
  const words = wordsOf(withoutFindings(text), language).map((word) => (/\d/.test(word) ? '#' : word))
  return words
    .filter((word, at) => word !== '#' || words[at - 1] !== '#')
    .join(' ')
    .slice(0, 100)
}

/** Figures in place of what was found, so that the words around it stay apart and the figures are masked with the rest. */
function withoutFindings(text: string): string {
  let rest = ''
  let at = 0
  for (const { start, end } of findPersonalData(text)) {
    rest += `${text.slice(at, start)} 00 `
    at = end
  }
  return rest + text.slice(at)
}
