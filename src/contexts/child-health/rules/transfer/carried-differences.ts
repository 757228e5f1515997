/**
 * The same for signals, screenings, referrals, words, what the family told and what vaccination keeps besides doses. What a professional here decided is
 * never undone by a bundle; what was still open here can be closed by what is known there.
 */
import { momentOf, Temporal, type PlainDate } from '#platform/time.ts'
import { isSameWord } from '../../../vaccination/public-transfer.ts'
import type { Dose } from '../../../vaccination/public.ts'
import type { Advice, Finding } from '../fhir/finding.ts'
import type { ContactNote } from '../fhir/note.ts'
import type {
  Carried,
  CarriedEffect,
  CarriedOwnMeasurement,
  CarriedQuestionnaire,
  CarriedReferral,
  CarriedRefrain,
  CarriedScheme,
  CarriedScreening,
  CarriedSignal,
  CarriedTopic,
  EarlierWord,
} from './carried.ts'
import { compare, once, type Difference } from './difference.ts'
import type { CarriedContact, HealthRecord } from './record.ts'

export type CarriedDifferences = {
  readonly notes: readonly Difference<ContactNote>[]
  readonly findings: readonly Difference<Finding>[]
  readonly advice: readonly Difference<Advice>[]
  readonly signals: readonly Difference<CarriedSignal>[]
  readonly screenings: readonly Difference<CarriedScreening>[]
  readonly referrals: readonly Difference<CarriedReferral>[]
  readonly ownMeasurements: readonly Difference<CarriedOwnMeasurement>[]
  readonly topics: readonly Difference<CarriedTopic>[]
  readonly questionnaires: readonly Difference<CarriedQuestionnaire>[]
  readonly refrains: readonly Difference<CarriedRefrain>[]
  readonly effects: readonly Difference<CarriedEffect>[]
  readonly scheme: Difference<CarriedScheme> | null
  /** Answers and considered wishes of theirs, as history. */
  readonly earlierWords: readonly Difference<EarlierWord>[]
}
type Known = Carried & Pick<HealthRecord, 'notes' | 'findings' | 'advice' | 'answers' | 'doses'>
export type From = { readonly sender: string; readonly childId: string }
/** Contacts and doses of theirs beside ours: what hangs on them is looked for there. */
type Beside = From & {
  readonly contacts: readonly Difference<CarriedContact>[]
  readonly doses: readonly Difference<Dose>[]
}

export function carriedDifferences(known: Known, theirs: Known, beside: Beside): CarriedDifferences {
  return {
    ...wordsOfContacts(known, theirs, beside.contacts),
    ...followedUp(known, theirs),
    ...told(known, theirs),
    ...vaccination(known, theirs, beside),
  }
}

const on = (day: PlainDate): string => day.toString()
const isSameDay = (a: PlainDate | null, b: PlainDate | null): boolean => (a === null || b === null ? a === b : a.equals(b))

/** Of a contact that both have, ours stays where both wrote; of a contact that is not taken over, nothing is. */
function wordsOfContacts(
  known: Known,
  theirs: Known,
  contacts: Beside['contacts'],
): Pick<CarriedDifferences, 'notes' | 'findings' | 'advice'> {
  const ourId = new Map(contacts.map((one) => [one.theirs.id as string, one.state === 'new' ? null : (one.ours.id as string)]))
  const taken = <T extends { readonly contactId: string }>(all: readonly T[]): T[] => all.filter(({ contactId }) => ourId.has(contactId))
  const at = <T extends { readonly contactId: string }>(all: readonly T[], one: T, isIt: (ours: T) => boolean): T | undefined =>
    all.find((ours) => ours.contactId === ourId.get(one.contactId) && isIt(ours))
  return {
    notes: once(taken(theirs.notes), (one) => `${one.contactId} ${one.part}`).map((one) =>
      compare(
        one,
        at(known.notes, one, ({ part }) => part === one.part),
        ({ words }) => words === one.words,
        null,
      ),
    ),
    findings: once(taken(theirs.findings), (one) => `${one.contactId} ${one.topic}`).map((one) =>
      compare(
        one,
        at(known.findings, one, ({ topic }) => topic === one.topic),
        ({ result, remark }) => result === one.result && remark === one.remark,
        null,
      ),
    ),
    advice: once(taken(theirs.advice), (one) => `${one.contactId} ${one.topic} ${one.advice}`).map((one) =>
      compare(
        one,
        at(known.advice, one, ({ topic, advice }) => topic === one.topic && advice === one.advice),
        () => true,
        null,
      ),
    ),
  }
}

