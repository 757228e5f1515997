/**
 * Words that point at acute danger (PR-36): the numbers come on the screen at once and the question comes to the front
 * of the queue, with the reason for the professional. It decides nothing else, and never refuses. The table is in
 * acute-danger/table.ts. What is denied, long past or out of a film counts less, not nothing. Runs in the browser too.
 */
import { Lexicon } from './acute-danger/lexicon.ts'
import { dangerLists } from './acute-danger/lists.ts'
import { byFirstSet, compilePhrase, findPhrases, type LearnedText, type PhraseMatch } from './acute-danger/phrase.ts'
import { dangerKinds, dangerTable, type DangerKind, type DangerLevel, type Sign } from './acute-danger/table.ts'
import { readWords, type ReadWord } from './acute-danger/words.ts'

export { dangerKinds, dangerTable, type DangerKind, type DangerLevel } from './acute-danger/table.ts'

/** Ids of helplines of the library, where numbers and hours stand. In the order in which they are shown. */
export const helplines = ['112', '113', 'veilig-thuis', 'kindertelefoon'] as const
export type Helpline = (typeof helplines)[number]

/** One thing that was said: `start` up to but not including `end` in the text, and the sign of the table that it is. */
export type Danger = {
  readonly kind: DangerKind
  readonly level: DangerLevel
  readonly sign: string
  readonly words: string
  readonly start: number
  readonly end: number
}

export type DangerReading = {
  readonly tableVersion: number
  readonly level: DangerLevel | 'none'
  readonly kinds: readonly DangerKind[]
  readonly helplines: readonly Helpline[]
  readonly dangers: readonly Danger[]
}

const helplinesFor: Readonly<Record<DangerKind, readonly Helpline[]>> = {
  suicide: ['112', '113', 'kindertelefoon'],
  selfHarm: ['113', 'kindertelefoon'],
  violence: ['112', 'veilig-thuis', 'kindertelefoon'],
  sexualAbuse: ['112', 'veilig-thuis', 'kindertelefoon'],
  afraidToGoHome: ['112', 'veilig-thuis', 'kindertelefoon'],
  noPlaceToSleep: ['veilig-thuis', 'kindertelefoon'],
  overdose: ['112'],
  notBreathing: ['112'],
  weapon: ['112', 'veilig-thuis'],
  honourViolence: ['112', 'veilig-thuis', 'kindertelefoon'],
  childAlone: ['112', 'veilig-thuis', 'kindertelefoon'],
  losingControl: ['112', 'veilig-thuis'],
  emergencyCall: ['112'],
}

const lexicon = new Lexicon(dangerLists)
const phrases = byFirstSet(dangerTable.signs.flatMap((sign) => sign.says.map((text) => compilePhrase(lexicon, text, sign))))

const denied = lexicon.learn('niet|nie|nt|nooit|geen|not|never|no|dont|doesnt|didnt|isnt|wont')
const deniedBefore = lexicon.learn('geen|zonder|nooit|no|without|never')
const deniedBeforeDeed = lexicon.learn('niet|not|isnt')
const deniedAfter = lexicon.learn('niet|nooit')
const notAlone = lexicon.learn('alleen|eens|normaal|zomaar|meer|zo|veilig')
const people = lexicon.learn('ik|k|i|<grown>|<kin>|<theyAre>|he|she|they|dad|mum|mom|my')
const longAgo = lexicon.learn('vroeger|jeugd|verleden|destijds|childhood')
const agoFirst = lexicon.learn('jaren|jaar|years|year')
const agoThen = lexicon.learn('geleden|terug|ago')
const stillNow = lexicon.learn('nu|weer|steeds|vandaag|vannacht|vanavond|gisteren|again|still|now|today|tonight|yesterday')
const made = lexicon.learn(
  'film|films|serie|series|boek|boekje|netflix|spreekbeurt|werkstuk|toneelstuk|musical|liedje|game|games|movie|book|song|story|essay|nieuws|tv',
)

for (const { unless, unlessNext, softenedBy, softenedInText } of dangerTable.signs)
  for (const set of [unless, unlessNext, softenedBy, softenedInText?.has, softenedInText?.lacks]) if (set !== undefined) lexicon.learn(set)

