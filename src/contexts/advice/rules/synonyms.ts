/**
 * Own synonyms for the search. The Dutch stemmer of the database does not know that kind and kinderen,
 * or pesten and gepest, are one word, and nobody's dictionary knows that "bonje" is ruzie. A group
 * holds the words that articles use; `typed` holds what people type instead: other words and
 * everyday misspellings. Both lead to the words of the group; nothing leads to what is only typed.
 */

export type SynonymGroup = { readonly words: readonly string[]; readonly typed: readonly string[] }

/** Per language tag: the folded word or phrase, and the words it leads to. */
export type Synonyms = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>

/** One thing the reader asks for, with every word that may stand for it; what was typed comes first. */
export type SearchTerm = { readonly typed: string; readonly alternatives: readonly string[] }

/** The longest phrase in the lists counts this many words. */
const longestPhrase = 4

export function makeSynonyms(byLanguage: Readonly<Record<string, readonly SynonymGroup[]>>): Synonyms {
  return new Map(Object.entries(byLanguage).map(([tag, groups]) => [tag, indexOf(groups)]))
}

function indexOf(groups: readonly SynonymGroup[]): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, readonly string[]>()
  for (const { words, typed } of groups) {
    for (const entry of [...words, ...typed]) index.set(fold(entry), unique([...(index.get(fold(entry)) ?? []), ...words]))
  }
  return index
}

/** Small letters, no accents, single spaces, nothing but letters and digits: "Driftbui!" and "één" become "driftbui" and "een". */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The query as terms. Phrases in the list ("geen geld") are taken whole, the longest first. */
export function expandQuery(synonyms: Synonyms, tag: string, query: string): readonly SearchTerm[] {
  const index = synonyms.get(tag)
  const words = fold(query).split(' ').filter(Boolean)
  const terms: SearchTerm[] = []
  for (let at = 0; at < words.length;) {
    const taken = phraseAt(index, words, at)
    terms.push(taken)
    at += taken.typed.split(' ').length
  }
  return terms
}

function phraseAt(index: ReadonlyMap<string, readonly string[]> | undefined, words: readonly string[], at: number): SearchTerm {
  for (let length = Math.min(longestPhrase, words.length - at); length > 0; length -= 1) {
    const typed = words.slice(at, at + length).join(' ')
    const found = index?.get(typed)
    if (found !== undefined) return { typed, alternatives: unique([typed, ...found]) }
  }
  const word = words[at] ?? ''
  return { typed: word, alternatives: [word] }
}

const unique = (words: readonly string[]): readonly string[] => [...new Set(words)]