const nameOfSignal = ({ source, code, raisedOn }: CarriedSignal): string => `${source}.${code}.${on(raisedOn)}`
const nameOfScreening = ({ kind, round, heldOn }: CarriedScreening): string => `${kind}.${round}.${on(heldOn)}`
const nameOfReferral = ({ sentTo, sentOn }: CarriedReferral): string => `${sentTo}.${on(sentOn)}`

function followedUp(known: Known, theirs: Known): Pick<CarriedDifferences, 'signals' | 'screenings' | 'referrals'> {
  return {
    signals: once(theirs.signals, nameOfSignal).map((one) => {
      const ours = known.signals.find((is) => nameOfSignal(is) === nameOfSignal(one))
      const isOpen = ours?.decision === null && one.decision !== null
      const isSame = (is: CarriedSignal): boolean => is.decision === one.decision && isSameDay(is.followedUpOn, one.followedUpOn)
      return compare(one, ours, (is) => one.decision === null || isSame(is), isOpen ? `s.${nameOfSignal(one)}` : null)
    }),
    screenings: once(theirs.screenings, nameOfScreening).map((one) =>
      compare(
        one,
        known.screenings.find((is) => nameOfScreening(is) === nameOfScreening(one)),
        (is) => is.result === one.result && is.rightValue === one.rightValue && is.leftValue === one.leftValue && is.score === one.score,
        `o.${nameOfScreening(one)}`,
      ),
    ),
    referrals: once(theirs.referrals, nameOfReferral).map((one) => {
      const ours = known.referrals.find((is) => nameOfReferral(is) === nameOfReferral(one))
      const isSame = (is: CarriedReferral): boolean => one.outcome === null || (is.outcome === one.outcome && is.feedback === one.feedback)
      // What came back there closes what waits here.
      return compare(one, ours, isSame, ours?.outcome === null ? `r.${nameOfReferral(one)}` : null)
    }),
  }
}

