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

/** "Mila de Groot". */
export function fullName({ callName, prefix, familyName }: Omit<PersonName, 'givenNames'>): string {
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