/** What a text says of acute danger. */
export function readDanger(text: string): DangerReading {
  const learned = learn(readWords(text))
  const around = surroundings(learned)
  const found = findPhrases(learned, phrases).flatMap((match) => {
    const level = levelOf(match, learned, around)
    return level === null ? [] : [toDanger(match, level, learned.words, text)]
  })
  const dangers = withoutOverlap(found, text)
  const kinds = dangerKinds.filter((kind) => dangers.some((danger) => danger.kind === kind))
  return {
    tableVersion: dangerTable.version,
    level: dangers.some(({ level }) => level === 'now') ? 'now' : dangers.length > 0 ? 'perhaps' : 'none',
    kinds,
    helplines: helplines.filter((line) => kinds.some((kind) => helplinesFor[kind].includes(line))),
    dangers,
  }
}

/** The words with the sets they are in; each different word is looked up once. */
function learn(words: readonly ReadWord[]): LearnedText {
  const known = new Map<string, ReadonlySet<string>>()
  const sets = words.map((word) => {
    const key = word.forms.join(' ')
    const there = known.get(key) ?? lexicon.setsOf(word)
    known.set(key, there)
    return there
  })
  return { words, sets, work: { looks: 0 } }
}

/** How many words are looked at for a text. For the test that the work grows with its length and no faster. */
export function countLooks(text: string): number {
  const learned = learn(readWords(text))
  findPhrases(learned, phrases)
  return learned.work.looks + learned.words.length
}

type Surroundings = { readonly sentences: readonly ReadonlySet<string>[]; readonly all: ReadonlySet<string> }

/** The sets that occur in each sentence, and in the whole text. */
function surroundings({ words, sets }: LearnedText): Surroundings {
  const sentences: Set<string>[] = []
  const all = new Set<string>()
  words.forEach(({ sentence }, at) => {
    const here = (sentences[sentence] ??= new Set())
    for (const set of sets[at] ?? []) {
      here.add(set)
      all.add(set)
    }
    if (sets[at]?.has(agoThen) === true && sets[at - 1]?.has(agoFirst) === true) here.add(longAgo)
  })
  return { sentences, all }
}

/** Null: no sign after all. */
function levelOf(match: PhraseMatch<Sign>, text: LearnedText, { sentences, all }: Surroundings): DangerLevel | null {
  const { unless, unlessNext, softenedBy, softenedInText, level } = match.of
  const sentence = text.words[match.from]?.sentence ?? 0
  const here = sentences[sentence] ?? new Set()
  if (unless !== undefined && here.has(unless)) return null
  if (unlessNext !== undefined && isNext(text, match.to, sentence, unlessNext)) return null
  const isSofter =
    (softenedBy !== undefined && here.has(softenedBy)) ||
    (softenedInText !== undefined && all.has(softenedInText.has) && !all.has(softenedInText.lacks)) ||
    (here.has(longAgo) && !here.has(stillNow)) ||
    here.has(made) ||
    isDenied(match, text, sentence)
  return isSofter ? 'perhaps' : level
}

/** "geen zelfmoordgedachten", "wil niet dood", "hij slaat me niet"; but not "niet alleen", nor "durf niet, hij slaat me". */
function isDenied({ from, to, between }: PhraseMatch<Sign>, text: LearnedText, sentence: number): boolean {
  const { words, sets } = text
  if (between.some((place) => sets[place]?.has(denied))) return true
  const before = words[from - 1]?.sentence === sentence ? sets[from - 1] : undefined
  if (before?.has(deniedBefore) === true) return true
  if (before?.has(deniedBeforeDeed) === true && sets[from]?.has(people) !== true) return true
  return isNext(text, to, sentence, deniedAfter) && !isNext(text, to + 1, sentence, notAlone)
}

function isNext({ words, sets }: LearnedText, place: number, sentence: number, set: string): boolean {
  return words[place]?.sentence === sentence && sets[place]?.has(set) === true
}

function toDanger({ of, from, to }: PhraseMatch<Sign>, level: DangerLevel, words: readonly ReadWord[], text: string): Danger {
  const start = words[from]?.start ?? 0
  const end = words[to - 1]?.end ?? start
  return { kind: of.kind, level, sign: of.id, words: text.slice(start, end), start, end }
}

/** What overlaps and is of one kind becomes one, under the name of the surest; in the order of the text. */
function withoutOverlap(found: readonly Danger[], text: string): readonly Danger[] {
  const kept: Danger[] = []
  const lastOf = new Map<DangerKind, number>()
  for (const danger of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const at = lastOf.get(danger.kind)
    const last = at === undefined ? undefined : kept[at]
    if (at === undefined || last === undefined || last.end <= danger.start) {
      lastOf.set(danger.kind, kept.push(danger) - 1)
      continue
    }
    const surest = last.level === 'now' ? last : danger
    const end = Math.max(last.end, danger.end)
    kept[at] = { ...surest, start: last.start, end, words: text.slice(last.start, end) }
  }
  return kept
}