function told(known: Known, theirs: Known): Pick<CarriedDifferences, 'ownMeasurements' | 'topics' | 'questionnaires'> {
  const nameOfMeasured = ({ measure, measuredOn }: CarriedOwnMeasurement): string => `${measure}.${on(measuredOn)}`
  const nameOfTopic = ({ topic, askedAt }: CarriedTopic): string => `${topic} ${askedAt.toString()}`
  const nameOfFilled = ({ instrument, informant, filledOn }: CarriedQuestionnaire): string => `${instrument} ${informant} ${on(filledOn)}`
  const find = <T>(all: readonly T[], one: T, nameOf: (is: T) => string): T | undefined => all.find((is) => nameOf(is) === nameOf(one))
  const sorted = ({ answers }: CarriedQuestionnaire): string =>
    JSON.stringify(Object.entries(answers).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return {
    ownMeasurements: once(theirs.ownMeasurements, nameOfMeasured).map((one) =>
      compare(one, find(known.ownMeasurements, one, nameOfMeasured), ({ value }) => value === one.value, `e.${nameOfMeasured(one)}`),
    ),
    topics: once(theirs.topics, nameOfTopic).map((one) => compare(one, find(known.topics, one, nameOfTopic), () => true, null)),
    // Two parents may have filled in the same on one day: only the very same answers are the same.
    questionnaires: once(theirs.questionnaires, (one) => `${nameOfFilled(one)} ${sorted(one)}`).map((one) =>
      compare(
        one,
        find(known.questionnaires, one, (is) => `${nameOfFilled(is)} ${sorted(is)}`),
        () => true,
        null,
      ),
    ),
  }
}

function vaccination(
  known: Known,
  theirs: Known,
  { doses, sender, childId }: Beside,
): Pick<CarriedDifferences, 'refrains' | 'effects' | 'scheme' | 'earlierWords'> {
  return {
    refrains: refrainDifferences(known.refrains, theirs.refrains),
    effects: effectDifferences(known.effects, theirs.effects, doses),
    scheme: schemeDifference(known.scheme, theirs.scheme),
    earlierWords: wordDifferences(known, theirs, { sender, childId }),
  }
}

/** One of a kind can stand for a vaccine: where another one stands here, a person chooses which holds. */
function refrainDifferences(known: readonly CarriedRefrain[], theirs: readonly CarriedRefrain[]): Difference<CarriedRefrain>[] {
  const name = ({ vaccine, kind }: CarriedRefrain): string => `${vaccine}.${kind}`
  const isAlike = (a: CarriedRefrain, b: CarriedRefrain): boolean =>
    name(a) === name(b) &&
    a.decidedOn.equals(b.decidedOn) &&
    isSameDay(a.untilDay, b.untilDay) &&
    (a.endedAt === null) === (b.endedAt === null)
  const fresh = once(theirs, (one) => (one.endedAt === null ? name(one) : `${name(one)} ${on(one.decidedOn)}`))
  return fresh.map((one) => {
    const same = known.find((ours) => isAlike(ours, one))
    const stands = one.endedAt === null ? known.find((ours) => ours.endedAt === null && name(ours) === name(one)) : undefined
    return compare(one, same ?? stands, () => same !== undefined, `n.${name(one)}`)
  })
}

/** Looked for at our dose that is the same or likely the same; what followed on a dose that is not there is not taken over. */
function effectDifferences(
  known: readonly CarriedEffect[],
  theirs: readonly CarriedEffect[],
  doses: Beside['doses'],
): Difference<CarriedEffect>[] {
  const ourDose = new Map(doses.map((one) => [one.theirs.id as string, one.state === 'new' ? null : (one.ours.id as string)]))
  const name = ({ doseId, beganOn, toldBy }: CarriedEffect): string => `${doseId} ${on(beganOn)} ${toldBy}`
  return once(
    theirs.filter(({ doseId }) => ourDose.has(doseId)),
    name,
  ).map((one) => {
    const doseId = ourDose.get(one.doseId)
    const ours = known.find((is) => is.doseId === doseId && is.beganOn.equals(one.beganOn) && is.toldBy === one.toldBy)
    return compare(one, ours, ({ kinds }) => kinds.toSorted().join() === one.kinds.toSorted().join(), null)
  })
}

function schemeDifference(ours: CarriedScheme | null, theirs: CarriedScheme | null): Difference<CarriedScheme> | null {
  if (theirs === null) return null
  if (ours === null) return { state: 'new', theirs }
  const isSame = (Object.keys(theirs) as (keyof CarriedScheme)[]).every(
    (name) => theirs[name] === null || String(ours[name]) === String(theirs[name]),
  )
  return compare(theirs, ours, () => isSame, 'scheme')
}

/** What was said to the sender, and what it had heard of others: history. A word that was said here came back, and is known. */
function wordDifferences(known: Known, theirs: Known, { sender, childId }: From): Difference<EarlierWord>[] {
  const name = ({ vaccine, says, saidAt, saidTo, saidBy }: EarlierWord): string =>
    `${vaccine} ${says} ${saidAt.toString()} ${saidTo} ${saidBy}`
  const ours = wordsSaidTo('', known, childId)
  return once([...wordsSaidTo(sender, theirs, childId), ...theirs.earlierWords], name).map((one) => {
    const wasHere = ours.find((is) => isSameWord({ ...is, saidTo: one.saidTo }, one))
    return compare(one, known.earlierWords.find((is) => isSameWord(is, one)) ?? wasHere, () => true, null)
  })
}

function wordsSaidTo(saidTo: string, { answers, wishes }: Pick<Known, 'answers' | 'wishes'>, childId: string): EarlierWord[] {
  const idOf = (id: string): EarlierWord['id'] => id as EarlierWord['id'] // of the one kind to the other
  return [
    ...answers.map((one) => ({ ...one, id: idOf(one.id), saidTo, explanation: null })),
    ...wishes.map(({ id, vaccine, explanation, decidedOn }) => ({
      ...{ id: idOf(id), vaccine, explanation, says: 'considered-wish' as const, how: null, saidTo, saidBy: childId },
      saidAt: momentOf(decidedOn, Temporal.PlainTime.from('12:00')),
    })),
  ]
}
