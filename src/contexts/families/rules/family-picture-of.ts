/** The family of a person as a drawing needs it: people, homes, ties and authority, without anything that a drawing does not show. */
import type { PlainDate } from '#platform/time.ts'
import { ageInYears } from '#platform/age.ts'
import type { FamilyPicture } from './picture/family-picture.ts'
import type { StayPart } from './homes.ts'
import { fullName, type Person } from './person.ts'
import { isElder, type TieKind } from './ties.ts'

export type FamilyFacts = {
  readonly subjectId: string
  readonly people: readonly (Person & { readonly deceasedOn: PlainDate | null; readonly href?: string })[]
  readonly ties: readonly { readonly personId: string; readonly otherId: string; readonly kind: TieKind; readonly note: string }[]
  readonly homes: readonly {
    readonly id: string
    readonly label: string
    readonly members: readonly { readonly personId: string; readonly part: StayPart }[]
  }[]
  readonly authority: readonly { readonly holderId: string; readonly childId: string }[]
}

/** `whenText`: "om het weekend", in the language of the page; empty for always. */
export function familyPictureOf(facts: FamilyFacts, today: PlainDate, whenText: (part: StayPart) => string): FamilyPicture {
  const known = new Set(facts.people.map(({ id }) => id as string))
  const isThere = (...ids: readonly string[]): boolean => ids.every((id) => known.has(id))
  const around = new Set(facts.ties.filter(({ kind }) => kind === 'network').map(({ otherId }) => otherId))
  return {
    people: facts.people.map((person) => {
      // Of who died, the age then.
      const age = person.birthDate === null ? null : ageInYears(person.birthDate, person.deceasedOn ?? today)
      const isUnborn = person.birthDate === null && person.expectedOn !== null
      return {
        ...{ id: person.id, name: fullName(person), ageInYears: age, born: person.birthDate, sex: person.sex },
        state: isUnborn ? 'unborn' : person.deceasedOn === null ? 'living' : 'deceased',
        part: around.has(person.id) ? 'network' : isUnborn || (age !== null && age < 18) ? 'child' : 'adult',
        ...(person.id === facts.subjectId ? { isSubject: true } : {}),
        ...(person.href === undefined ? {} : { href: person.href }),
      }
    }),
    homes: facts.homes.map(({ id, label, members }) => ({
      ...{ id, label },
      members: members
        .filter(({ personId }) => isThere(personId))
        .map(({ personId, part }) => (part === 'always' ? { personId } : { personId, when: whenText(part) })),
    })),
    ties: facts.ties
      .filter(({ personId, otherId }) => isThere(personId, otherId))
      .map(({ personId, otherId, kind, note }) => ({
        ...(isElder(kind) ? { from: otherId, to: personId } : { from: personId, to: otherId }),
        ...{ kind, ...(note === '' ? {} : { note }) },
      })),
    authority: facts.authority
      .filter(({ holderId, childId }) => isThere(holderId, childId))
      .map(({ holderId, childId }) => ({ holder: holderId, child: childId })),
  }
}
