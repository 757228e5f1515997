/** Dutch addresses: postcode (with house number), street with house number, and the street somebody says to live in. */
import type { Tokens } from '../tokens.ts'
import { isShortSpace, type Match } from './match.ts'

export function findAddress(tokens: Tokens, at: number): Match | null {
  return findPostcode(tokens, at) ?? findStreet(tokens, at) ?? findDwelling(tokens, at)
}

/** Two letters after four figures that are words or units more often than a postcode ("in 2026 is", "1500 kg"). */
const notLetters = new Set(
  `aan af al am an as at be bij by cc cl cm da dl do du eh en er et ff ga go ha he hè hé hi hm ie if ik in is it ja je kb kg km la le
  ma mb me mg ml mm my na nd ne no nu of oh ok om on op or pa pc pm pp px rd re se so st te th to tv uit uw up va we wie xx ze zo zn`.split(
    /\s+/,
  ),
)
/** The State never uses these. */
const unusedLetters = new Set(['sa', 'sd', 'ss'])

function findPostcode(tokens: Tokens, at: number): Match | null {
  const end = endOfPostcode(tokens, at)
  if (end === null) return null
  const withNumber = endOfHouseNumber(tokens, skipTo(tokens, end.to))
  const to = withNumber ?? end.to
  return { kind: 'address', from: at, to, sure: end.plain || withNumber !== null }
}

/** `plain`: no reader would take it for anything else. */
function endOfPostcode(tokens: Tokens, at: number): { readonly to: number; readonly plain: boolean } | null {
  const figures = tokens.at(at)
  if (figures?.kind !== 'digits' || !/^[1-9][0-9]{3}$/.test(figures.plain)) return null
  const spaced = isShortSpace(tokens, at + 1)
  const place = spaced ? at + 2 : at + 1
  const letters = tokens.at(place)
  if (letters?.kind !== 'word' || !/^[A-Za-z]{2}$/.test(letters.text)) return null
  if (notLetters.has(letters.plain) || unusedLetters.has(letters.plain)) return null
  return { to: place + 1, plain: !spaced || letters.text === letters.text.toUpperCase() }
}

const numberWords = new Set(['nr', 'nummer', 'huisnummer', 'no', 'huisnr'])

/** Past a comma and spaces, "nr." and spaces. */
function skipTo(tokens: Tokens, from: number): number {
  const place = skipSpace(tokens, tokens.isSign(from, ',') ? from + 1 : from)
  const word = tokens.word(place)
  if (word === null || !numberWords.has(word)) return place
  return skipSpace(tokens, tokens.isSign(place + 1, '.:') ? place + 2 : place + 1)
}

function skipSpace(tokens: Tokens, place: number): number {
  return isShortSpace(tokens, place) ? place + 1 : place
}

/** Words that say that the number before them counts something. */
const countedThings = new Set(
  `x keer maal dag dagen week weken maand maanden jaar jaren uur uren minuut minuten min seconden meter km kilometer euro procent kinderen
  kind mensen personen stuks graden kilo gram cm mm liter jongens meisjes kids jarige years year days day weeks hours minutes months times people`.split(
    /\s+/,
  ),
)
const suffixes = new Set(['bis', 'hs', 'huis', 'boven', 'beneden', 'zw', 'rd', 'rood', 'ii', 'iii', 'iv', 'hoog'])

/** After `12`, `12a`, `12-2`, `12 bis`; null when it counts something or is no number of a house. */
function endOfHouseNumber(tokens: Tokens, at: number): number | null {
  const number = tokens.at(at)
  if (number?.kind !== 'digits' || !/^[1-9][0-9]{0,4}$/.test(number.plain)) return null
  const next = isShortSpace(tokens, at + 1) ? at + 2 : at + 1
  const word = tokens.word(next)
  if ((word !== null && countedThings.has(word)) || tokens.isSign(next, '%€°')) return null
  if (tokens.isSign(at + 1, ':.') && tokens.is(at + 2, 'digits')) return null
  if (word !== null && (suffixes.has(word) || (word.length === 1 && next === at + 1))) return next + 1
  return tokens.isSign(at + 1, '-/') && tokens.is(at + 2, 'digits') ? at + 3 : at + 1
}

