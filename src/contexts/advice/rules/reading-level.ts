/**
 * A hint about how hard a Dutch text reads, for editors.
 *
 * Method. Text is cut into sentences; each is called hard when it
 *  - has more than 20 words;
 *  - has two or more long words (15 letters or more; the parts of a hyphenated word count by themselves);
 *  - is passive: a form of "worden" with a past participle near it;
 *  - has three or more words that open or tie a clause ("dat", "omdat", "terwijl" …);
 *  - uses a word of the office, for which we know a plainer one.
 * The hint is B1 when sentences have 12 words or fewer on average, at most 1 in 20 is hard, and at most
 * 1 word in 25 is long; B2 up to 16 words, 1 in 4 and 1 in 12; C1 above that.
 *
 * Limits. 12 and 20 words are the house rule for tone of voice; the other limits are ours, set by trying
 * them on our own texts, and are no measurement. Language levels describe what a reader can do: no count
 * of words proves B1. The method knows nothing of how common a word is, of order and lay-out, of what a
 * reader already knows, or of whether it is true. Participles are recognised by their form: some are missed
 * ("onderzocht", "begonnen"), and a word that only looks like one may be taken for it. Very short texts
 * swing: below 5 sentences there is no hint. Dutch only. A good hint is where trying the text on a reader
 * begins, not where it ends.
 */
import { sentencesOf, wordsOf } from './sentences.ts'

export type HardReason =
  | { readonly kind: 'long-sentence'; readonly words: number }
  | { readonly kind: 'long-words'; readonly found: readonly string[] }
  | { readonly kind: 'passive'; readonly found: string }
  | { readonly kind: 'many-clauses'; readonly found: readonly string[] }
  | { readonly kind: 'office-word'; readonly found: string; readonly plainer: string }

export type HardSentence = { readonly sentence: string; readonly reasons: readonly HardReason[] }
export type LevelHint = 'B1' | 'B2' | 'C1'

export type ReadingLevel = {
  /** Null when the text is too short to say anything. */
  readonly hint: LevelHint | null
  readonly sentences: number
  readonly words: number
  readonly averageSentence: number
  readonly longestSentence: number
  /** Long words as a share of all words, 0 to 1. */
  readonly longWordShare: number
  readonly hard: readonly HardSentence[]
}

export const longestGoodSentence = 20
export const goodAverage = 12
const longWord = 15
const fewestSentences = 5
const participleWindow = 8

const officeWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    aangaande: 'over',
    alsmede: 'en ook',
    alvorens: 'voordat',
    betreffende: 'over',
    conform: 'volgens',
    derhalve: 'dus',
    desbetreffende: 'die, dat',
    desgewenst: 'als je wilt',
    dient: 'moet',
    dienen: 'moeten',
    gedurende: 'tijdens',
    gelieve: 'wil je',
    hieromtrent: 'hierover',
    indien: 'als',
    ingevolge: 'door',
    inzake: 'over',
    jegens: 'tegenover',
    krachtens: 'volgens',
    middels: 'met, door',
    mits: 'als',
    nopens: 'over',
    omtrent: 'over',
    onverwijld: 'meteen',
    reeds: 'al',
    teneinde: 'om te',
    tenzij: 'behalve als',
    tevens: 'ook',
    uitsluitend: 'alleen',
    vigerende: 'geldende',
    voornoemde: 'deze, die',
    wederom: 'weer',
    zulks: 'dat',
  }),
)

const worden = ['word', 'wordt', 'worden', 'werd', 'werden', 'geworden']
const particles = 'aan|achter|af|bij|binnen|door|in|klaar|mee|mis|na|neer|om|onder|op|over|samen|tegen|terug|toe|uit|vast|voor|voorbij|weg'
const participle = new RegExp(`^(?:(?:${particles})?ge\\p{L}{2,}(?:d|t|en|aan)|(?:be|er|her|ont|ver)\\p{L}{3,}(?:d|t))$`, 'u')
/** Words that look like a participle and are none. */
const noParticiples = [
  'bekend',
  'beest',
  'geduld',
  'gebied',
  'gezond',
  'geweld',
  'gewicht',
  'gezicht',
  'gezinnen',
  'gevoelens',
  'verstand',
  'verband',
  'verdriet',
  'vergeet',
]
const clauseWords = [
  'als',
  'dat',
  'die',
  'doordat',
  'hoewel',
  'mits',
  'nadat',
  'omdat',
  'ofschoon',
  'opdat',
  'sinds',
  'tenzij',
  'terwijl',
  'totdat',
  'voordat',
  'waardoor',
  'waarbij',
  'waarin',
  'waarmee',
  'waarvan',
  'waarvoor',
  'wanneer',
  'zodat',
  'zodra',
  'zolang',
]

export function readingLevel(text: string): ReadingLevel {
  const sentences = sentencesOf(text)
  const lengths = sentences.map((sentence) => wordsOf(sentence).length)
  const words = lengths.reduce((sum, length) => sum + length, 0)
  const hard = sentences.map((sentence) => ({ sentence, reasons: reasonsOf(sentence) })).filter(({ reasons }) => reasons.length > 0)
  const averageSentence = sentences.length === 0 ? 0 : words / sentences.length
  const longWordShare = words === 0 ? 0 : longWordsIn(wordsOf(text)).length / words
  return {
    hint: sentences.length < fewestSentences ? null : hintFor(averageSentence, hard.length / sentences.length, longWordShare),
    sentences: sentences.length,
    words,
    averageSentence,
    longestSentence: Math.max(0, ...lengths),
    longWordShare,
    hard,
  }
}

function hintFor(average: number, hardShare: number, longShare: number): LevelHint {
  if (average <= goodAverage && hardShare <= 1 / 20 && longShare <= 1 / 25) return 'B1'
  return average <= 16 && hardShare <= 1 / 4 && longShare <= 1 / 12 ? 'B2' : 'C1'
}

function reasonsOf(sentence: string): readonly HardReason[] {
  const words = wordsOf(sentence)
  const small = words.map((word) => word.toLowerCase())
  const long = longWordsIn(words)
  const clauses = small.filter((word) => clauseWords.includes(word))
  const passive = findPassive(small)
  return [
    ...(words.length > longestGoodSentence ? [{ kind: 'long-sentence', words: words.length } as const] : []),
    ...(long.length >= 2 ? [{ kind: 'long-words', found: long } as const] : []),
    ...(passive === null ? [] : [{ kind: 'passive', found: passive } as const]),
    ...(clauses.length >= 3 ? [{ kind: 'many-clauses', found: clauses } as const] : []),
    ...small.flatMap((word) => {
      const plainer = officeWords.get(word)
      return plainer === undefined ? [] : [{ kind: 'office-word', found: word, plainer } as const]
    }),
  ]
}

const longWordsIn = (words: readonly string[]): readonly string[] =>
  words.filter((word) => word.split('-').some((part) => part.length >= longWord))

const isParticiple = (word: string): boolean => !worden.includes(word) && !noParticiples.includes(word) && participle.test(word)

function findPassive(words: readonly string[]): string | null {
  for (const [at, word] of words.entries()) {
    if (!worden.includes(word)) continue
    // "… die gemeten worden": before the form only when the form ends the sentence.
    const before = at === words.length - 1 ? words.slice(Math.max(0, at - 1), at) : []
    const near = [...before, ...words.slice(at + 1, at + 1 + participleWindow)].find(isParticiple)
    if (near !== undefined) return `${word} … ${near}`
  }
  return null
}
