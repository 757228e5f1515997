/** A person: names as they are written, found and shown. Names of people say nothing of families: everybody has their own. */
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'

export type Sex = 'female' | 'male' | 'unknown' | 'x'

export type PersonName = {
  readonly givenNames: string
  /** What somebody is called; the first given name when nothing else was said. */
  readonly callName: string
  /** "van der". */
  readonly prefix: string
  readonly familyName: string
}

/** What is needed to know that it is the same person. */
export type Person = PersonName & {
  readonly id: Id<'person'>
  readonly birthDate: PlainDate | null
  /** The day on which a child that is not born yet is expected. */
  readonly expectedOn: PlainDate | null
  readonly sex: Sex
  readonly version: number
}

/** What stands in the place of the names of somebody whose file was destroyed (PR-21). A name always has a letter (FAM-01), so nobody is called this. */
export const destroyedName = '—'

export function isDestroyed({ callName, familyName }: Pick<PersonName, 'callName' | 'familyName'>): boolean {
  return callName === destroyedName && familyName === destroyedName
}

/** The same person with these words for a name, when there is no name any more. */
export function namedInWords<T extends PersonName>(person: T, words: string): T {
  return isDestroyed(person) ? { ...person, givenNames: words, callName: words, prefix: '', familyName: '' } : person
}

/** "Mila de Groot". */
export function fullName({ callName, prefix, familyName }: Omit<PersonName, 'givenNames'>): string {
  if (isDestroyed({ callName, familyName })) return destroyedName
  return [callName, prefix, familyName].filter((part) => part !== '').join(' ')
}

/** "Groot, Mila de": how lists are ordered. */
export function sortName({ callName, prefix, familyName }: Omit<PersonName, 'givenNames'>): string {
  return `${familyName}, ${[callName, prefix].filter((part) => part !== '').join(' ')}`
}

/** Lower case, without accents and signs: the form in which names are compared and searched. */
export function searchName({ givenNames, callName, prefix, familyName }: PersonName): string {
  const words = plain(`${callName} ${givenNames} ${prefix} ${familyName}`).split(' ')
  return [...new Set(words)].join(' ')
}

export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
