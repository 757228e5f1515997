/**
 * Is somebody who is being written down here already? A score with reasons, over which a person decides. Twins are two people: the same birth date
 * and family name count for nothing when the first names are not alike. FAM-13.
 */
import { Temporal, type PlainDate } from '#platform/time.ts'
import { ageInYears } from '#platform/age.ts'
import { plain, type PersonName, type Sex } from './person.ts'
import { dateOf } from './typed-date.ts'
import { nameDistance } from './sound.ts'

export const duplicateReasons = [
  'same-bsn',
  'same-birth-date',
  'birth-date-swapped',
  'birth-date-unknown',
  'same-name',
  'sounds-alike',
  'double-name',
  'other-family-name',
] as const
export type DuplicateReason = (typeof duplicateReasons)[number]

export type Compared = PersonName & { readonly birthDate: PlainDate | null; readonly expectedOn: PlainDate | null; readonly sex: Sex }

/** `bsn`: whether both have a number, and it is the same; null when one of them has none. */
export type Likeness = { readonly score: number; readonly reasons: readonly DuplicateReason[] }

export function likeness(a: Compared, b: Compared, sameBsn: boolean | null, today: PlainDate): Likeness | null {
  if (sameBsn === true) return { score: 100, reasons: ['same-bsn'] }
  // Two numbers are two people.
  if (sameBsn === false) return null
  const birth = compareBirths(a, b)
  if (birth === null) return null
  const names = compareNames(a, b)
  if (names === null) return null
  if (names.reason !== 'same-name' && isOtherSex(a, b)) return null
  // Without a date it takes the whole name, and another family name takes the very day.
  if (birth.reason === 'birth-date-unknown' && names.reason !== 'same-name') return null
  if (names.reason === 'other-family-name' && (birth.reason !== 'same-birth-date' || !mayHaveMarried(a, today))) return null
  return { score: birth.weight + names.weight, reasons: [birth.reason, names.reason] }
}

function compareBirths(a: Compared, b: Compared): { readonly weight: number; readonly reason: DuplicateReason } | null {
  if (a.birthDate === null || b.birthDate === null) {
    const bothUnborn = a.expectedOn !== null && b.expectedOn !== null
    if (bothUnborn) return { weight: 20, reason: 'birth-date-unknown' }
    // A child that is expected is nobody who was born already.
    return a.expectedOn === null && b.expectedOn === null ? { weight: 15, reason: 'birth-date-unknown' } : null
  }
  if (Temporal.PlainDate.compare(a.birthDate, b.birthDate) === 0) return { weight: 55, reason: 'same-birth-date' }
  const swapped = swap(a.birthDate)
  return swapped !== null && Temporal.PlainDate.compare(swapped, b.birthDate) === 0 ? { weight: 35, reason: 'birth-date-swapped' } : null
}

/** A family name that changed is one of somebody who married; of children with one first name and birthday there are many. */
function mayHaveMarried({ birthDate }: Compared, today: PlainDate): boolean {
  return birthDate !== null && ageInYears(birthDate, today) >= 16
}

/** Day and month changed round, when that is another day that exists. */
export function swap(date: PlainDate): PlainDate | null {
  return date.day === date.month ? null : dateOf(date.year, date.day, date.month)
}

/** Written otherwise or mistyped by one letter; in short names only what sounds the same. */
const alike = 0.25

function compareNames(a: PersonName, b: PersonName): { readonly weight: number; readonly reason: DuplicateReason } | null {
  const { first, family, partOfDouble } = nameDistance(a, b)
  if (first > alike || !sameBeginning(a, b)) return null
  const same = first === 0 && family === 0
  if (same && !partOfDouble) return { weight: 40, reason: 'same-name' }
  if (family === 0 && partOfDouble) return { weight: 32, reason: 'double-name' }
  if (family <= alike) return { weight: 28, reason: 'sounds-alike' }
  return { weight: first === 0 ? 10 : 5, reason: 'other-family-name' }
}

/** Sanne and Hanne are sisters: a first letter is seldom mistyped, save where two letters sound the same. */
function sameBeginning(a: PersonName, b: PersonName): boolean {
  const letters = (name: PersonName): Set<string> =>
    new Set([plain(name.callName)[0], plain(name.givenNames)[0]].map((letter) => kin[letter ?? ''] ?? letter ?? ''))
  const others = letters(b)
  return [...letters(a)].some((letter) => others.has(letter))
}

const kin: Readonly<Record<string, string>> = { c: 'k', q: 'k', y: 'j', i: 'j', v: 'f', p: 'f', z: 's' }

function isOtherSex(a: Compared, b: Compared): boolean {
  const told = (sex: Sex): boolean => sex === 'female' || sex === 'male'
  return told(a.sex) && told(b.sex) && a.sex !== b.sex
}

export const notTheSameReasons = ['twin', 'other-family', 'seen-document', 'they-told'] as const
export type NotTheSameReason = (typeof notTheSameReasons)[number]
