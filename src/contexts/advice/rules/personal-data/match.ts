/** What a detector of personal data returns: tokens `from` up to but not including `to`, found when looking from the token it was given. */
import type { Tokens } from '../tokens.ts'

export const personalDataKinds = ['bsn', 'phone', 'mail', 'address', 'name', 'bankAccount', 'birthDate', 'onlineAccount'] as const
export type PersonalDataKind = (typeof personalDataKinds)[number]

export type Match = { readonly kind: PersonalDataKind; readonly from: number; readonly to: number; readonly sure: boolean }

/** Looks at what begins at token `at`: a bounded number of tokens ahead, and a bounded number back for what announces it. */
export type Detector = (tokens: Tokens, at: number) => Match | null

/** Signs that people put inside numbers, and signs that nobody sees. */
const joiners = '.-–—/()·\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad'

export type Grouped = {
  readonly digits: string
  /** Lengths of the groups. */
  readonly groups: readonly number[]
  /** The token after the last figure. */
  readonly to: number
}

/** The number that begins at token `at`, at each place where it could end: after one group of figures, after two, and so on. */
export function growingNumber(tokens: Tokens, at: number, mostDigits: number): readonly Grouped[] {
  const found: Grouped[] = []
  let digits = ''
  const groups: number[] = []
  let place = at
  for (;;) {
    const token = tokens.at(place)
    if (token?.kind !== 'digits' || digits.length + token.plain.length > mostDigits) return found
    digits += token.plain
    groups.push(token.plain.length)
    found.push({ digits, groups: [...groups], to: place + 1 })
    place = skipJoiners(tokens, place + 1)
  }
}

/** At most four signs or short spaces that keep a number together. */
function skipJoiners(tokens: Tokens, from: number): number {
  let place = from
  while (place < from + 4 && (isShortSpace(tokens, place) || tokens.isSign(place, joiners))) place += 1
  return place
}

export function isShortSpace(tokens: Tokens, place: number): boolean {
  const token = tokens.at(place)
  return token?.kind === 'space' && token.text.length <= 2
}

/** The last words before a place, nearest first, up to a sign that ends a thought. */
export function wordsBefore(tokens: Tokens, at: number, most: number): readonly string[] {
  const words: string[] = []
  for (let place = at - 1; place >= at - most * 3 && words.length < most; place -= 1) {
    const word = tokens.word(place)
    if (word !== null) words.push(word)
    else if (!tokens.is(place, 'space') && !tokens.isSign(place, ':=-.(,"\'')) return words
  }
  return words
}
