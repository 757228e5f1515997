/**
 * Personal data in what people write (PR-37, and PR-25 for the citizen service number): pointed out before
 * sending, and masked in storage unless the asker chooses to keep them. Warn, never refuse. `sure` is false where a
 * reader might take it for something else; names are never sure. Runs in the browser as on the server.
 */
import { findAddress } from './personal-data/address.ts'
import { findMail, findOnlineAccount } from './personal-data/mail.ts'
import { marksFor } from './personal-data/marks.ts'
import type { Detector, Match, PersonalDataKind } from './personal-data/match.ts'
import { findName, mannerOf } from './personal-data/names.ts'
import { findBankAccount, findBirthDate, findBsn, findPhone } from './personal-data/numbers.ts'
import { Tokens } from './tokens.ts'

export { personalDataKinds, type PersonalDataKind } from './personal-data/match.ts'

/** From `start` up to but not including `end`, in code units of the text. */
export type Finding = {
  readonly kind: PersonalDataKind
  readonly start: number
  readonly end: number
  readonly text: string
  readonly sure: boolean
}

/** In the order in which they are tried where two could begin at the same place. */
const detectors: readonly Detector[] = [findMail, findBankAccount, findPhone, findBsn, findAddress, findBirthDate, findOnlineAccount]

/** What a text holds of personal data, in its order and without overlap. */
export function findPersonalData(text: string): readonly Finding[] {
  return findIn(Tokens.of(text), text)
}

/** The same for a text that is cut already. What is sure goes first: "perhaps a name" must not cut a mail address in two. */
export function findIn(tokens: Tokens, text: string): readonly Finding[] {
  const manner = mannerOf(tokens)
  const sure = sureMatches(tokens)
  const perhaps = pass(tokens.without(sure), [...detectors, (rest, at) => findName(rest, at, manner)])
  const late = perhaps.length > 0 ? sureMatches(tokens.without([...sure, ...perhaps])) : []
  return [...sure, ...perhaps, ...late].map((match) => toFinding(tokens, text, match)).toSorted((a, b) => a.start - b.start)
}

/** The text with a neutral mark in place of each finding, in the language of the conversation. */
export function mask(text: string, findings: readonly Finding[], language = 'nl'): string {
  const marks = marksFor(language)
  let masked = ''
  let at = 0
  for (const { kind, start, end } of findings) {
    masked += text.slice(at, start) + marks[kind]
    at = end
  }
  return masked + text.slice(at)
}

const sureDetectors: readonly Detector[] = detectors.map((detector) => (tokens: Tokens, at: number) => {
  const match = detector(tokens, at)
  return match?.sure === true ? match : null
})

/** All that is sure; looking again, because what is taken out may be what spoke against its neighbour (`12:06…` is no house number). */
function sureMatches(tokens: Tokens): readonly Match[] {
  const matches: Match[] = []
  for (let round = 0; round < 4; round += 1) {
    const found = pass(tokens.without(matches), sureDetectors)
    if (found.length === 0) return matches
    matches.push(...found)
  }
  return matches
}

/** From left to right; what is taken is not looked at again. */
function pass(tokens: Tokens, all: readonly Detector[]): readonly Match[] {
  const matches: Match[] = []
  for (let at = 0; at < tokens.length;) {
    const match = firstMatch(all, tokens, at)
    if (match !== null) matches.push(match)
    at = match?.to ?? at + 1
  }
  return matches
}

function firstMatch(all: readonly Detector[], tokens: Tokens, at: number): Match | null {
  for (const detector of all) {
    const match = detector(tokens, at)
    if (match !== null) return match
  }
  return null
}

function toFinding(tokens: Tokens, text: string, { kind, from, to, sure }: Match): Finding {
  const start = tokens.at(from)?.start ?? 0
  const end = tokens.at(to - 1)?.end ?? start
  return { kind, start, end, text: text.slice(start, end), sure }
}
