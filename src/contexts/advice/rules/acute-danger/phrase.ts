/**
 * Phrases: sets of words (see lexicon.ts) with room between them. `_2`: up to two words of any kind; `-2`: up to two
 * little words ("echt", "soms", "niet"); a dot at the end: nothing follows in the sentence. A phrase stays within a
 * sentence. Matching looks a bounded number of words ahead from each word.
 */
import type { Lexicon } from './lexicon.ts'
import type { ReadWord } from './words.ts'

type Step = { readonly set: string; readonly room: number; readonly littleOnly: boolean }
export type Phrase<T> = { readonly steps: readonly Step[]; readonly atEnd: boolean; readonly of: T }

/** Words `from` up to but not including `to`; `between` are those in the room between the steps. */
export type PhraseMatch<T> = { readonly of: T; readonly from: number; readonly to: number; readonly between: readonly number[] }

/** A text, each word with the sets that it is in. `looks` counts the work, for the tests. */
export type LearnedText = {
  readonly words: readonly ReadWord[]
  readonly sets: readonly ReadonlySet<string>[]
  readonly work: { looks: number }
}

const littleWords = new Set(
  `echt gewoon het een liefst liever alleen maar nu ook graag soms vaak eigenlijk niet nooit geen zo heel snel zijn gaan wel al weer steeds altijd nog
  toch even bijna erg te om er dan zelf gwn ff wrs te really just so very even to be not never always sometimes a bit it all kinda literally no`.split(
    /\s+/,
  ),
)

export function compilePhrase<T>(lexicon: Lexicon, text: string, of: T): Phrase<T> {
  const steps: Step[] = []
  let room = 0
  let littleOnly = false
  const parts = text.split(' ')
  const atEnd = parts.at(-1) === '.'
  for (const part of atEnd ? parts.slice(0, -1) : parts) {
    const size = /^[_-]([0-9])$/.exec(part)?.[1]
    if (size === undefined) {
      steps.push({ set: lexicon.learn(part), room, littleOnly })
      room = 0
    } else {
      room = Number(size)
      littleOnly = part.startsWith('-')
    }
  }
  return { steps, atEnd, of }
}

/** Phrases by their first set, so that only those are tried that can begin at a word. */
export function byFirstSet<T>(phrases: readonly Phrase<T>[]): ReadonlyMap<string, readonly Phrase<T>[]> {
  const found = new Map<string, Phrase<T>[]>()
  for (const phrase of phrases) {
    const first = phrase.steps[0]?.set ?? ''
    found.set(first, [...(found.get(first) ?? []), phrase])
  }
  return found
}

/** Every phrase at every place where it is said; of several ends the nearest. */
export function findPhrases<T>(text: LearnedText, phrases: ReadonlyMap<string, readonly Phrase<T>[]>): readonly PhraseMatch<T>[] {
  const found: PhraseMatch<T>[] = []
  for (let from = 0; from < text.words.length; from += 1)
    for (const set of text.sets[from] ?? [])
      for (const phrase of phrases.get(set) ?? []) {
        const rest = follow(text, phrase, 1, from + 1)
        if (rest !== null) found.push({ of: phrase.of, from, ...rest })
      }
  return found
}

type Rest = { readonly to: number; readonly between: readonly number[] }

function follow<T>(text: LearnedText, phrase: Phrase<T>, at: number, from: number): Rest | null {
  const { words, sets, work } = text
  const sentence = words[from - 1]?.sentence
  const step = phrase.steps[at]
  if (step === undefined) return phrase.atEnd && words[from]?.sentence === sentence ? null : { to: from, between: [] }
  for (let skipped = 0; skipped <= step.room; skipped += 1) {
    const place = from + skipped
    const word = words[place]
    work.looks += 1
    if (word?.sentence !== sentence) return null
    const rest = sets[place]?.has(step.set) === true ? follow(text, phrase, at + 1, place + 1) : null
    if (rest !== null) return { to: rest.to, between: [...Array.from({ length: skipped }, (_, over) => from + over), ...rest.between] }
    if (step.littleOnly && word?.forms.some((form) => littleWords.has(form)) !== true) return null
  }
  return null
}
