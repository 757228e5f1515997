/**
 * Is this nearly the same text? For floods in which a word or a number is changed each time. A text is cut into words and pairs of
 * neighbouring words; each is hashed under a key (by the caller), and the hashes vote on 128 bits: a similarity hash (Charikar,
 * "Similarity estimation techniques from rounding algorithms", STOC 2002). Texts that share most of their words differ in few bits.
 * It looks at likeness only: no word counts as good or bad.
 */
import { foldedText } from './message-text.ts'

export const markBytes = 16
const markBits = markBytes * 8

/** So few bits differ between texts of which about four fifths of words and pairs are the same. */
const nearBits = 26

/** Words and pairs of words; numbers are left out, as a counter is the cheapest change. */
export function textFeatures(text: string): readonly string[] {
  const folded = foldedText(text.replace(/\p{N}+/gu, ' '))
  // Nothing but numbers or drawings: then only the very same.
  const words = folded === '' ? [text.trim()] : folded.split(' ')
  return [...new Set([...words, ...words.slice(1).map((word, i) => `${words[i] ?? ''} ${word}`)])]
}

/** Each hash votes per bit; what most say, the mark says. */
export function markOf(hashes: readonly Uint8Array[]): Uint8Array {
  const votes = new Int32Array(markBits)
  for (const hash of hashes) for (let bit = 0; bit < markBits; bit += 1) votes[bit] = (votes[bit] ?? 0) + (isSet(hash, bit) ? 1 : -1)
  const mark = new Uint8Array(markBytes)
  for (let bit = 0; bit < markBits; bit += 1) if ((votes[bit] ?? 0) > 0) mark[bit >> 3] = (mark[bit >> 3] ?? 0) | (1 << (bit & 7))
  return mark
}

const isSet = (bytes: Uint8Array, bit: number): boolean => (((bytes[bit >> 3] ?? 0) >> (bit & 7)) & 1) === 1

export function differentBits(a: Uint8Array, b: Uint8Array): number {
  let different = 0
  for (let i = 0; i < markBytes; i += 1) for (let rest = (a[i] ?? 0) ^ (b[i] ?? 0); rest > 0; rest &= rest - 1) different += 1
  return different
}

export const isNear = (a: Uint8Array, b: Uint8Array): boolean => differentBits(a, b) <= nearBits
