/**
 * What a bundle brings beside what is known: new, the same, or different. Nothing is chosen here; where both are there and differ, ours stays unless a
 * person chooses theirs. A vaccination that is here already, or one of the same vaccine within days, is never simply added.
 */
import { isSooner, type PlainDate } from '#platform/time.ts'
import type { PersonName } from '../../../families/public-child.ts'
import type { Dose } from '../../../vaccination/public.ts'
import type { Background, Measurement, Milestone } from '../record/record.ts'
import { carriedDifferences, type CarriedDifferences, type From } from './carried-differences.ts'
import { compare, once, type Difference } from './difference.ts'
import type { CarriedContact, HealthRecord } from './record.ts'

export type { Difference } from './difference.ts'
export type Known = Omit<HealthRecord, 'patient' | 'marks'>
export type Differences = CarriedDifferences & {
  readonly background: Difference<Background> | null
  readonly measurements: readonly Difference<Measurement>[]
  readonly milestones: readonly Difference<Milestone>[]
  readonly doses: readonly Difference<Dose>[]
  readonly contacts: readonly Difference<CarriedContact>[]
}

/** Two of one vaccine closer together than this are likely the same one, written down on another day. */
const likelySameDays = 7

/** `from`: who heard what was said about vaccinations there, and the id of the child here. */
export function differencesOf(known: Known, theirs: Known, from: From): Differences {
  const contacts = onceEach(theirs.contacts.filter(isHistory).map((one) => contactDifference(known.contacts, one)))
  const doses = once(theirs.doses, ({ vaccine, givenOn }) => `${vaccine} ${givenOn.toString()}`).map((one) =>
    doseDifference(known.doses, one),
  )
  return {
    background: backgroundDifference(known.background, theirs.background),
    measurements: once(theirs.measurements, ({ measure, measuredOn }) => `${measure} ${measuredOn.toString()}`).map((one) =>
      compare(
        one,
        known.measurements.find((ours) => ours.measure === one.measure && ours.measuredOn.equals(one.measuredOn)),
        (ours) => ours.value === one.value && (ours.recumbent === null || one.recumbent === null || ours.recumbent === one.recumbent),
        `m.${one.measure}.${one.measuredOn.toString()}`,
      ),
    ),
    milestones: once(theirs.milestones, ({ item, side, observedOn }) => `${item} ${side} ${observedOn.toString()}`).map((one) =>
      compare(
        one,
        known.milestones.find((ours) => ours.item === one.item && ours.side === one.side && ours.observedOn.equals(one.observedOn)),
        (ours) => ours.answer === one.answer,
        `w.${one.item}.${one.side}.${one.observedOn.toString()}`,
      ),
    ),
    ...{ doses, contacts },
    ...carriedDifferences(known, theirs, { contacts, doses, ...from }),
  }
}

function backgroundDifference(ours: Background, theirs: Background): Differences['background'] {
  if (theirs.version === 0) return null
  if (ours.version === 0) return { state: 'new', theirs }
  const isSame = (Object.keys(theirs) as (keyof Background)[]).every(
    (name) => name === 'version' || theirs[name] === null || ours[name] === theirs[name],
  )
  return isSame ? { state: 'same', theirs, ours } : { state: 'different', theirs, ours, key: 'background' }
}

const apart = (a: PlainDate, b: PlainDate): number => Math.abs(a.until(b, { largestUnit: 'days' }).days)

function doseDifference(known: readonly Dose[], theirs: Dose): Difference<Dose> {
  const near = known
    .filter(({ vaccine, givenOn }) => vaccine === theirs.vaccine && apart(givenOn, theirs.givenOn) <= likelySameDays)
    .toSorted((a, b) => apart(a.givenOn, theirs.givenOn) - apart(b.givenOn, theirs.givenOn))
  const [ours] = near
  const key = `d.${theirs.vaccine}.${theirs.givenOn.toString()}`
  return compare(theirs, ours, (one) => one.givenOn.equals(theirs.givenOn), key)
}

/** What is still to come at the sender is planned anew here. */
export const isHistory = ({ status }: Pick<CarriedContact, 'status'>): boolean =>
  status === 'realised' || status === 'not-realised' || status === 'cancelled'

/** The day of a contact that is over: when it was held, else when it should have been. */
const dayOfContact = ({ heldOn, dueOn }: CarriedContact): PlainDate => heldOn ?? dueOn

/**
 * A contact of the schedule that was not held here is filled in by one that was held there. Held at both, on two days, or being held here now: theirs is
 * one more contact beside ours, of no moment.
 */
