/** Citizen service number (PR-25: nine figures that pass the eleven-test), telephone numbers, bank accounts, dates of birth. */
import { passesElevenTest } from '#platform/bsn.ts'
import type { Tokens } from '../tokens.ts'
import { growingNumber, isShortSpace, wordsBefore, type Grouped, type Match } from './match.ts'

/** How people write nine figures; other groups are dates and ages that stand side by side. */
const bsnGroups = new Set([
  '9',
  '8',
  '4-2-3',
  '3-3-3',
  '3-2-4',
  '2-3-4',
  '4-5',
  '5-4',
  '3-6',
  '6-3',
  '2-2-2-3',
  '4-2-2',
  '1-1-1-1-1-1-1-1-1',
])
const bsnWords = new Set(['bsn', 'burgerservicenummer', 'burgerservice', 'sofi', 'sofinummer', 'bsnnummer'])

export function findBsn(tokens: Tokens, at: number): Match | null {
  if (!tokens.is(at, 'digits')) return null
  const announced = wordsBefore(tokens, at, 4).some((word) => bsnWords.has(word))
  let unsure: Match | null = null
  for (const number of growingNumber(tokens, at, 9)) {
    if (!bsnGroups.has(number.groups.join('-'))) continue
    const match: Match = { kind: 'bsn', from: at, to: number.to, sure: true }
    const long = number.digits.length === 9
    const passes = passesElevenTest(number.digits)
    if (passes && (announced || (long && !isMoney(tokens, at, number.to)))) return match
    if (long && (passes || announced)) unsure = { ...match, sure: false }
  }
  return unsure
}

const moneyWords = new Set(['euro', 'eur', 'euros', 'mln', 'miljoen', 'dollar'])

function isMoney(tokens: Tokens, at: number, to: number): boolean {
  const before = isShortSpace(tokens, at - 1) ? at - 2 : at - 1
  const after = tokens.word(isShortSpace(tokens, to) ? to + 1 : to)
  return tokens.isSign(before, '€$£') || tokens.isSign(to, '€') || (after !== null && moneyWords.has(after))
}

const phoneWords = new Set(
  'tel telefoon telefoonnummer telnr mobiel mobielnummer nummer bel bellen app appen whatsapp bereikbaar phone call number mobile text'.split(
    ' ',
  ),
)

export function findPhone(tokens: Tokens, at: number): Match | null {
  const start = phoneStart(tokens, at)
  if (start === null) return null
  let longest: Match | null = null
  for (const number of growingNumber(tokens, start.digitsAt, 15)) {
    const sure = phoneSureness(start.plus, start.letterO ? { ...number, digits: `0${number.digits}` } : number)
    if (sure !== null) longest = { kind: 'phone', from: at, to: number.to, sure }
  }
  return longest ?? mobileWithoutZero(tokens, at)
}

/** A number starts with a figure, a plus, a bracket around the first figures, or the letter O for a zero. */
function phoneStart(tokens: Tokens, at: number): { readonly digitsAt: number; readonly plus: boolean; readonly letterO: boolean } | null {
  const first = tokens.at(at)
  if (first?.kind === 'digits') return /^[036]/.test(first.plain) ? { digitsAt: at, plus: false, letterO: false } : null
  if (tokens.isSign(at, '+＋')) return { digitsAt: tokens.is(at + 1, 'space') ? at + 2 : at + 1, plus: true, letterO: false }
  if (tokens.isSign(at, '(')) {
    const plus = tokens.isSign(at + 1, '+＋')
    const digitsAt = plus ? at + 2 : at + 1
    return tokens.is(digitsAt, 'digits') && tokens.isSign(digitsAt + 1, ')') ? { digitsAt, plus, letterO: false } : null
  }
  if (tokens.word(at) === 'o' && tokens.at(at + 1)?.plain.startsWith('6') === true) return { digitsAt: at + 1, plus: false, letterO: true }
  return null
}

/** True or false: a telephone number, sure or not; null: none, or one of those that belong to everybody (0800, 0900, 112, 14 + area). */
function phoneSureness(plus: boolean, { digits, groups }: Grouped): boolean | null {
  if (plus && !digits.startsWith('31')) return digits.length >= 9 && !digits.startsWith('0') ? true : null
  const abroad = /^00(?!31)[1-9][0-9]{7,12}$/.test(digits)
  if (abroad && !looksLikeDate(digits, groups)) return true
  const national = withoutCountry(plus, digits)
  if (national === null || (!plus && looksLikeDate(digits, groups))) return null
  if (/^6[0-9]{8}$/.test(national)) return true
  if (groups.length > 6) return null
  if (/^88[0-9]{7}$/.test(national)) return false
  return /^(?:[1-57][0-9]|8[457]|91)[0-9]{7}$/.test(national) ? true : null
}

