/**
 * What this context tells the review of access (PR-31): whether a file is the colleague's own, of the family, of the neighbourhood, of the same name, or of
 * a colleague or a colleague's child. It knows what it knows: who a colleague is follows from what the colleague told (birth date with surname) or
 * from an account in Mijn CJG with the same mail address; without either only the name and the marked files of colleagues are compared.
 */
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Keys } from '#platform/keys.server.ts'
import {
  isTellingSurname,
  neighbourhoodOf,
  pairKey,
  surnameWords,
  type FindKin,
  type KinReason,
  type KnownColleague,
} from '../../access/public-review.ts'
import type { Address } from '../rules/homes.ts'
import { plain } from '../rules/person.ts'
import { countBearers, listBornOn, listOpenHomes, listRelatives, listSeen, type LivesAt } from '../sql/kin-of-colleagues.server.ts'
import { openText } from './sealing.server.ts'

type Person = Id<'person'>
type Account = Id<'account'>

export const findKinOfColleagues: FindKin = async (tx, keys, { centreId, day, colleagues, pairs }) => {
  const active = new Set(pairs.map(({ accountId }) => accountId))
  const own = await ownPersons(tx, colleagues)
  const owners = [...new Set([...own.values()].flat())]
  const relatives = await listRelatives(tx, owners)
  const people = [...new Set(pairs.map(({ personId }) => personId))]
  const seen = new Map((await listSeen(tx, people)).map((one) => [one.id, one]))
  const homes = Map.groupBy(await listOpenHomes(tx, [...new Set([...owners, ...people])], day), ({ personId }) => personId)
  const namesOf = new Map(colleagues.map(({ accountId, name }) => [accountId, surnameWords(name)]))
  const { bearers, files } = await countBearers(tx, [...new Set([...active].flatMap((id) => namesOf.get(id) ?? []))])
  const isTelling = (name: string): boolean => isTellingSurname({ bearers: bearers.get(name) ?? 0, files })
  const open = (home: LivesAt): string => neighbourhood(keys, centreId, home)
  const near = neighbourhoods(colleagues, own, homes, active, open)
  const children = childrenOf(own, relatives)
  const found = new Map<string, KinReason[]>()
  for (const pair of pairs) {
    const { accountId, personId } = pair
    const mine = own.get(accountId) ?? []
    const one = seen.get(personId)
    const reasons: KinReason[] = []
    const add = (reason: KinReason, is: boolean): void => void (is && reasons.push(reason))
    add('own-file', mine.includes(personId))
    add(
      'own-family',
      relatives.some(({ of, relative }) => relative === personId && mine.includes(of)),
    )
    add('same-home', !mine.includes(personId) && sharesHome(homes, personId, mine))
    add(
      'own-neighbourhood',
      (homes.get(personId) ?? []).some((home) => near.get(accountId)?.has(open(home)) === true),
    )
    add(
      'same-surname',
      surnamesOf(one?.familyName ?? '').some((name) => (namesOf.get(accountId) ?? []).includes(name) && isTelling(name)),
    )
    add(
      'colleague-child',
      [...(children.get(personId) ?? [])].some((parent) => parent !== accountId),
    )
    add('colleague-file', one?.ofColleague === true)
    if (reasons.length > 0) found.set(pairKey(pair), reasons)
  }
  return found
}

/** Which file is whose own: told by birth date and surname together, or by the same mail address. */
async function ownPersons(tx: Tx, colleagues: readonly KnownColleague[]): Promise<Map<Account, readonly Person[]>> {
  const born = await listBornOn(
    tx,
    colleagues.flatMap(({ birthDate }) => (birthDate === null ? [] : [birthDate])),
  )
  const own = colleagues.map(({ accountId, name, birthDate, personId }) => {
    const names = surnameWords(name)
    const told = born.filter(
      (one) => birthDate?.equals(one.birthDate) === true && surnamesOf(one.familyName).some((word) => names.includes(word)),
    )
    return [accountId, [...told.map(({ id }) => id), ...(personId === null ? [] : [personId])]] as const
  })
  return new Map(own.filter(([, persons]) => persons.length > 0))
}

const surnamesOf = (familyName: string): string[] => plain(familyName).split(/[\s-]+/u)

function childrenOf(
  own: ReadonlyMap<Account, readonly Person[]>,
  relatives: readonly { of: Person; relative: Person; isChild: boolean }[],
) {
  const parents = new Map<Person, Set<Account>>()
  for (const [accountId, persons] of own)
    for (const { of, relative, isChild } of relatives)
      if (isChild && persons.includes(of)) parents.set(relative, (parents.get(relative) ?? new Set()).add(accountId))
  return parents
}

type Homes = ReadonlyMap<Person, readonly LivesAt[]>

function sharesHome(homes: Homes, personId: Person, mine: readonly Person[]): boolean {
  const there = (homes.get(personId) ?? []).map(({ homeId }) => homeId)
  return mine.some((own) => (homes.get(own) ?? []).some(({ homeId }) => there.includes(homeId)))
}

/** Around what the colleague told, and around the homes of the own file. Only of who opened something: addresses are unsealed for it. */
function neighbourhoods(
  colleagues: readonly KnownColleague[],
  own: ReadonlyMap<Account, readonly Person[]>,
  homes: Homes,
  active: ReadonlySet<Account>,
  open: (home: LivesAt) => string,
): Map<Account, Set<string>> {
  const all = colleagues
    .filter(({ accountId }) => active.has(accountId))
    .map(({ accountId, postalCode }) => {
      const ofOwn = (own.get(accountId) ?? []).flatMap((person) => (homes.get(person) ?? []).map(open))
      return [accountId, new Set([...(postalCode === null ? [] : [neighbourhoodOf(postalCode)]), ...ofOwn])] as const
    })
  return new Map(all.filter(([, near]) => near.size > 0))
}

function neighbourhood(keys: Keys, centreId: Id<'centre'>, { homeId, address, keyVersion }: LivesAt): string {
  const { postalCode } = JSON.parse(openText(keys, centreId, 'address', homeId, address, keyVersion)) as Address // sealed by move-in alone
  return neighbourhoodOf(postalCode)
}