function contactDifference(known: readonly CarriedContact[], theirs: CarriedContact): Difference<CarriedContact> {
  const isOfDay = (one: CarriedContact): boolean => isHistory(one) && dayOfContact(one).equals(dayOfContact(theirs))
  const sameDay = known.find((one) => one.moment === theirs.moment && isOfDay(one))
  if (sameDay !== undefined) return { state: 'same', theirs, ours: sameDay }
  const ours = theirs.moment === null ? undefined : known.find((one) => one.moment === theirs.moment)
  const isTakenHere = ours?.status === 'realised' || ours?.status === 'begun'
  if (ours === undefined || (!isTakenHere && (theirs.status === 'realised' || !isHistory(ours)))) return { state: 'new', theirs }
  if (theirs.status !== 'realised') return { state: 'same', theirs, ours }
  const extra = { ...theirs, kind: 'extra' as const, moment: null }
  return contactDifference(known, extra)
}

/** A bundle that names one moment twice says it once. */
function onceEach(all: readonly Difference<CarriedContact>[]): Difference<CarriedContact>[] {
  return once(all, ({ theirs }) => theirs.moment ?? `extra ${dayOfContact(theirs).toString()}`)
}

/** Without what cannot be: of a day before birth or after today. Also how much that was. */
export function onlyPossible<T extends Known>(
  theirs: T,
  born: PlainDate | null,
  today: PlainDate,
): { readonly record: T; readonly impossible: number } {
  const fits = (day: PlainDate | null): boolean => day === null || (!isSooner(today, day) && (born === null || !isSooner(day, born)))
  const record = {
    ...theirs,
    measurements: theirs.measurements.filter(({ measuredOn }) => fits(measuredOn)),
    milestones: theirs.milestones.filter(({ observedOn }) => fits(observedOn)),
    doses: theirs.doses.filter(({ givenOn }) => fits(givenOn)),
    contacts: theirs.contacts.filter(({ heldOn }) => fits(heldOn)),
    screenings: theirs.screenings.filter(({ heldOn }) => fits(heldOn)),
    signals: theirs.signals.filter(({ raisedOn }) => fits(raisedOn)),
    referrals: theirs.referrals.filter(({ sentOn }) => fits(sentOn)),
    refrains: theirs.refrains.filter(({ decidedOn }) => fits(decidedOn)),
    effects: theirs.effects.filter(({ beganOn }) => fits(beganOn)),
    ownMeasurements: theirs.ownMeasurements.filter(({ measuredOn }) => fits(measuredOn)),
    questionnaires: theirs.questionnaires.filter(({ filledOn }) => fits(filledOn)),
  }
  return { record, impossible: countRows(theirs) - countRows(record) }
}

const countRows = (record: Known): number =>
  Object.values(record).reduce<number>((sum, one) => sum + (Array.isArray(one) ? one.length : 0), 0)

/** Of the whole: what is different counts whether or not somebody can choose. */
export function countStates(differences: Differences) {
  const all = Object.values(differences).flatMap((one): readonly Difference<unknown>[] => (one === null ? [] : isList(one) ? one : [one]))
  const count = (...states: Difference<unknown>['state'][]): number => all.filter(({ state }) => states.includes(state)).length
  return { new: count('new'), same: count('same'), different: count('different', 'kept') }
}

const isList = (one: Difference<unknown> | readonly Difference<unknown>[]): one is readonly Difference<unknown>[] => Array.isArray(one)

export type Matched = 'by-number' | 'by-birth-date'
/** Is the child of the bundle the one of this file? Never by name alone: a person looks as well. Null: it is another, or nobody can say so. */
export function matchChild(
  ours: { readonly bsn: string | null; readonly birthDate: PlainDate | null },
  theirs: { readonly bsn: string | null; readonly birthDate: PlainDate | null },
): Matched | null {
  if (ours.bsn !== null && theirs.bsn !== null) return ours.bsn === theirs.bsn ? 'by-number' : null
  return ours.birthDate !== null && theirs.birthDate?.equals(ours.birthDate) === true ? 'by-birth-date' : null
}

/**
 * Is it more likely the record of a brother or sister of the same birth? Asked when no number tells: the name in the bundle is that of the other one, and not
 * of this child. What cannot be told apart by name is for the person who looks.
 */
export function isOfTwin(
  ours: Pick<PersonName, 'callName' | 'givenNames'>,
  theirs: Pick<PersonName, 'callName' | 'givenNames'>,
  twins: readonly Pick<PersonName, 'callName' | 'givenNames'>[],
): boolean {
  const plain = (name: string): string => name.normalize('NFKD').replaceAll(/\p{M}/gu, '').trim().toLowerCase()
  const isAlike = (one: Pick<PersonName, 'callName' | 'givenNames'>): boolean =>
    plain(one.callName) === plain(theirs.callName) || (one.givenNames !== '' && plain(one.givenNames) === plain(theirs.givenNames))
  return !isAlike(ours) && twins.some(isAlike)
}
