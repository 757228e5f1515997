/**
 * Sets of words, written so that people who know the field can read and mend them: `wil|wou` these words, `<me>` a
 * named list, `zelfmoord*` words that begin so, `~suicide` the word with at most one typing slip. The text of a set is
 * its name. Looking up which sets a word is in costs the length of the word, however many sets there are.
 */
import { isWithinOneSlip, oneLess } from './slip.ts'
import type { ReadWord } from './words.ts'

export type WordLists = Readonly<Record<string, string>>
type WordInSet = { readonly word: string; readonly set: string }

const fewestLettersOfBeginning = 2

export class Lexicon {
  readonly #lists: WordLists
  readonly #sets = new Set<string>()
  readonly #exact = new Map<string, string[]>()
  readonly #beginnings = new Map<string, string[]>()
  readonly #slips = new Map<string, WordInSet[]>()

  constructor(lists: WordLists) {
    this.#lists = lists
  }

  /** Makes a set known and returns its name. */
  learn(set: string): string {
    if (this.#sets.has(set)) return set
    this.#sets.add(set)
    for (const word of set.split('|').flatMap((part) => this.#spell(part)))
      if (word.startsWith('~')) for (const less of oneLess(word.slice(1))) push(this.#slips, less, { word: word.slice(1), set })
      else if (word.endsWith('*')) push(this.#beginnings, word.slice(0, -1), set)
      else push(this.#exact, word, set)
    return set
  }

  /** The sets that a word is in. */
  setsOf({ forms }: ReadWord): ReadonlySet<string> {
    const sets = new Set<string>()
    for (const form of forms) {
      for (const set of this.#exact.get(form) ?? []) sets.add(set)
      for (let length = fewestLettersOfBeginning; length <= form.length; length += 1)
        for (const set of this.#beginnings.get(form.slice(0, length)) ?? []) sets.add(set)
      for (const less of oneLess(form))
        for (const { word, set } of this.#slips.get(less) ?? []) if (isWithinOneSlip(form, word)) sets.add(set)
    }
    return sets
  }

  #spell(part: string): readonly string[] {
    const name = /^<(.+)>$/.exec(part)?.[1]
    if (name === undefined) return [part]
    const list = this.#lists[name]
    if (list === undefined) throw new Error(`No list of words is called ${name}`)
    return list.trim().split(/\s+/)
  }
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const there = map.get(key)
  if (there === undefined) map.set(key, [value])
  else there.push(value)
}
