/** What the children of a batch are due for: own contacts, doses through the door of vaccination, and the rules over both. With the sight of the system. */
import type { CivilDay } from '#calculators/core/civil-date.ts'
import { programmeOn } from '#calculators/vaccination/choose-programme.ts'
import type { ChildToVaccinate } from '#calculators/vaccination/plan.ts'
import type { Programme } from '#calculators/vaccination/programme.ts'
import { programmes } from '#calculators/vaccination/rvp-2025.ts'
import { startAt } from '#calculators/vaccination/span.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'
import { listDosesOf, listRefrainsOf, listSchemesOf, type GivenOn, type SchemeOf } from '../../../vaccination/public-due.ts'
import { daysThatMatter, dueDoses, dueMoments, orderMoments, type Due, type OrderedMoments } from '../../rules/calls/due.ts'
import type { Moment } from '../../rules/schedule/moments.ts'
import { offeredBy, type Offer } from '../../rules/schedule/offer.ts'
import { civilDay } from '../../rules/schedule/windows.ts'
import { listKnownContacts } from '../../sql/calls/due-facts.server.ts'
import { findOffer, organisationsOf } from '../schedule/offered.server.ts'

export type Born = { readonly id: Id<'person'>; readonly birthDate: PlainDate }
/** What is the same for all children of a run. */
export type Measure = {
  readonly asOf: PlainDate
  readonly today: CivilDay
  readonly offer: Offer
  /** The sets of the offer in the order of age, made once for a run. */
  readonly ordered: ReadonlyMap<readonly Moment[], OrderedMoments>
  readonly programme: Programme
  /** Moments, doses, or both: a round asks for one of them. */
  readonly kinds: ReadonlySet<'moment' | 'dose'>
}

export async function measureOf(tx: Tx, asOf: PlainDate, kinds: Measure['kinds'] = new Set(['moment', 'dose'])): Promise<Measure> {
  const today = civilDay(asOf)
  const offer = await findOffer(tx, asOf)
  const ordered = new Map([offer.centre, ...offer.own.values()].map((set) => [set, orderMoments(set)]))
  return { asOf, today, kinds, offer, ordered, programme: programmeOn(programmes, today) }
}

/** The moments of each of these children, by the organisation in whose care it is. */
export async function momentsOfEach(tx: Tx, ids: readonly string[], { offer, asOf }: Measure): Promise<(id: string) => readonly Moment[]> {
  const organisations = await organisationsOf(tx, offer, ids, asOf)
  return (id) => offeredBy(offer, organisations.get(id))
}

/** What each child is due for; who is due for nothing is not in it. */
export async function dueOf(tx: Tx, children: readonly Born[], measure: Measure): Promise<ReadonlyMap<Id<'person'>, readonly Due[]>> {
  const ids = children.map(({ id }) => id)
  const wants = (kind: 'moment' | 'dose'): boolean => measure.kinds.has(kind)
  const contacts = wants('moment')
    ? await listKnownContacts(tx, ids, measure.asOf.subtract({ days: Math.max(...[...measure.ordered.values()].map(daysThatMatter)) }))
    : noFacts
  const setOf = wants('moment') ? await momentsOfEach(tx, ids, measure) : null
  const orderedOf = (id: string): OrderedMoments => (setOf === null ? [] : (measure.ordered.get(setOf(id)) ?? []))
  const doses = wants('dose') ? await listDosesOf(tx, ids) : noFacts
  const schemes = wants('dose') ? await listSchemesOf(tx, ids) : noFacts
  const refrains = wants('dose') ? await listRefrainsOf(tx, ids, measure.asOf) : noFacts
  const due = new Map<Id<'person'>, readonly Due[]>()
  for (const { id, birthDate } of children) {
    const birth = startAt(civilDay(birthDate))
    const mine = [
      ...(wants('moment') ? dueMoments(orderedOf(id), birth, contacts.get(id) ?? [], measure.today) : []),
      ...(wants('dose')
        ? dueDoses(
            measure.programme,
            toVaccinate(birth.day, measure.today, doses.get(id) ?? [], schemes.get(id)),
            refrains.get(id) ?? nothing,
          )
        : []),
    ]
    if (mine.length > 0) due.set(id, mine)
  }
  return due
}

const noFacts = new Map<string, never>()
const nothing: ReadonlySet<string> = new Set()

function toVaccinate(birth: CivilDay, asOf: CivilDay, given: readonly GivenOn[], scheme: SchemeOf | undefined): ChildToVaccinate {
  const doses = given.filter(({ day }) => day >= birth && day <= asOf)
  if (scheme === undefined) return { birth, asOf, doses, mother: {} }
  const { maternalGivenOn, maternalWeeks, motherHBsAg, chosen } = scheme
  const maternalPertussis =
    maternalGivenOn === null
      ? undefined
      : { given: true, weeksGestation: maternalWeeks ?? undefined, daysBeforeBirth: birth - maternalGivenOn }
  return { birth, asOf, doses, mother: { maternalPertussis, motherHBsAg: motherHBsAg ?? undefined }, recordedScheme: chosen ?? undefined }
}
