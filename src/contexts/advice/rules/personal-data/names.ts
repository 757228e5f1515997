/** Names of people, as far as words around them or a capital where none belongs give them away. Never sure: "perhaps a name". */
import type { Token, Tokens } from '../tokens.ts'
import { isCapital } from './address.ts'
import { isShortSpace, wordsBefore, type Match } from './match.ts'
import { fillers, givenNames, nameParticles, notNames, notSmallNames, relations, whoIsCalled } from './words.ts'

/** What a text as a whole is like: Where Every Word Has A Capital, or ALL IS SHOUTED, a capital tells nothing. */
export type Manner = { readonly capitalsTell: boolean }

export function mannerOf(tokens: Tokens): Manner {
  let words = 0
  let capitals = 0
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens.at(at)
    if (token?.kind !== 'word' || token.text.length < 2) continue
    words += 1
    if (isCapital(token.text)) capitals += 1
  }
  return { capitalsTell: capitals <= 3 || capitals / words <= 0.4 }
}

export function findName(tokens: Tokens, at: number, manner: Manner): Match | null {
  const token = tokens.at(at)
  if (token?.kind !== 'word') return null
  return (
    announced(tokens, at, token) ??
    signed(tokens, at, token) ??
    related(tokens, at, token) ??
    (manner.capitalsTell ? byCapitals(tokens, at, token) : null)
  )
}

/** Words that announce a name, by their last word; what must stand before it, nearest first. */
const announcements: ReadonlyMap<string, readonly (readonly string[])[]> = new Map([
  [
    'is',
    [
      ['naam', 'mijn'],
      ['naam', "m'n"],
      ['naam', 'mn'],
      ['naam', 'zijn'],
      ['naam', 'haar'],
      ['naam', 'de'],
      ['name', 'my'],
      ['name', 'his'],
      ['name', 'her'],
    ],
  ],
  ['genaamd', [[]]],
  ['called', [['is'], ["i'm"], ['am']]],
  ['named', [[]]],
])

/** "ik heet sanne", "mijn naam is Ali", "een jongen genaamd Tim", "my name is Tom", "ik ben Sanne". */
function announced(tokens: Tokens, at: number, { plain }: Token): Match | null {
  const before = wordsBefore(tokens, at, 2)
  if (plain === 'heet' || plain === 'heten') return isSomebody(before[0]) ? nameAfter(tokens, at + 1, true) : null
  if (plain === 'naam' || plain === 'name') return tokens.isSign(at + 1, ':=') ? nameAfter(tokens, at + 2, true) : null
  if ((plain === 'ben' && before[0] === 'ik') || plain === "i'm" || (plain === 'am' && before[0] === 'i'))
    return nameAfter(tokens, at + 1, false)
  const ways = announcements.get(plain)
  return ways?.some((way) => way.every((word, back) => before[back] === word)) === true ? nameAfter(tokens, at + 1, true) : null
}

function isSomebody(word: string | undefined): boolean {
  return word !== undefined && (whoIsCalled.has(word) || relations.has(word))
}

const greetings = new Set('groetjes groet groeten gr liefs mvg xx xxx kus kusjes regards cheers love greetings'.split(' '))

/** "Groetjes, Sanne", and "groetjes sanne" at the very end. */
function signed(tokens: Tokens, at: number, { plain }: Token): Match | null {
  if (!greetings.has(plain)) return null
  let place = at + 1
  while (place < at + 6 && (tokens.is(place, 'space') || tokens.is(place, 'line') || tokens.isSign(place, ',.!-'))) place += 1
  const found = nameFrom(tokens, place, false)
  if (found !== null) return found
  const small = nameFrom(tokens, place, true)
  return small !== null && isEnd(tokens, small.to) ? small : null
}

function isEnd(tokens: Tokens, from: number): boolean {
  let place = from
  while (place < from + 4 && (tokens.is(place, 'space') || tokens.is(place, 'line') || tokens.isSign(place, '.!,x'))) place += 1
  return place >= tokens.length
}

