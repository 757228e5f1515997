/**
 * Parental authority and guardianship, apart from what people are to each other (PR-07). At most two parents together, or a guardian in their place;
 * over nobody of eighteen; with a source and the day on which it was checked. Source of age and number: Burgerlijk Wetboek 1, titel 14 (245: minors
 * stand under authority; 246: a minor has none; 253ha: from 16 a court may declare a mother of age).
 */
import { isSooner, Temporal, type PlainDate } from '#platform/time.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { reachesAge } from '#platform/age.ts'
import { refused, type FamilyRefusal } from './refusals.ts'

export const authoritySources = ['authority-register', 'brp', 'court-ruling', 'birth-certificate', 'told-by-parent'] as const
export type AuthoritySource = (typeof authoritySources)[number]

export type Authority = {
  readonly id: string
  readonly holderId: string
  readonly kind: 'parent' | 'guardian'
  readonly from: PlainDate
  /** The first day without. */
  readonly until: PlainDate | null
}

export type Grant = Omit<Authority, 'id'> & {
  readonly childId: string
  readonly source: AuthoritySource | null
  readonly checkedOn: PlainDate
}

export type AroundGrant = {
  readonly childBorn: PlainDate | null
  readonly holderBorn: PlainDate | null
  readonly holderDeceasedOn: PlainDate | null
  /** All authority over the child so far. */
  readonly known: readonly Authority[]
  readonly today: PlainDate
}

/** What is to be written: the new line, and the lines of parents that end where a guardian begins. */
export type Granted = {
  readonly add: Grant & { readonly source: AuthoritySource; readonly until: PlainDate }
  readonly end: readonly { readonly id: string; readonly until: PlainDate }[]
}

const highest = 2

export function grantAuthority(grant: Grant, around: AroundGrant): Result<Granted, FamilyRefusal> {
  const { childBorn, known, today } = around
  if (grant.childId === grant.holderId) return err(refused('authority-over-oneself'))
  if (grant.source === null) return err(refused('no-source', 'source'))
  if (isSooner(today, grant.checkedOn)) return err(refused('checked-in-future', 'checkedOn'))
  if (childBorn === null) return err(refused('not-born-yet'))
  if (isSooner(grant.from, childBorn)) return err(refused('before-birth', 'from'))
  const ofAge = reachesAge(childBorn, 18)
  if (!isSooner(grant.from, ofAge)) return err(refused('child-of-age', 'from'))
  const until = grant.until === null || isSooner(ofAge, grant.until) ? ofAge : grant.until
  if (!isSooner(grant.from, until)) return err(refused('ends-before-it-begins', 'until'))
  const wrongHolder = checkHolder(grant, around)
  if (wrongHolder !== null) return err(wrongHolder)
  const add = { ...grant, source: grant.source, until }
  const beside = known.filter((one) => overlaps(one, add))
  if (beside.some(({ holderId }) => holderId === grant.holderId)) return err(refused('authority-overlaps', 'from'))
  if (grant.kind === 'guardian') {
    if (beside.filter(({ kind }) => kind === 'guardian').length >= highest) return err(refused('too-many-holders'))
    // A parent whose authority began on that very day or later cannot end before it began.
    const parents = beside.filter(({ kind }) => kind === 'parent')
    if (parents.some(({ from }) => !isSooner(from, grant.from))) return err(refused('authority-overlaps', 'from'))
    return ok({ add, end: parents.map(({ id }) => ({ id, until: grant.from })) })
  }
  if (beside.some(({ kind }) => kind === 'guardian')) return err(refused('guardian-holds', 'from'))
  return mostAtOnce([...beside, add]) > highest ? err(refused('too-many-holders')) : ok({ add, end: [] })
}

function checkHolder({ from, source }: Grant, { holderBorn, holderDeceasedOn }: AroundGrant): FamilyRefusal | null {
  if (holderDeceasedOn !== null && !isSooner(from, holderDeceasedOn)) return refused('holder-deceased')
  if (holderBorn === null) return null
  const youngest = source === 'court-ruling' ? 16 : 18
  return isSooner(from, reachesAge(holderBorn, youngest)) ? refused('holder-too-young') : null
}

type Span = Pick<Authority, 'from' | 'until'>

function overlaps(a: Span, b: Span): boolean {
  return (a.until === null || isSooner(b.from, a.until)) && (b.until === null || isSooner(a.from, b.until))
}

/** The most at one moment is reached where one of them begins. */
export function mostAtOnce(spans: readonly Span[]): number {
  const at = (day: PlainDate): number =>
    spans.filter(({ from, until }) => !isSooner(day, from) && (until === null || isSooner(day, until))).length
  return Math.max(0, ...spans.map(({ from }) => at(from)))
}

/** The day from which it is over; the last of both when it was over already. */
export function endAuthority(known: Span, on: PlainDate): Result<PlainDate, FamilyRefusal> {
  if (Temporal.PlainDate.compare(on, known.from) <= 0) return err(refused('ends-before-it-begins', 'until'))
  return ok(known.until !== null && isSooner(known.until, on) ? known.until : on)
}