/** The nine figures after the zero, or null. `+31 (0)6` and `+31 06` are written often. */
function withoutCountry(plus: boolean, digits: string): string | null {
  if (plus) return /^310?[1-9][0-9]{8}$/.test(digits) ? digits.slice(-9) : null
  if (/^00310?[1-9][0-9]{8}$/.test(digits)) return digits.slice(-9)
  if (/^3160?[0-9]{8}$/.test(digits) && digits.length === 11) return digits.slice(-9)
  return /^0[1-9][0-9]{8}$/.test(digits) ? digits.slice(1) : null
}

/** `06-12-2024 10`: a day, a month and a year, and something after it. */
function looksLikeDate(digits: string, groups: readonly number[]): boolean {
  const [day, month, year] = groups
  if (day === undefined || month === undefined || year !== 4 || day > 2 || month > 2) return false
  return Number(digits.slice(0, day)) <= 31 && Number(digits.slice(day, day + month)) <= 12 && /^(?:19|20)/.test(digits.slice(day + month))
}

function mobileWithoutZero(tokens: Tokens, at: number): Match | null {
  if (tokens.at(at)?.plain.startsWith('6') !== true) return null
  const number = growingNumber(tokens, at, 9).find(({ digits }) => /^6[0-9]{8}$/.test(digits))
  if (number === undefined || !wordsBefore(tokens, at, 4).some((word) => phoneWords.has(word))) return null
  return { kind: 'phone', from: at, to: number.to, sure: false }
}

const ibanLengths: ReadonlyMap<string, number> = new Map([
  ['nl', 18],
  ['be', 16],
  ['de', 22],
])

/** An IBAN of here and of our neighbours that passes its own test (ISO 7064, mod 97-10). */
export function findBankAccount(tokens: Tokens, at: number): Match | null {
  const country = tokens.word(at)
  const length = country === null ? undefined : ibanLengths.get(country)
  if (length === undefined) return null
  let text = ''
  for (let place = at; place < at + 20 && text.length < length; place += 1) {
    const token = tokens.at(place)
    if (token?.kind === 'word' || token?.kind === 'digits') text += token.plain
    else if (!isShortSpace(tokens, place) && !tokens.isSign(place, '.-')) return null
    if (text.length === length) return passesMod97(text) ? { kind: 'bankAccount', from: at, to: place + 1, sure: true } : null
  }
  return null
}

function passesMod97(iban: string): boolean {
  if (!/^[a-z]{2}[0-9]{2}[a-z0-9]+$/.test(iban)) return false
  let rest = 0
  for (const sign of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(sign, 36)
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97
  }
  return rest === 1
}

const bornWords = new Set('geboren geboortedatum geb gebdatum born birthdate birthday jarig verjaardag dob'.split(' '))
const betweenBornAndDate = new Set('op is on of the de date datum van'.split(' '))
const monthWord = /^(?:jan|feb|febr|mrt|maa|apr|mei|may|mar|jun|jul|aug|sep|sept|okt|oct|nov|dec)/

/** A date that words of birth announce. A date alone says nothing of a person. */
export function findBirthDate(tokens: Tokens, at: number): Match | null {
  const word = tokens.word(at)
  if (word === null || !bornWords.has(word)) return null
  let place = at + 1
  for (; place < at + 8 && !tokens.is(place, 'digits'); place += 1) {
    const between = tokens.word(place)
    const passes = between === null ? tokens.is(place, 'space') || tokens.isSign(place, ':=.,') : betweenBornAndDate.has(between)
    if (!passes) return null
  }
  const to = dateEnd(tokens, place)
  return to === null ? null : { kind: 'birthDate', from: place, to, sure: true }
}

/** After `12-03-2014`, `2014-03-12`, `12 maart 2014`; null when no date begins here. */
function dateEnd(tokens: Tokens, at: number): number | null {
  const [first, second, third] = [at, at + 2, at + 4].map((place) => tokens.at(place))
  if (
    first?.kind !== 'digits' ||
    third?.kind !== 'digits' ||
    !(third.plain.length === 2 || third.plain.length === 4 || first.plain.length === 4)
  )
    return null
  if (second?.kind === 'word') return monthWord.test(second.plain) ? at + 5 : null
  const joined = [at + 1, at + 3].every((place) => tokens.isSign(place, '-/.') || tokens.is(place, 'space'))
  return second?.kind === 'digits' && joined && first.plain.length + second.plain.length <= 6 ? at + 5 : null
}
