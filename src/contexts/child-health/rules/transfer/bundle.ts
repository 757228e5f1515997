/** A health record as one FHIR bundle, with who hands it to whom and why; and such a bundle read back, nothing of it believed. */
import type { Bundle, Communication, FhirResource, ImmunizationRecommendation, Observation, Provenance } from 'fhir/r4.js'
import type { Instant } from '#platform/time.ts'
import { backgroundFromFhir, backgroundToFhir, isBackground } from '../fhir/background.ts'
import { coding, concept, ourBase, ourSystem, profiles } from '../fhir/codes.ts'
import { answerFromFhir, answerToFhir, earlierWordFromFhir, earlierWordToFhir, wishFromFhir, wishToFhir } from '../fhir/consent.ts'
import { doseFromFhir, doseToFhir } from '../fhir/dose.ts'
import { encounterFromFhir, encounterToFhir } from '../fhir/encounter.ts'
import { adviceFromFhir, adviceToFhir, findingFromFhir, findingToFhir } from '../fhir/finding.ts'
import { measurementFromFhir, measurementToFhir } from '../fhir/measurement.ts'
import { developmentObservations, milestoneFromFhir, milestoneToFhir } from '../fhir/milestone.ts'
import { noteFromFhir, noteToFhir } from '../fhir/note.ts'
import { patientToFhir } from '../fhir/patient.ts'
import { isFeedback, referralFromFhir, referralToFhir } from '../fhir/referral.ts'
import { refrainFromFhir, refrainToFhir } from '../fhir/refrain.ts'
import { isSchemeFact, schemeFromFhir, schemeToFhir } from '../fhir/scheme.ts'
import { screeningFromFhir, screeningToFhir } from '../fhir/screening.ts'
import { effectFromFhir, effectToFhir } from '../fhir/side-effect.ts'
import { signalFromFhir, signalToFhir } from '../fhir/signal.ts'
import {
  ownMeasurementFromFhir,
  ownMeasurementToFhir,
  questionnaireFromFhir,
  questionnaireToFhir,
  topicFromFhir,
  topicToFhir,
} from '../fhir/told.ts'
import { isMarked, withMark } from './texts.ts'
import type { HealthRecord, TransferReason } from './record.ts'

export type TransferHead = {
  readonly id: string
  readonly madeAt: Instant
  readonly sender: string
  readonly receiver: string
  readonly reason: TransferReason
}

const reasonSystem = ourSystem('transfer-reason')
const roleSystem = ourSystem('transfer-role')

