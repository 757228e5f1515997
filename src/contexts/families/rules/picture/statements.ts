/** What a picture of a family says, as statements in a fixed order: the text beside each drawing and the words under names come from here. */
import { isMutual, tieKey, type FamilyPicture, type PicturePerson, type PictureTie, type TieKind } from './family-picture.ts'

/** One person to several in the same way: Mila is the mother of Sem and Noor. */
export type OneToMany = {
  readonly kind: TieKind
  readonly from: PicturePerson
  readonly to: readonly PicturePerson[]
  readonly note: string | null
  readonly ties: readonly string[]
}
export type BetweenTwo = {
  readonly kind: TieKind
  readonly one: PicturePerson
  readonly other: PicturePerson
  readonly note: string | null
  readonly tie: string
}
/** Of one kind: the authority of a parent, or the guardianship of who has the tie of a guardian. */
export type AuthorityStatement = {
  readonly kind: 'authority' | 'guardianship'
  readonly holder: PicturePerson
  readonly children: readonly PicturePerson[]
}
export type Residence = { readonly homeId: string; readonly label: string; readonly when: string | null }

export type Statements = {
  readonly elders: readonly OneToMany[]
  readonly mutual: readonly BetweenTwo[]
  readonly support: readonly OneToMany[]
  readonly authority: readonly AuthorityStatement[]
}

/** Of a tidy picture. */
export function statementsOf({ people, ties, authority }: FamilyPicture): Statements {
  const person = new Map(people.map((one) => [one.id, one]))
  const guards = new Set(ties.filter(({ kind }) => kind === 'guardian').map(({ from, to }) => `${from} ${to}`))
  const kindOf = (holder: string, child: string) => (guards.has(`${holder} ${child}`) ? 'guardianship' : 'authority')
  return {
    elders: oneToMany(
      ties.filter(({ kind }) => !isMutual(kind) && kind !== 'network'),
      person,
    ),
    mutual: ties.filter(({ kind }) => isMutual(kind)).flatMap((tie) => betweenTwo(tie, person)),
    support: oneToMany(
      ties.filter(({ kind }) => kind === 'network'),
      person,
    ),
    authority: people.flatMap((holder) =>
      (['authority', 'guardianship'] as const).flatMap((kind) => {
        const over = authority.filter((one) => one.holder === holder.id && kindOf(one.holder, one.child) === kind)
        const children = over.flatMap(({ child }) => person.get(child) ?? [])
        return children.length > 0 ? [{ kind, holder, children }] : []
      }),
    ),
  }
}

function oneToMany(ties: readonly PictureTie[], person: ReadonlyMap<string, PicturePerson>): OneToMany[] {
  const groups = Map.groupBy(ties, ({ from, kind, note }) => JSON.stringify([from, kind, note ?? null]))
  return [...groups.values()].flatMap((group) => {
    const from = person.get(group[0]?.from ?? '')
    const to = group.flatMap((tie) => person.get(tie.to) ?? [])
    return from === undefined || group[0] === undefined
      ? []
      : [{ kind: group[0].kind, from, to, note: group[0].note ?? null, ties: group.map(tieKey) }]
  })
}

function betweenTwo(tie: PictureTie, person: ReadonlyMap<string, PicturePerson>): BetweenTwo[] {
  const [one, other] = [person.get(tie.from), person.get(tie.to)]
  return one === undefined || other === undefined ? [] : [{ kind: tie.kind, one, other, note: tie.note ?? null, tie: tieKey(tie) }]
}

/** Where somebody lives: the home without a "when" first, since that is where they are as a rule. */
export function residencesOf({ homes }: FamilyPicture, personId: string): Residence[] {
  const found = homes.flatMap(({ id, label, members }) =>
    members.filter((member) => member.personId === personId).map(({ when }) => ({ homeId: id, label, when: when ?? null })),
  )
  return found.toSorted((one, other) => Number(one.when !== null) - Number(other.when !== null))
}
