/** Mail addresses, plain and written out ("apenstaartje"), and names on social media. */
import type { Tokens } from '../tokens.ts'
import { isShortSpace, type Match } from './match.ts'

const mostTokens = 40
const localSigns = "._%+-'&"

export function findMail(tokens: Tokens, at: number): Match | null {
  const local = endOfRun(tokens, at, localSigns)
  if (local === null) return null
  const sign = afterAtSign(tokens, local)
  if (sign === null) return null
  const to = endOfDomain(tokens, sign.to)
  return to === null ? null : { kind: 'mail', from: at, to, sure: !sign.inWords }
}

/** The token after a run of letters, figures and some signs that begins with a letter or figure; null when none begins here. */
function endOfRun(tokens: Tokens, at: number, signs: string): number | null {
  if (!tokens.is(at, 'word') && !tokens.is(at, 'digits')) return null
  let place = at + 1
  while (place < at + mostTokens && (tokens.is(place, 'word') || tokens.is(place, 'digits') || tokens.isSign(place, signs))) place += 1
  return place
}

const atWords = new Set(['at', 'apenstaartje', 'apenstaart'])

/** The token after `@`, ` @ `, `(at)`, ` apenstaartje `; null when there is none. */
function afterAtSign(tokens: Tokens, from: number): { readonly to: number; readonly inWords: boolean } | null {
  const place = isShortSpace(tokens, from) ? from + 1 : from
  const past = (end: number): number => (isShortSpace(tokens, end) ? end + 1 : end)
  if (tokens.isSign(place, '@＠')) return { to: past(place + 1), inWords: false }
  const word = tokens.word(place)
  if (place > from && word !== null && atWords.has(word)) return { to: past(place + 1), inWords: true }
  const inner = tokens.word(place + 1)
  if (tokens.isSign(place, '([{<') && inner !== null && atWords.has(inner) && tokens.isSign(place + 2, ')]}>'))
    return { to: past(place + 3), inWords: true }
  return null
}

const providers = new Set('gmail hotmail outlook live msn yahoo icloud ziggo kpnmail kpn planet xs protonmail proton'.split(' '))
const dotWords = new Set(['punt', 'dot'])

/** The longest run of labels that ends in one of at least two letters; a well-known provider may go without. */
function endOfDomain(tokens: Tokens, at: number): number | null {
  const first = tokens.at(at)
  if (first?.kind !== 'word' && first?.kind !== 'digits') return null
  let end: number | null = providers.has(first.plain) ? at + 1 : null
  let place = at + 1
  while (place < at + mostTokens) {
    const dot = afterDot(tokens, place)
    const label = tokens.at(dot ?? place)
    if (label?.kind === 'word' || label?.kind === 'digits' || (dot === null && tokens.isSign(place, '-'))) {
      if (dot !== null && label?.kind === 'word' && label.text.length >= 2) end = dot + 1
      place = (dot ?? place) + 1
    } else return end
  }
  return end
}

function afterDot(tokens: Tokens, place: number): number | null {
  if (tokens.isSign(place, '.。．')) return place + 1
  const spaced = isShortSpace(tokens, place) ? place + 1 : place
  const word = tokens.word(spaced)
  if (spaced > place && word !== null && dotWords.has(word)) return isShortSpace(tokens, spaced + 1) ? spaced + 2 : spaced + 1
  return null
}

const networks = new Set('insta instagram ig snap snapchat tiktok discord telegram facebook fb skype roblox'.split(' '))
const betweenNetworkAndName = new Set('is naam account heet ik naamis mijn my name user username id accountnaam profiel'.split(' '))

/** "mijn snap is sanne_2010", "insta: sanne.x", "@sanne2010". Never sure: what looks like a name may be a word. */
export function findOnlineAccount(tokens: Tokens, at: number): Match | null {
  const previous = tokens.at(at - 1)
  if (tokens.isSign(at, '@') && previous?.kind !== 'word' && previous?.kind !== 'digits') return accountAt(tokens, at, at + 1, true)
  const word = tokens.word(at)
  if (word === null || !networks.has(word)) return null
  let place = at + 1
  let colon = false
  for (; place < at + 8; place += 1) {
    const between = tokens.word(place)
    if (between !== null && !betweenNetworkAndName.has(between)) break
    if (tokens.isSign(place, ':=')) colon = true
    else if (tokens.isSign(place, '@')) return accountAt(tokens, place, place + 1, true)
    else if (between === null && !tokens.is(place, 'space')) break
  }
  return accountAt(tokens, place, place, colon)
}

/** A run of at least three signs; when nothing announced it clearly, it must look made up (figures, dots, underscores). */
function accountAt(tokens: Tokens, from: number, at: number, clear: boolean): Match | null {
  const end = endOfRun(tokens, at, '._-')
  if (end === null) return null
  const to = tokens.isSign(end - 1, '.-') ? end - 1 : end
  const [first, last] = [tokens.at(at), tokens.at(to - 1)]
  const length = (last?.end ?? 0) - (first?.start ?? 0)
  const madeUp = to > at + 1
  return length >= 3 && (clear || madeUp) ? { kind: 'onlineAccount', from, to, sure: false } : null
}
