/** A health record as one FHIR bundle, with who hands it to whom and why; and such a bundle read back, nothing of it believed. */
import type { Bundle, FhirResource, ImmunizationRecommendation, Observation, Provenance } from 'fhir/r4.js'
import type { Instant } from '#platform/time.ts'
import { backgroundFromFhir, backgroundToFhir } from '../fhir/background.ts'
import { coding, concept, ourBase, ourSystem } from '../fhir/codes.ts'
import { answerFromFhir, answerToFhir } from '../fhir/consent.ts'
import { doseFromFhir, doseToFhir } from '../fhir/dose.ts'
import { encounterFromFhir, encounterToFhir } from '../fhir/encounter.ts'
import { adviceFromFhir, adviceToFhir, findingFromFhir, findingToFhir } from '../fhir/finding.ts'
import { measurementFromFhir, measurementToFhir } from '../fhir/measurement.ts'
import { developmentObservations, milestoneFromFhir, milestoneToFhir } from '../fhir/milestone.ts'
import { noteFromFhir, noteToFhir } from '../fhir/note.ts'
import { patientToFhir } from '../fhir/patient.ts'
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
    ...computed,
  ]
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

function provenance({ id, madeAt, sender, receiver, reason }: TransferHead, patientId: string): Provenance {
  return {
    resourceType: 'Provenance',
    id,
    target: [{ reference: `Patient/${patientId}` }],
    recorded: madeAt.toString({ fractionalSecondDigits: 3 }),
    reason: [concept(coding(reasonSystem, reason))],
    agent: [
      { type: concept(coding(roleSystem, 'sender')), who: { display: sender } },
      { type: concept(coding(roleSystem, 'receiver')), who: { display: receiver } },
    ],
  }
}

export type ReadBundle = {
  readonly head: Pick<TransferHead, 'sender' | 'receiver' | 'reason'> & { readonly madeAt: string }
  readonly record: HealthRecord
  readonly resources: number
  /** What goes along for the reader only, or that we cannot read, by kind. */
  readonly notRead: Readonly<Record<string, number>>
}

/** As the checks of the form have let it through (`read-form.ts`). What is of another shape inside throws a TypeError, which is caught there. */
export type CheckedBundle = {
  readonly timestamp: string
  readonly resources: readonly FhirResource[]
  readonly record: { readonly patient: HealthRecord['patient'] }
}

export function readTransferBundle({ timestamp, resources, record: { patient } }: CheckedBundle): ReadBundle {
  const lost: Record<string, number> = {}
  const collected = { contacts: [], measurements: [], milestones: [], doses: [], answers: [], notes: [], findings: [], advice: [] } as {
    -readonly [K in Exclude<keyof HealthRecord, 'patient' | 'background'>]: HealthRecord[K][number][]
  }
  const observations = resources.filter((one) => one.resourceType === 'Observation')
  for (const one of resources)
    if (!collect(collected, one) && !isRead(one, observations)) lost[one.resourceType] = (lost[one.resourceType] ?? 0) + 1
  const head = resources.find((one) => one.resourceType === 'Provenance')
  const agent = (role: string): string =>
    head?.agent.find(({ type }) => type?.coding?.some((is) => is.system === roleSystem && is.code === role))?.who.display?.slice(0, 120) ??
    ''
  const reason = head?.reason?.flatMap(({ coding: all = [] }) => all).find(({ system }) => system === reasonSystem)?.code
  return {
    head: {
      sender: agent('sender'),
      receiver: agent('receiver'),
      reason: reason === 'turned-18' || reason === 'asked' ? reason : 'moved',
      madeAt: timestamp,
    },
    record: { patient, background: backgroundFromFhir(observations), ...collected },
    resources: resources.length,
    notRead: lost,
  }
}

type Collected = { -readonly [K in Exclude<keyof HealthRecord, 'patient' | 'background'>]: HealthRecord[K][number][] }

/** False: not something that the record keeps. */
function collect(into: Collected, one: FhirResource): boolean {
  const add = <T>(list: T[], found: T | null): boolean => found !== null && list.push(found) > 0
  if (one.resourceType === 'Encounter') return add(into.contacts, encounterFromFhir(one))
  if (one.resourceType === 'Immunization') return add(into.doses, doseFromFhir(one))
  if (one.resourceType === 'Consent') return add(into.answers, answerFromFhir(one))
  if (one.resourceType === 'DocumentReference') return add(into.notes, noteFromFhir(one))
  if (one.resourceType !== 'Observation') return false
  return (
    add(into.measurements, measurementFromFhir(one)) ||
    add(into.milestones, milestoneFromFhir(one)) ||
    add(into.findings, findingFromFhir(one)) ||
    add(into.advice, adviceFromFhir(one))
  )
}

function isRead(one: FhirResource, observations: readonly Observation[]): boolean {
  if (one.resourceType === 'Patient' || one.resourceType === 'Provenance') return true
  return one.resourceType === 'Observation' && backgroundFromFhir(observations.filter((is) => is === one)).version === 1
}
