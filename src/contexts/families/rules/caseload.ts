/** Own people as lines of a list: a line per child with the adults above it; an adult who is above no child of the list stands alone. */
import type { PlainDate } from '#platform/time.ts'
import { ageInYears } from '#platform/age.ts'
import { sortName, type Person } from './person.ts'
import { isElder, type Tie } from './ties.ts'

export type CaseloadLine = { readonly person: Person; readonly isChild: boolean; readonly elders: readonly Person[] }

export function caseloadOf({
  mine,
  people,
  ties,
  today,
}: {
  readonly mine: ReadonlySet<string>
  readonly people: readonly Person[]
  readonly ties: readonly Tie[]
  readonly today: PlainDate
}): CaseloadLine[] {
  const byId = new Map(people.map((person) => [person.id as string, person]))
  const isChild = ({ birthDate, expectedOn }: Person): boolean =>
    birthDate === null ? expectedOn !== null : ageInYears(birthDate, today) < 18
  const eldersOf = (id: string): Person[] => {
    const ids = ties.filter((tie) => tie.personId === id && isElder(tie.kind)).map(({ otherId }) => otherId)
    return [...new Set(ids)].flatMap((elder) => byId.get(elder) ?? [])
  }
  const own = people.filter(({ id }) => mine.has(id)).toSorted((a, b) => sortName(a).localeCompare(sortName(b), 'nl'))
  const children = own.filter(isChild).map((person) => ({ person, isChild: true, elders: eldersOf(person.id) }))
  const shown = new Set(children.flatMap(({ elders }) => elders.map(({ id }) => id as string)))
  const alone = own.filter((person) => !isChild(person) && !shown.has(person.id)).map((person) => ({ person, isChild: false, elders: [] }))
  return [...children, ...alone]
}
