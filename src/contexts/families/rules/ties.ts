/**
 * What people are to each other, apart from any right (PR-07). A tie says what `otherId` is to `personId`: the parent of, the sibling of.
 * FAM-06 to FAM-10: not to oneself, not twice, not against another tie, an elder is older, and a child has at most two parents in law.
 */
import { isSooner, type PlainDate } from '#platform/time.ts'
import { reachesAge } from '#platform/age.ts'
import { refused, type FamilyRefusal } from './refusals.ts'

export const tieKinds = [
  'parent',
  'step-parent',
  'foster-parent',
  'adoptive-parent',
  'grandparent',
  'guardian',
  'sibling',
  'half-sibling',
  'partner',
  'married',
  'former-partner',
  'network',
] as const
export type TieKind = (typeof tieKinds)[number]

export type Tie = {
  readonly personId: string
  readonly otherId: string
  readonly kind: TieKind
  readonly from: PlainDate | null
  /** The first day without. */
  readonly until: PlainDate | null
}

/** The other stands a generation above. */
export function isElder(kind: TieKind): boolean {
  return ['parent', 'step-parent', 'foster-parent', 'adoptive-parent', 'grandparent', 'guardian'].includes(kind)
}

/** By birth or in law: these make a line of descent, and last. */
const isDescent = (kind: TieKind): boolean => kind === 'parent' || kind === 'adoptive-parent' || kind === 'grandparent'
const isSibling = (kind: TieKind): boolean => kind === 'sibling' || kind === 'half-sibling'
const isCouple = (kind: TieKind): boolean => kind === 'partner' || kind === 'married' || kind === 'former-partner'
/** The same seen from the other side. */
export const isMutual = (kind: TieKind): boolean => isSibling(kind) || isCouple(kind)

/** Law on adulthood aside, nobody is a parent by birth before this age. */
const youngestParentYears = 12

export type Births = ReadonlyMap<string, PlainDate | null>

/** `known`: the live ties of both, and of those above and below them. */
export function checkTie(tie: Tie, known: readonly Tie[], births: Births): FamilyRefusal | null {
  if (tie.personId === tie.otherId) return refused('tie-to-oneself')
  if (tie.from !== null && tie.until !== null && isSooner(tie.until, tie.from)) return refused('ends-before-it-begins')
  if (known.some((one) => isSame(one, tie))) return refused('tie-already-there')
  if (contradicts(tie, known)) return refused('tie-contradicts')
  return wrongAge(tie, births) ?? wrongNumber(tie, known)
}

function isSame(a: Tie, b: Tie): boolean {
  const straight = a.personId === b.personId && a.otherId === b.otherId
  const turned = a.personId === b.otherId && a.otherId === b.personId
  return a.kind === b.kind && (straight || (turned && isMutual(a.kind)))
}

function contradicts(tie: Tie, known: readonly Tie[]): boolean {
  const between = known.filter((one) => isBetween(one, tie))
  const turned = between.filter((one) => one.personId === tie.otherId)
  if (isElder(tie.kind) && turned.some(({ kind }) => isElder(kind))) return true
  // Of one generation and of two at once; a couple of an elder and a child.
  const isElders = isElder(tie.kind) && tie.kind !== 'guardian'
  if (isElders && between.some(({ kind }) => kind === 'sibling' || isCouple(kind))) return true
  if ((tie.kind === 'sibling' || isCouple(tie.kind)) && between.some(({ kind }) => isElder(kind) && kind !== 'guardian')) return true
  return isDescent(tie.kind) && above(tie.otherId, known).has(tie.personId)
}

const isBetween = (a: Tie, b: Tie): boolean =>
  (a.personId === b.personId && a.otherId === b.otherId) || (a.personId === b.otherId && a.otherId === b.personId)

/** Everybody from whom somebody descends, as far as is known. */
function above(personId: string, known: readonly Tie[]): Set<string> {
  const found = new Set<string>()
  const look = [personId]
  for (let next = look.pop(); next !== undefined; next = look.pop())
    for (const { personId: child, otherId, kind } of known)
      if (child === next && isDescent(kind) && !found.has(otherId)) {
        found.add(otherId)
        look.push(otherId)
      }
  return found
}

function wrongAge({ personId, otherId, kind }: Tie, births: Births): FamilyRefusal | null {
  const [child, elder] = [births.get(personId) ?? null, births.get(otherId) ?? null]
  if (!isElder(kind) || child === null || elder === null) return null
  if (!isSooner(elder, child)) return refused('elder-not-older')
  return kind === 'parent' && isSooner(child, reachesAge(elder, youngestParentYears)) ? refused('parent-too-young') : null
}

function wrongNumber(tie: Tie, known: readonly Tie[]): FamilyRefusal | null {
  const inLaw = (kind: TieKind): boolean => kind === 'parent' || kind === 'adoptive-parent'
  if (!inLaw(tie.kind)) return null
  const parents = new Set(known.filter((one) => one.personId === tie.personId && inLaw(one.kind)).map(({ otherId }) => otherId))
  return parents.size >= 2 && !parents.has(tie.otherId) ? refused('three-parents') : null
}
