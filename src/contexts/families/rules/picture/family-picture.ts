/**
 * A family as one reader may see it: the input of both drawings and of the text beside them. Relation and authority are apart,
 * because rights follow authority only (PR-07). Who or what may not be seen is simply not in it.
 */
import type { PlainDate } from '#platform/time.ts'

export const tieKinds = [
  'parent',
  'adoptive-parent',
  'foster-parent',
  'step-parent',
  'grandparent',
  'guardian',
  'married',
  'partner',
  'former-partner',
  'sibling',
  'half-sibling',
  'network',
] as const
export type TieKind = (typeof tieKinds)[number]

export type PicturePerson = {
  readonly id: string
  /** The name by which the person is called, as the reader may see it. */
  readonly name: string
  readonly ageInYears: number | null
  readonly born: PlainDate | null
  readonly sex: 'female' | 'male' | 'unknown' | 'x'
  readonly state: 'living' | 'deceased' | 'unborn'
  readonly part: 'child' | 'adult' | 'network'
  readonly isSubject?: true
  readonly href?: string
}

/** `when` tells in words that somebody is here a part of the time: 'om het weekend'. */
export type HomeMember = { readonly personId: string; readonly when?: string }
export type PictureHome = { readonly id: string; readonly label: string; readonly members: readonly HomeMember[] }
/** `from` is the elder, or who supports: `from` is a parent of `to`. */
export type PictureTie = { readonly from: string; readonly to: string; readonly kind: TieKind; readonly note?: string }
/** Parental authority or guardianship as it is today. */
export type PictureAuthority = { readonly holder: string; readonly child: string }

export type FamilyPicture = {
  readonly people: readonly PicturePerson[]
  readonly homes: readonly PictureHome[]
  readonly ties: readonly PictureTie[]
  readonly authority: readonly PictureAuthority[]
}

const mutual: ReadonlySet<TieKind> = new Set(['married', 'partner', 'former-partner', 'sibling', 'half-sibling'])
const couple: ReadonlySet<TieKind> = new Set(['married', 'partner', 'former-partner'])

/** Both ways round it says the same: partners, brothers and sisters. */
export const isMutual = (kind: TieKind): boolean => mutual.has(kind)
export const isCouple = (kind: TieKind): boolean => couple.has(kind)

/** One name per tie; a mutual tie has the same one from either side. */
export function tieKey({ from, to, kind }: PictureTie): string {
  const ends = isMutual(kind) && from > to ? [to, from] : [from, to]
  return `${kind} ${ends.join(' ')}`
}

/**
 * The same picture without what cannot be drawn: ties to oneself or to somebody who is not in it, things said twice, and homes in which
 * nobody is left. So an empty house never tells that somebody in it may not be seen.
 */
export function tidyPicture({ people, homes, ties, authority }: FamilyPicture): FamilyPicture {
  const persons = firstOfEach(people, ({ id }) => id)
  const known = new Set(persons.map(({ id }) => id))
  const joins = (one: string, other: string): boolean => one !== other && known.has(one) && known.has(other)
  return {
    people: persons,
    homes: firstOfEach(homes, ({ id }) => id)
      .map((home) => ({
        ...home,
        members: firstOfEach(
          home.members.filter(({ personId }) => known.has(personId)),
          ({ personId }) => personId,
        ),
      }))
      .filter(({ members }) => members.length > 0),
    ties: firstOfEach(
      ties.filter(({ from, to }) => joins(from, to)),
      tieKey,
    ),
    authority: firstOfEach(
      authority.filter(({ holder, child }) => joins(holder, child)),
      ({ holder, child }) => `${holder} ${child}`,
    ),
  }
}

function firstOfEach<T>(list: readonly T[], keyOf: (one: T) => string): T[] {
  const found = new Map<string, T>()
  for (const one of list) if (!found.has(keyOf(one))) found.set(keyOf(one), one)
  return [...found.values()]
}

/** The eldest first; who has no date of birth comes by age, and otherwise last, in the order given. */
export function inOrderOfBirth(people: readonly PicturePerson[]): PicturePerson[] {
  const birth = ({ born, ageInYears }: PicturePerson, onDay: number | null): number => {
    if (born !== null) return born.year * 372 + born.month * 31 + born.day
    return ageInYears === null || onDay === null ? Infinity : onDay - ageInYears * 372
  }
  const onDay = presentDay(people)
  // `Infinity - Infinity` is no number: then the order given stays.
  return people.toSorted((one, other) => birth(one, onDay) - birth(other, onDay) || 0)
}

/** About today, told from somebody of whom both the birthday and the age are known; any day will do when all go by age. */
function presentDay(people: readonly PicturePerson[]): number | null {
  for (const { born, ageInYears } of people)
    if (born !== null && ageInYears !== null) return (born.year + ageInYears) * 372 + born.month * 31 + born.day
  return people.every(({ born }) => born === null) ? 0 : null
}
