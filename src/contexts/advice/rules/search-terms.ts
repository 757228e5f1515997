/**
 * What a search weighs. A rare word says more than one that stands in every text, what was typed says more than
 * what stands for it, and a mended word says a little less than a right one. The figures are ours, set by trying
 * them on the written searches (use-cases/search-library.examples.ts), and no measurement of anything else.
 */
import { wantedOf, type Wanted } from './search-words.ts'
import type { SearchTerm } from './synonyms.ts'

/** One part of a search: any of these, worth so much. */
export type WeighedQuery = { readonly wanted: readonly Wanted[]; readonly weight: number }

const worthOfSynonym = 0.7
export const worthOfMended = 0.8
/** What is found but says less than this share of the best is left out: one common word in common is no answer. */
const leastShare = 0.25

/** The share of all texts that holds a word, 0 to 1. A word that nobody knows is left out. */
export type WordShares = ReadonlyMap<string, number>

/** How quickly a word loses worth when more texts hold it: at 1 in 60 texts it is worth 0.7, in every text 0.13. */
const steepness = 60

/** `worth` is what the whole term counts for, against 1 for a term as it was typed. */
export function weigh(term: SearchTerm, shares: WordShares, worth = 1): readonly WeighedQuery[] {
  const others = term.alternatives.filter((alternative) => alternative !== term.typed)
  return [weighOne([term.typed], shares, worth), weighOne(others, shares, worth * worthOfSynonym)].flat()
}

function weighOne(alternatives: readonly string[], shares: WordShares, worth: number): readonly WeighedQuery[] {
  const wanted = wantedOf(alternatives)
  if (wanted.length === 0) return []
  const share = Math.max(0, ...alternatives.map((alternative) => shares.get(alternative) ?? 0))
  return [{ wanted, weight: worth / Math.sqrt(1 + steepness * share) }]
}

/** Hits, best first, without those that say too little beside the best. */
export function worthShowing<T extends { readonly rank: number }>(hits: readonly T[]): readonly T[] {
  const best = hits[0]?.rank ?? 0
  return hits.filter(({ rank }) => rank >= best * leastShare)
}

/** What somebody may have meant whose finger slipped once: two letters changed places, or one too many. The nearest word by trigrams misses these. */
export function slipsOf(word: string): readonly string[] {
  const letters = Array.from(word)
  const swapped = letters.slice(1).map((letter, at) => [...letters.slice(0, at), letter, letters[at], ...letters.slice(at + 2)].join(''))
  const dropped = letters.map((_, at) => [...letters.slice(0, at), ...letters.slice(at + 1)].join(''))
  return [...new Set([...swapped, ...dropped])].filter((slip) => slip !== word && slip.length >= shortestPart)
}

/** Parts shorter than this are rather an accident than a word. */
const shortestPart = 4
const links = ['', 's', 'en', 'e', 'n']

/** Every way to cut a compound in two, with or without a linking sound: "slaapgebrek", "scheidingsverdriet", "puberbrein". */
export function compoundHalves(word: string): readonly (readonly [string, string])[] {
  const cuts: [string, string][] = []
  for (let at = shortestPart; at <= word.length - shortestPart; at += 1) {
    const second = word.slice(at)
    for (const link of links) {
      const first = word.slice(0, at - link.length)
      if (first.length >= shortestPart && word.slice(0, at).endsWith(link)) cuts.push([first, second])
    }
  }
  return cuts
}

/** Both halves when both are known, the fewest cut off; else the longest half that is known at all. */
export function bestHalves(word: string, shares: WordShares): { readonly whole: boolean; readonly parts: readonly string[] } {
  const cuts = compoundHalves(word)
  const both = cuts.find(([first, second]) => shares.has(first) && shares.has(second))
  if (both !== undefined) return { whole: true, parts: both }
  const halves = cuts.flat().filter((half) => half.length > shortestPart && shares.has(half))
  const longest = halves.toSorted((a, b) => b.length - a.length)[0]
  return { whole: false, parts: longest === undefined ? [] : [longest] }
}
