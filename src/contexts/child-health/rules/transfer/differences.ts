/**
 * What a bundle brings beside what is known: new, the same, or different. Nothing is chosen here; where both are there and differ, ours stays unless a
 * person chooses theirs. A vaccination that is here already, or one of the same vaccine within days, is never simply added.
 */
import { isSooner, type PlainDate } from '#platform/time.ts'
import type { Dose } from '../../../vaccination/public.ts'
import type { Background, Contact, Measurement, Milestone } from '../record/record.ts'
import type { HealthRecord } from './record.ts'

export type Difference<T> =
  | { readonly state: 'new'; readonly theirs: T }
  | { readonly state: 'same'; readonly theirs: T; readonly ours: T }
  /** `key` names the choice in the form. */
  | { readonly state: 'different'; readonly theirs: T; readonly ours: T; readonly key: string }

export type Differences = {
  readonly background: Difference<Background> | null
  readonly measurements: readonly Difference<Measurement>[]
  readonly milestones: readonly Difference<Milestone>[]
  readonly doses: readonly Difference<Dose>[]
  readonly contacts: readonly Difference<Contact>[]
}
export type Known = Pick<HealthRecord, 'background' | 'measurements' | 'milestones' | 'doses' | 'contacts'>

/** Two of one vaccine closer together than this are likely the same one, written down on another day. */
const likelySameDays = 7

export function differencesOf(known: Known, theirs: Known): Differences {
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
    doses: once(theirs.doses, ({ vaccine, givenOn }) => `${vaccine} ${givenOn.toString()}`).map((one) => doseDifference(known.doses, one)),
    contacts: once(theirs.contacts.filter(isHistory), (one) => one.moment ?? `extra ${dayOfContact(one).toString()}`).map((one) =>
      contactDifference(known.contacts, one),
    ),
  }
}

/** The first of those that are the same thing: a bundle that says something twice says it once. */
function once<T>(all: readonly T[], nameOf: (one: T) => string): T[] {
  return [...new Map(all.toReversed().map((one) => [nameOf(one), one])).values()].toReversed()
}

function compare<T>(theirs: T, ours: T | undefined, isSame: (ours: T) => boolean, key: string): Difference<T> {
  if (ours === undefined) return { state: 'new', theirs }
  return isSame(ours) ? { state: 'same', theirs, ours } : { state: 'different', theirs, ours, key }
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
  }
  const count = ({ measurements, milestones, doses, contacts }: Known): number =>
    measurements.length + milestones.length + doses.length + contacts.length
  return { record, impossible: count(theirs) - count(record) }
}

/** What is still to come at the sender is planned anew here. */
const isHistory = ({ status }: Contact): boolean => status === 'realised' || status === 'not-realised' || status === 'cancelled'

/** The day of a contact that is over: when it was held, else when it should have been. */
const dayOfContact = ({ heldOn, dueOn }: Contact): PlainDate => heldOn ?? dueOn

/** A contact of the schedule that was not held here is filled in by one that was held there. */
function contactDifference(known: readonly Contact[], theirs: Contact): Difference<Contact> {
  const ours = known.find((one) =>
    theirs.moment !== null
      ? one.moment === theirs.moment
      : one.moment === null && isHistory(one) && dayOfContact(one).equals(dayOfContact(theirs)),
  )
  if (ours === undefined || !isHistory(ours)) return { state: 'new', theirs }
  return { state: 'same', theirs, ours }
}

export function countStates({ background, measurements, milestones, doses, contacts }: Differences) {
  const all = [...(background === null ? [] : [background]), ...measurements, ...milestones, ...doses, ...contacts]
  const count = (state: Difference<unknown>['state']): number => all.filter((one) => one.state === state).length
  return { new: count('new'), same: count('same'), different: count('different') }
}

export type Matched = 'by-number' | 'by-birth-date'
/** Is the child of the bundle the one of this file? Never by name alone: a person looks as well. Null: it is another, or nobody can say so. */
export function matchChild(
  ours: { readonly bsn: string | null; readonly birthDate: PlainDate | null },
  theirs: { readonly bsn: string | null; readonly birthDate: PlainDate | null },
): Matched | null {
  if (ours.bsn !== null && theirs.bsn !== null) return ours.bsn === theirs.bsn ? 'by-number' : null
  return ours.birthDate !== null && theirs.birthDate?.equals(ours.birthDate) === true ? 'by-birth-date' : null
}