/** Ends of street names, in words of any case. */
const plainEnd = /[\p{L}\p{M}](?:straat|straatje|str|laan|laantje|gracht|plantsoen|steeg|singel|dreef|strjitte|boulevard|kade)$/u
/** Ends that other words share: the name must have a capital. */
const sharedEnd = /[\p{L}\p{M}]{3}(?:weg|plein|hof|pad|dijk|erf|akker|brink|meent|vaart|vliet|zoom|hoeve|wal)$/u
/** Ends that towns share as well: never sure without a postcode. */
const townEnd = /[\p{L}\p{M}]{3}(?:park|markt|haven|veld|kamp|tuin|waard|zijde|baan|horst|donk|heuvel|wijk|werf|berg|poort|ring|wei)$/u
const streetHeads = new Set(
  'laan plein weg straat kade hof park boulevard singel gracht dijk pad avenue allee markt haven brink wal'.split(' '),
)
const particles = new Set("van de der den het 't 's ten ter te op aan in la le du sint st".split(' '))
/** Words with such an end that are no streets. */
const notStreets = new Set(
  `onderweg snelweg milaan speelplein schoolplein vakantiepark pretpark speelpark voetbalveld sportveld supermarkt arbeidsmarkt kerstmarkt
  rommelmarkt vrijmarkt zomerkamp schoolkamp werkkamp kerkhof gerechtshof winkelstraat sesamstraat fietspad barricade decade cascade arcade
  ervaring verandering oefening woning verzekering vergadering herinnering loopbaan glijbaan rijbaan startbaan speeltuin moestuin dierentuin
  voortuin achtertuin uitweg omweg heenweg terugweg skibaan ijsbaan busbaan`.split(/\s+/),
)

function findStreet(tokens: Tokens, at: number): Match | null {
  const street = endOfStreetName(tokens, at)
  if (street === null) return null
  const abbreviated = tokens.word(street.to - 1)?.endsWith('str') === true && tokens.isSign(street.to, '.')
  const number = endOfHouseNumber(tokens, skipTo(tokens, abbreviated ? street.to + 1 : street.to))
  if (number === null) return null
  const postcode = endOfPostcode(tokens, skipTo(tokens, number))
  return { kind: 'address', from: at, to: postcode?.to ?? number, sure: street.sure || postcode !== null }
}

type StreetName = { readonly to: number; readonly sure: boolean }

/** The end of a street name that begins at `at`: `Dorpsstraat`, `Burg. de Vlugtlaan`, `Laan van Meerdervoort`. */
function endOfStreetName(tokens: Tokens, at: number): StreetName | null {
  const first = tokens.at(at)
  if (first?.kind !== 'word') return null
  if (streetHeads.has(first.plain)) return isCapital(first.text) ? endOfHeadedName(tokens, at) : null
  const alone = streetWord(first)
  if (alone !== null) return { to: at + 1, sure: alone === 'sure' }
  if (!isCapital(first.text) || particles.has(first.plain)) return null
  let place = at
  for (let words = 0; words < 5; words += 1) {
    place = nextWord(tokens, place)
    const token = tokens.at(place)
    if (token?.kind !== 'word') return null
    if (streetWord(token) !== null || (isCapital(token.text) && streetHeads.has(token.plain))) return { to: place + 1, sure: true }
    if (!isCapital(token.text) && !particles.has(token.plain)) return null
  }
  return null
}

/** `Laan van Meerdervoort`: a head, at least one particle, and a capital. */
function endOfHeadedName(tokens: Tokens, at: number): StreetName | null {
  let place = at
  let particle = false
  for (let words = 0; words < 5; words += 1) {
    place = nextWord(tokens, place)
    const token = tokens.at(place)
    if (token?.kind !== 'word') return null
    if (particles.has(token.plain)) particle = true
    else return particle && isCapital(token.text) ? { to: place + 1, sure: true } : null
  }
  return null
}

function nextWord(tokens: Tokens, at: number): number {
  let place = at + 1
  while (place < at + 3 && (isShortSpace(tokens, place) || tokens.isSign(place, ".-'’"))) place += 1
  return place
}

function streetWord({ text, plain }: { readonly text: string; readonly plain: string }): 'sure' | 'unsure' | null {
  if (plain.length > 40 || notStreets.has(plain)) return null
  if (plainEnd.test(plain)) return 'sure'
  if (!isCapital(text)) return null
  return sharedEnd.test(plain) ? 'sure' : townEnd.test(plain) ? 'unsure' : null
}

export function isCapital(text: string): boolean {
  return /^\p{Lu}/u.test(text)
}

const dwellingWords = new Set('woon woont wonen adres live lives living'.split(' '))
const betweenDwellingAndStreet = new Set('ik hij ze zij we wij in op aan de het nu met mijn kinderen is at on the bij'.split(' '))

/** "ik woon in de Kerkstraat": a street without a number, never sure. */
function findDwelling(tokens: Tokens, at: number): Match | null {
  const word = tokens.word(at)
  if (word === null || !dwellingWords.has(word)) return null
  for (let place = at + 1; place < at + 12; place += 1) {
    const street = endOfStreetName(tokens, place)
    if (street !== null) return { kind: 'address', from: place, to: street.to, sure: false }
    const between = tokens.word(place)
    if (between === null ? !(tokens.is(place, 'space') || tokens.isSign(place, ':')) : !betweenDwellingAndStreet.has(between)) return null
  }
  return null
}