/** `computed` goes along for the reader, and is not read back. The same record gives the same bundle, sign by sign. */
export function transferBundle(
  head: TransferHead,
  patientId: string,
  record: HealthRecord,
  computed: readonly (Observation | ImmunizationRecommendation)[],
): Bundle {
  const heldOn = (contactId: string): string | null => record.contacts.find(({ id }) => id === contactId)?.heldOn?.toString() ?? null
  // Right and left of one item on one day have no order of their own.
  const milestones = record.milestones.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const resources: FhirResource[] = [
    provenance(head, patientId),
    patientToFhir(patientId, record.patient),
    ...record.contacts.map(encounterToFhir),
    ...backgroundToFhir(patientId, record.background, record.patient.birthDate),
    ...record.measurements.map((one) => measurementToFhir(patientId, one)),
    ...milestones.map((one) => milestoneToFhir(patientId, one)),
    ...developmentObservations(patientId, milestones),
    ...record.findings.map((one) => findingToFhir(patientId, one, heldOn(one.contactId))),
    ...record.advice.map((one) => adviceToFhir(patientId, one, heldOn(one.contactId))),
    ...record.notes.map((one) => noteToFhir(patientId, one)),
    ...record.doses.map((one) => doseToFhir(patientId, one)),
    ...record.answers.map((one) => answerToFhir(patientId, one)),
    ...carriedToFhir(patientId, record),
    ...computed,
  ].map((one) => withMark(one, record.marks.get(one.id ?? '')))
  return {
    resourceType: 'Bundle',
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${head.id}` },
    type: 'collection',
    timestamp: head.madeAt.toString({ fractionalSecondDigits: 3 }),
    entry: resources.map((resource) => ({
      fullUrl: `${ourBase}/transfer/${head.id}/${resource.resourceType}/${resource.id ?? ''}`,
      resource,
    })),
  }
}

function carriedToFhir(patientId: string, record: HealthRecord): FhirResource[] {
  return [
    ...record.signals.map((one) => signalToFhir(patientId, one)),
    ...record.screenings.map((one) => screeningToFhir(patientId, one)),
    ...record.referrals.flatMap((one) => referralToFhir(patientId, one)),
    ...record.refrains.map((one) => refrainToFhir(patientId, one)),
    ...record.effects.map((one) => effectToFhir(patientId, one)),
    ...schemeToFhir(patientId, record.scheme),
    ...record.wishes.map((one) => wishToFhir(patientId, one)),
    ...record.earlierWords.map((one) => earlierWordToFhir(patientId, one)),
    ...record.ownMeasurements.map((one) => ownMeasurementToFhir(patientId, one)),
    ...record.topics.map((one) => topicToFhir(patientId, one)),
    ...record.questionnaires.map((one) => questionnaireToFhir(patientId, one)),
  ]
}

function provenance({ id, madeAt, sender, receiver, reason }: TransferHead, patientId: string): Provenance {
  return {
    resourceType: 'Provenance',
    id,
    target: [{ reference: `Patient/${patientId}` }],
    recorded: madeAt.toString({ fractionalSecondDigits: 3 }),
    reason: [concept(coding(reasonSystem, reason))],
    agent: [
      { type: concept(coding(roleSystem, 'sender')), who: { display: sender } },
      ...(receiver === '' ? [] : [{ type: concept(coding(roleSystem, 'receiver')), who: { display: receiver } }]),
    ],
  }
}

export type ReadBundle = {
  readonly head: Pick<TransferHead, 'sender' | 'receiver' | 'reason'> & { readonly madeAt: string }
  /** The id by which the sender names the child. */
  readonly patientId: string
  readonly record: HealthRecord
  readonly resources: number
  /** What we cannot read, by kind. */
  readonly notRead: Readonly<Record<string, number>>
  /** Texts that the sender keeps back from some people: not taken over, as they would lose that mark here. */
  readonly keptBack: number
}

/** As the checks of the form have let it through (`read-form.ts`). What is of another shape inside throws a TypeError, which is caught there. */
export type CheckedBundle = {
  readonly timestamp: string
  readonly resources: readonly FhirResource[]
  readonly patientId: string
  readonly patient: HealthRecord['patient']
}

export function readTransferBundle({ timestamp, resources: all, patientId, patient }: CheckedBundle): ReadBundle {
  const resources = all.filter((one) => !isMarked(one))
  const lost: Record<string, number> = {}
  const collected: Collected = {
    ...{ contacts: [], measurements: [], milestones: [], doses: [], answers: [], notes: [], findings: [], advice: [] },
    ...{ signals: [], screenings: [], referrals: [], refrains: [], effects: [], wishes: [], earlierWords: [] },
    ...{ ownMeasurements: [], topics: [], questionnaires: [] },
  }
  const observations = resources.filter((one) => one.resourceType === 'Observation')
  const communications = resources.filter((one) => one.resourceType === 'Communication')
  for (const one of resources)
    if (!collect(collected, one, communications) && !isRead(one)) lost[one.resourceType] = (lost[one.resourceType] ?? 0) + 1
  const record = { patient, ...collected, background: backgroundFromFhir(observations), scheme: schemeFromFhir(observations) }
  return {
    head: { ...readHead(all), madeAt: timestamp },
    ...{ patientId, resources: all.length, notRead: lost, keptBack: all.length - resources.length },
    record: { ...record, marks: new Map() },
  }
}

function readHead(resources: readonly FhirResource[]): Omit<ReadBundle['head'], 'madeAt'> {
  const head = resources.find((one) => one.resourceType === 'Provenance')
  const agent = (role: string): string =>
    head?.agent.find(({ type }) => type?.coding?.some((is) => is.system === roleSystem && is.code === role))?.who.display?.slice(0, 120) ??
    ''
  const reason = head?.reason?.flatMap(({ coding: all = [] }) => all).find(({ system }) => system === reasonSystem)?.code
  return {
    sender: agent('sender'),
    receiver: agent('receiver'),
    reason: reason === 'turned-18' || reason === 'asked' ? reason : 'moved',
  }
}

type Lists = Omit<HealthRecord, 'patient' | 'background' | 'scheme' | 'marks'>
type Collected = { -readonly [K in keyof Lists]: Lists[K][number][] }

/** False: not something that the record keeps. */
function collect(into: Collected, one: FhirResource, communications: readonly Communication[]): boolean {
  const add = <T>(list: T[], found: T | null): boolean => found !== null && list.push(found) > 0
  if (one.resourceType === 'Encounter') return add(into.contacts, encounterFromFhir(one))
  if (one.resourceType === 'Immunization') return add(into.doses, doseFromFhir(one)) || add(into.refrains, refrainFromFhir(one))
  if (one.resourceType === 'Consent')
    return add(into.answers, answerFromFhir(one)) || add(into.wishes, wishFromFhir(one)) || add(into.earlierWords, earlierWordFromFhir(one))
  if (one.resourceType === 'DocumentReference') return add(into.notes, noteFromFhir(one))
  if (one.resourceType === 'DetectedIssue') return add(into.signals, signalFromFhir(one))
  if (one.resourceType === 'ServiceRequest') return add(into.referrals, referralFromFhir(one, communications))
  if (one.resourceType === 'AdverseEvent') return add(into.effects, effectFromFhir(one))
  if (one.resourceType === 'Communication') return add(into.topics, topicFromFhir(one))
  if (one.resourceType === 'QuestionnaireResponse') return add(into.questionnaires, questionnaireFromFhir(one))
  return one.resourceType === 'Observation' && collectObservation(into, one)
}

function collectObservation(into: Collected, one: Observation): boolean {
  const add = <T>(list: T[], found: T | null): boolean => found !== null && list.push(found) > 0
  return (
    add(into.ownMeasurements, ownMeasurementFromFhir(one)) ||
    add(into.measurements, measurementFromFhir(one)) ||
    add(into.milestones, milestoneFromFhir(one)) ||
    add(into.findings, findingFromFhir(one)) ||
    add(into.advice, adviceFromFhir(one)) ||
    add(into.screenings, screeningFromFhir(one))
  )
}

/** Read as a part of something else, or computed for the reader. */
function isRead(one: FhirResource): boolean {
  if (one.resourceType === 'ImmunizationRecommendation' || one.meta?.profile?.includes(profiles.development) === true) return true
  if (one.resourceType === 'Communication') return isFeedback(one)
  if (one.resourceType === 'Observation') return isSchemeFact(one) || (isBackground(one) && one.status === 'final')
  return one.resourceType === 'Patient' || one.resourceType === 'Provenance'
}
