/**
 * A text as the words somebody meant: small letters without accents and apostrophes, stretched letters let go
 * ("heeeelp"), figures and stars in the middle of a word read as letters ("zelfm00rd"), in numbered sentences.
 */
export type ReadWord = {
  /** Ways to read the word; the first is the plainest. */
  readonly forms: readonly string[]
  readonly start: number
  readonly end: number
  readonly sentence: number
}

/** A word (with what may stand in the middle of it), or what ends a sentence. A single line end does not, nor do dots in the middle of one. */
const pattern = /([\p{L}\p{N}][\p{L}\p{M}\p{N}'’`*@$!]*)|((?:\.{2,}|…)(?=\s+\p{Lu})|(?<!\.)[.!?;](?!\.)|\n\s*\n)/gu
const longestWord = 40

export function readWords(text: string): readonly ReadWord[] {
  const words: ReadWord[] = []
  let sentence = 0
  for (const match of text.matchAll(pattern)) {
    const [whole, word, stop] = match
    if (stop !== undefined) sentence += 1
    if (word === undefined) continue
    const kept = word.replace(/[!*@$'’`]+$/, '')
    words.push({ forms: formsOf(kept.slice(0, longestWord)), start: match.index, end: match.index + kept.length, sentence })
    if (whole.endsWith('!')) sentence += 1
  }
  return words
}

const asLetters: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i', '*': '' }

function formsOf(word: string): readonly string[] {
  const bare = word
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\p{M}'’`]/gu, '')
  const spelt = /\p{L}/u.test(bare) ? bare.replaceAll(/[013457@$!*]/g, (sign) => asLetters[sign] ?? sign) : bare
  const twice = spelt.replaceAll(/(\p{L})\1{2,}/gu, '$1$1')
  const once = spelt.replaceAll(/(\p{L})\1{2,}/gu, '$1')
  return twice === once ? [twice] : [twice, once]
}
