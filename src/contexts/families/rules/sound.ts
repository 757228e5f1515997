/**
 * How a name sounds in Dutch, as a key: "Bijlsma", "Beylsma" and "Beilsma" have one. Small on purpose: it brings together what people write in more
 * ways than one (ij, ei and y; c, k and s; ph, v and f; d and t at the end; au and ou; double letters), and leaves typing errors to `wordDistance`.
 */
import { plain, type PersonName } from './person.ts'

/** Before the family name; they are left out, as they are left away and written together so often. */
export const prefixWords: ReadonlySet<string> = new Set(
  'de den der het t van ver ten ter te op in aan bij uit voor la le les du des el al ben bin ibn abu abou von zu di da dos von la'.split(
    ' ',
  ),
)

const steps: readonly (readonly [RegExp, string])[] = [
  // Together first: what is two letters and one sound.
  [/^[yj](?=[aeiou])/g, 'j'],
  [/(?:eij|aij|ij|ey|ei|y)/g, '1'],
  [/(?:auw|ouw|au|ou)/g, '2'],
  [/oe|u{1,2}|ue/g, 'u'],
  [/ie|ee(?=r)/g, 'i'],
  [/ph|v|ff/g, 'f'],
  [/sch$/g, 's'],
  [/sch|sk/g, 'sg'],
  [/c?kh?s|x/g, 'ks'],
  [/tsj|tj|ch(?=i)/g, 'tj'],
  [/sj|sh/g, 'sj'],
  [/ck/g, 'k'],
  [/ch|kh|gh/g, 'g'],
  [/c(?=[ei1])/g, 's'],
  [/c|qu?/g, 'k'],
  [/z|ç/g, 's'],
  [/dt|th/g, 't'],
  [/d$/g, 't'],
  [/b$/g, 'p'],
  // What was double is single, vowels too.
  [/(.)\1+/g, '$1'],
  // An h that is not heard: after a consonant, and at the end.
  [/(?<=[^aeiou12])h|h$/g, ''],
  // "Bakker" and "Bakkers", "Meijer" and "Meijers": the end is heard least.
  [/(?<=.{3})s$/g, ''],
]

/** The key of one word; of a prefix it is empty. */
export function wordSound(word: string): string {
  const letters = plain(word).replaceAll(' ', '')
  if (prefixWords.has(letters)) return ''
  return steps.reduce((text, [what, by]) => text.replaceAll(what, by), letters).toUpperCase()
}

/** The keys of everything somebody is called, in the order of call name, given names and family name; each once. */
export function sound({ callName, givenNames, familyName }: Omit<PersonName, 'prefix'>): string {
  const words = plain(`${callName} ${givenNames} ${familyName}`).split(' ')
  return [...new Set(words.map(wordSound).filter((key) => key !== ''))].join(' ')
}

/** 0: the same. Below 0.3: written otherwise or mistyped. 1: nothing alike. */
export function wordDistance(a: string, b: string): number {
  if (a === b) return 0
  if (wordSound(a) !== '' && wordSound(a) === wordSound(b)) return 0.1
  return edits(a, b) / Math.max(a.length, b.length, 1)
}

/** Steps between two words: a letter more, less, or other, and two letters changed round (optimal string alignment). */
export function edits(a: string, b: string): number {
  let [before, row]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, i) => i)]
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1)
      next.push(least)
    }
    ;[before, row] = [row, next]
  }
  return row[b.length] ?? 0
}

/** How far apart the names of two people are: call name or first given name, and any part of a double family name. */
export function nameDistance(
  a: PersonName,
  b: PersonName,
): { readonly first: number; readonly family: number; readonly partOfDouble: boolean } {
  const first = least(firstNames(a), firstNames(b))
  const whole = wordDistance(joined(a.familyName), joined(b.familyName))
  const parts = least(familyParts(a), familyParts(b))
  return { first, family: Math.min(whole, parts), partOfDouble: parts < whole }
}

function firstNames({ callName, givenNames }: PersonName): readonly string[] {
  return [joined(callName), plain(givenNames).split(' ')[0] ?? '']
}

/** "de Groot-Bakker": groot, bakker. */
function familyParts({ familyName }: PersonName): readonly string[] {
  const words = plain(familyName).split(' ')
  const heavy = words.filter((word) => !prefixWords.has(word))
  return heavy.length > 0 ? heavy : words
}

const joined = (text: string): string => plain(text).replaceAll(' ', '')

function least(some: readonly string[], others: readonly string[]): number {
  return Math.min(...some.flatMap((one) => others.map((other) => wordDistance(one, other))))
}
