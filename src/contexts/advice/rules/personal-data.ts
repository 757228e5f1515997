/**
 * PR-37: personal data in free text. Points out a BSN (eleven-test), phone numbers, mail addresses,
 * addresses and likely names, so that the asker is warned before sending; masks them for storage.
 * It warns and never refuses. The public helplines are no personal data. Every pattern has bounded
 * repetition: the work grows in proportion to the text.
 */

export type PersonalKind = 'bsn' | 'phone' | 'mail' | 'address' | 'name'

export type Finding = {
  readonly kind: PersonalKind
  /** Place in the text, in UTF-16 units; `end` is not included. */
  readonly start: number
  readonly end: number
  readonly text: string
  /** A name is a guess; the others have a form that says what they are. */
  readonly sure: boolean
}

/** Numbers that anybody may call: 112, 113 and free lines. Digits only. */
const publicNumbers = new Set([
  '112',
  '113',
  '144',
  '0900',
  '08000113',
  '08002000',
  '08000432',
  '08000450',
  '08000243',
  '09008844',
  '0889000113',
])

const mailAddress = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,4}/gu
const phoneNumber = /(?<![\p{L}\p{N}+])(?:\(?0[1-9](?:[ ().\-/]{0,2}\d){8}|(?:\+|00)\d(?:[ ().\-/]{0,2}\d){8,13})(?![\p{L}\p{N}])/gu
const serviceNumber = /(?<![\p{L}\p{N}+])\d(?:[ .-]?\d){7,8}(?![\p{L}\p{N}])/gu
const postcode = /(?<![\p{L}\p{N}])[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}(?![\p{L}])(?:[ ,]{1,3}\d{1,5} ?[a-z]?(?![\p{L}\p{N}]))?/giu
const street =
  /(?<![\p{L}\p{N}])(?:\p{Lu}[\p{L}'’-]{1,30} ){0,3}\p{Lu}?[\p{L}'’-]{1,30}(?:straat|laan|weg|plein|dijk|kade|gracht|singel|steeg|hof|pad|dreef|plantsoen|markt|park|street|road|avenue|lane) \d{1,5} ?[a-zA-Z]?(?![\p{L}\p{N}])/gu

/** Words after which somebody is called by name. The name itself begins with a capital, or follows "heet". */
const introduction =
  /(?<![\p{L}])(?:(?:ik|hij|zij|ze|hij|die|mijn (?:zoon|dochter|kind|zoontje|dochtertje|broer|broertje|zus|zusje|vriend|vriendin|man|vrouw|ex)|my (?:son|daughter|child|brother|sister|friend|husband|wife|ex)|he|she) (?:heet|is called)|(?:mijn|zijn|haar|my|his|her) (?:naam|name) is|naam:|name:|groet(?:en|jes)?,?|groeten van|liefs,?|mvg,?|(?:mijn|onze|m'n|my|our) (?:zoon|zoontje|dochter|dochtertje|kind|broer|broertje|zus|zusje|vriend|vriendin|man|vrouw|ex|juf|meester|buurman|buurvrouw|son|daughter|child|brother|sister|friend|husband|wife|teacher)|juf|meester|meneer|mevrouw|dokter|mr\.?|mrs\.?|ms\.?)[ \n]{1,2}/giu
const nameHere =
  /(?:\p{Lu}[\p{L}'’-]{1,25})(?: (?:van de|van der|van|de|der|den|el|al|bin|ten|ter|\p{Lu}[\p{L}'’-]{1,25})(?![\p{L}'’-])){0,3}/uy
const fullName = /(?<=[\p{Ll},;] )(\p{Lu}\p{Ll}{1,20} (?:(?:van|de|der|den|el|ten|ter) ){0,2}\p{Lu}\p{Ll}{1,20})(?![\p{L}])/gu

/** With a capital, but no name of a person. */
const noNames = new Set(
  'Ik Je Jij Hij Zij Ze Het De Een En Maar Als Wat Wie Hoe Waar Dat Dit Die Mijn Onze Ons Wij We U Uw Nu Toen Na Op In Aan Bij Van Voor Met Dus Want Ook Er Geen Niet Wel Veilig Thuis Centrum Jeugd Gezin Nederland Nederlands Engels Arabisch Turks Pools Utrecht Amsterdam Rotterdam Den Haag Marokko Turkije Polen Suriname Syrië Oekraïne Januari Februari Maart April Mei Juni Juli Augustus September Oktober November December Maandag Dinsdag Woensdag Donderdag Vrijdag Zaterdag Zondag Kerst Pasen Ramadan Sinterklaas Facebook Instagram Snapchat Tiktok Youtube Whatsapp The A An And But If What Who How Where That This My Our We He She They I Is Are'.split(
    ' ',
  ),
)

/** Everything found, in order of place, none over another. The surer one wins. */
export function findPersonalData(text: string): Finding[] {
  const found: Finding[] = []
  const add = (kind: PersonalKind, start: number, matched: string, sure: boolean): void => {
    const end = start + matched.length
    if (found.every((other) => end <= other.start || start >= other.end)) found.push({ kind, start, end, text: matched, sure })
  }
  for (const match of text.matchAll(mailAddress)) add('mail', match.index, match[0], true)
  for (const match of text.matchAll(phoneNumber)) if (!isPublicNumber(match[0])) add('phone', match.index, match[0], true)
  for (const match of text.matchAll(serviceNumber)) {
    if (passesElevenTest(digitsOf(match[0])) && !isPublicNumber(match[0])) add('bsn', match.index, match[0], true)
  }
  for (const match of text.matchAll(postcode)) if (isPostcode(match[0])) add('address', match.index, match[0], true)
  for (const match of text.matchAll(street)) add('address', match.index, match[0], true)
  for (const match of text.matchAll(introduction)) {
    nameHere.lastIndex = match.index + match[0].length
    const name = nameHere.exec(text)
    if (name !== null) addName(name.index, name[0], add)
  }
  for (const match of text.matchAll(fullName)) addName(match.index, match[0], add)
  return found.toSorted((a, b) => a.start - b.start)
}

function addName(start: number, matched: string, add: (kind: PersonalKind, start: number, matched: string, sure: boolean) => void): void {
  // "Sanne de" and then a small word: the name ends before it.
  const name = matched.replace(/(?: (?:van de|van der|van|de|der|den|el|al|bin|ten|ter))+$/u, '')
  if (!name.split(' ').some((word) => noNames.has(word))) add('name', start, name, false)
}

/** A postcode with letters in capitals, or together with a house number: "2024 en" is a year and a word. */
function isPostcode(matched: string): boolean {
  const letters = /[A-Za-z]{2}/.exec(matched)?.[0] ?? ''
  if (letters === letters.toUpperCase()) return true
  return !smallWords.has(letters.toLowerCase()) && /[a-z]{2}[ ,]{1,3}\d/i.test(matched)
}

const smallWords = new Set('al an as at by de en ik in is je of om op or te to'.split(' '))

const digitsOf = (text: string): string => text.replace(/\D/g, '')

/** Lines that anybody may call, and numbers with a price: they are nobody's. */
function isPublicNumber(matched: string): boolean {
  const digits = digitsOf(matched)
  return publicNumbers.has(digits) || /^0(?:800|900|906|909)/.test(digits)
}

/** The eleven-test of the BSN (PR-25): nine digits, weights 9 to 2 and -1; eight digits get a zero in front; not all zeros. */
export function passesElevenTest(digits: string): boolean {
  const padded = digits.padStart(9, '0')
  if (!/^\d{9}$/.test(padded) || /^0+$/.test(padded)) return false
  let sum = 0
  for (let i = 0; i < 9; i += 1) sum += Number(padded[i]) * (i === 8 ? -1 : 9 - i)
  return sum % 11 === 0
}

const marks: Readonly<Record<string, Readonly<Record<PersonalKind, string>>>> = {
  nl: {
    bsn: '[nummer weggehaald]',
    phone: '[telefoonnummer weggehaald]',
    mail: '[mailadres weggehaald]',
    address: '[adres weggehaald]',
    name: '[naam weggehaald]',
  },
  en: {
    bsn: '[number taken out]',
    phone: '[phone number taken out]',
    mail: '[mail address taken out]',
    address: '[address taken out]',
    name: '[name taken out]',
  },
}

/** The text with a neutral mark in the place of every finding. */
export function mask(text: string, findings: readonly Finding[], language: string): string {
  const words = marks[language] ?? marks['nl']
  const once = replace(text, findings, words)
  // What stood behind a finding may have become one: until nothing sure is left.
  const left = findPersonalData(once).filter(({ sure }) => sure)
  return left.length === 0 ? once : mask(once, left, language)
}

function replace(text: string, findings: readonly Finding[], words: Readonly<Record<PersonalKind, string>> | undefined): string {
  let masked = ''
  let at = 0
  for (const { kind, start, end } of findings) {
    masked += text.slice(at, start) + (words?.[kind] ?? '')
    at = end
  }
  return masked + text.slice(at)
}