/** "mijn dochter Sanne", "mijn zoon (Tim)", "juf Esther", "mevrouw de Vries". */
function related(tokens: Tokens, at: number, { plain }: Token): Match | null {
  if (!relations.has(plain)) return null
  let place = at + 1
  if (tokens.isSign(place, '.')) place += 1
  if (isShortSpace(tokens, place)) place += 1
  if (tokens.isSign(place, '(,:')) place += 1
  if (isShortSpace(tokens, place)) place += 1
  return place === at + 1 ? null : nameFrom(tokens, skipParticles(tokens, place), false)
}

/** "van den Berg" after a title begins with particles. */
function skipParticles(tokens: Tokens, from: number): number {
  let place = from
  for (let words = 0; words < 3; words += 1) {
    const word = tokens.word(place)
    if (word === null || !nameParticles.has(word) || !isShortSpace(tokens, place + 1)) return place
    place += 2
  }
  return place
}

/** Two words with a capital in the middle of a sentence, or a name that many have. */
function byCapitals(tokens: Tokens, at: number, token: Token): Match | null {
  if (!mayBeName(token)) return null
  const found = nameFrom(tokens, at, false)
  if (found === null) return null
  if (givenNames.has(stem(token.plain))) return found
  return found.to > at + 1 && !isSentenceStart(tokens, at) ? found : null
}

/** After at most two fillers and a colon: the name, when there is one. */
function nameAfter(tokens: Tokens, from: number, smallToo: boolean): Match | null {
  let place = from
  for (let words = 0; words < 3; words += 1) {
    while (place < from + 8 && (isShortSpace(tokens, place) || tokens.isSign(place, ':,"\'“‘(='))) place += 1
    const word = tokens.word(place)
    if (word === null) return null
    const found = nameFrom(tokens, place, smallToo)
    if (found !== null) return found
    if (!fillers.has(word)) return null
    place += 1
  }
  return null
}

/** A name that begins here: one to four words with a capital, particles between them; or one word in small letters. */
function nameFrom(tokens: Tokens, at: number, smallToo: boolean): Match | null {
  const first = tokens.at(at)
  if (first?.kind !== 'word') return null
  if (!mayBeName(first)) {
    if (!smallToo || !maySmallBeName(first)) return null
    return { kind: 'name', from: at, to: at + 1, sure: false }
  }
  let to = at + 1
  for (let words = 1; words < 4; words += 1) {
    const next = nextNamePart(tokens, to)
    if (next === null) break
    to = next
  }
  return { kind: 'name', from: at, to, sure: false }
}

/** The token after the next part of the same name (`-Marie`, ` van den Berg`, ` Jansen`), or null. */
function nextNamePart(tokens: Tokens, at: number): number | null {
  if (!isShortSpace(tokens, at) && !tokens.isSign(at, '-')) return null
  const place = skipParticles(tokens, at + 1)
  const token = tokens.at(place)
  return token?.kind === 'word' && mayBeName(token) ? place + 1 : null
}

function mayBeName({ text, plain }: Token): boolean {
  return text.length >= 2 && text.length <= 30 && isCapital(text) && /\p{Ll}/u.test(text) && !notNames.has(stem(plain))
}

function maySmallBeName({ text, plain }: Token): boolean {
  const known = notNames.has(plain) || notSmallNames.has(plain) || fillers.has(plain) || relations.has(plain)
  return text.length >= 2 && text.length <= 20 && !known && /^[\p{L}\p{M}]+$/u.test(text)
}

/** Sanne's: Sanne. */
function stem(plain: string): string {
  return plain.endsWith("'s") ? plain.slice(0, -2) : plain
}

/** After nothing, the end of a sentence, a line, a bullet; quotes and spaces in between do not matter. */
function isSentenceStart(tokens: Tokens, at: number): boolean {
  for (let place = at - 1; place >= at - 6; place -= 1) {
    const token = tokens.at(place)
    if (token === undefined || token.kind === 'line') return true
    if (token.kind === 'sign' && '.!?:…•*-–>'.includes(token.text)) return true
    if (token.kind === 'word' || token.kind === 'digits') return false
  }
  return true
}
