/**
 * What somebody typed to find a person, and how well a person answers to it. Words may be mistyped, shortened or written as they sound; a birth date
 * may be written in any way (typed-date.ts). Everything typed must be found in the person: who types more finds fewer.
 */
import { Temporal, type PlainDate } from '#platform/time.ts'
import { plain, type PersonName } from './person.ts'
import { swap } from './duplicates.ts'
import { prefixWords, wordDistance, wordSound } from './sound.ts'
import { datesIn } from './typed-date.ts'

export type SearchQuery = { readonly words: readonly string[]; readonly sounds: readonly string[]; readonly dates: readonly PlainDate[] }

const mostWords = 6

/** Null: nothing to search for. One letter finds half the town, so a word has two at least. */
export function readQuery(text: string, today: PlainDate): SearchQuery | null {
  const { dates, rest } = datesIn(text.slice(0, 200), today)
  const words = plain(rest)
    .split(' ')
    .filter((word) => word.length >= 2 && !prefixWords.has(word))
    .slice(0, mostWords)
  if (words.length === 0 && dates.length === 0) return null
  return { words, sounds: words.map(wordSound).filter((key) => key !== ''), dates }
}

/** What was asked, for the log: kinds and never words. */
export function kindsOf({ words, dates }: SearchQuery): string {
  return [words.length > 0 ? 'name' : '', dates.length > 0 ? 'birth-date' : ''].filter((kind) => kind !== '').join(',')
}

export type Findable = PersonName & { readonly birthDate: PlainDate | null; readonly expectedOn: PlainDate | null }

/** Between 0 and 1; null when something that was typed is not in the person. */
export function matchOf(query: SearchQuery, person: Findable): number | null {
  const names = plain(`${person.callName} ${person.givenNames} ${person.familyName}`).split(' ')
  let score = 0
  for (const word of query.words) {
    const least = Math.min(...names.map((name) => distance(word, name)))
    if (least > furthest(word)) return null
    score += 1 - least
  }
  for (const date of query.dates) {
    const day = person.birthDate ?? person.expectedOn
    if (day === null) return null
    const isSwapped = swap(date)?.equals(day) === true
    if (Temporal.PlainDate.compare(day, date) !== 0 && !isSwapped) return null
    score += isSwapped ? 0.7 : 1
  }
  return score / (query.words.length + query.dates.length)
}

/** A beginning that was typed counts nearly as the whole. */
function distance(word: string, name: string): number {
  if (name.startsWith(word)) return word.length === name.length ? 0 : 0.12
  return wordDistance(word, name)
}

/** None but the sound in three letters, one mistake from four, two from seven. */
function furthest(word: string): number {
  if (word.length < 4) return 0.12
  return word.length < 7 ? 0.25 : 0.3
}
