/** Somebody was sent on, as a ServiceRequest; and what came back, as a Communication about it. */
import type { Communication, ServiceRequest } from 'fhir/r4.js'
import type { Id } from '#platform/id.ts'
import { receivers } from '../record/whole-record.ts'
import { agreeing, outcomes } from '../screening/referral.ts'
import type { CarriedReferral } from '../transfer/carried.ts'
import { bdsList, codeIn, coding, concept, extensionOf, ourExtension, ourSystem, systems, fhirText } from './codes.ts'
import { isOneOf, readDay, readWords, referred } from './read.ts'

type SentTo = CarriedReferral['sentTo']
/** BDS W0621, as far as it tells them apart: an orthoptist and an eye doctor are one there. */
const bdsReceivers: Readonly<Record<SentTo, string>> = {
  'general-practitioner': '01',
  'audiology-centre': '13',
  'eye-doctor': '23',
  orthoptist: '23',
  paediatrician: '02',
  'speech-therapist': '04',
  physiotherapist: '03',
  dentist: '28',
  psychologist: '25',
  other: '98',
}
const receiverSystem = ourSystem('sent-to')
const outcomeSystem = ourSystem('referral-outcome')
/** Communications of this product by what they are. */
export const communicationSystem = ourSystem('communication')
const feedbackCode = 'referral-feedback'
const patientReferral = coding(systems.snomed, '3457005', 'Patient referral')
export const mostSigns = 4_000

export function referralToFhir(patientId: string, referral: CarriedReferral): (ServiceRequest | Communication)[] {
  const { id, contactId, screeningId, signalId, sentTo, sentOn, agreedBy, feedbackBefore, outcome, reason } = referral
  const about = [
    ...(signalId === null ? [] : [{ reference: `DetectedIssue/${signalId}` }]),
    ...(screeningId === null ? [] : [{ reference: `Observation/${screeningId}` }]),
  ]
  const request: ServiceRequest = {
    resourceType: 'ServiceRequest',
    id,
    extension: [
      { url: ourExtension('feedback-before'), valueDate: feedbackBefore.toString() },
      ...(agreedBy ?? []).map((one) => ({ url: ourExtension('agreed-by'), valueCode: one })),
    ],
    status: outcome === null ? 'active' : 'completed',
    intent: 'order',
    code: concept(patientReferral),
    subject: { reference: `Patient/${patientId}` },
    ...(contactId === null ? {} : { encounter: { reference: `Encounter/${contactId}` } }),
    authoredOn: sentOn.toString(),
    performerType: concept(coding(receiverSystem, sentTo), coding(bdsList(621), bdsReceivers[sentTo])),
    ...(reason === '' ? {} : { reasonCode: [{ text: fhirText(reason) }] }),
    ...(about.length === 0 ? {} : { supportingInfo: about }),
  }
  return [request, ...feedbackToFhir(patientId, referral)]
}

function feedbackToFhir(patientId: string, { id, outcome, feedbackOn, feedback }: CarriedReferral): Communication[] {
  if (outcome === null || feedbackOn === null) return []
  return [
    {
      resourceType: 'Communication',
      id: `${id}.answer`,
      basedOn: [{ reference: `ServiceRequest/${id}` }],
      status: 'completed',
      category: [concept(coding(communicationSystem, feedbackCode))],
      subject: { reference: `Patient/${patientId}` },
      received: feedbackOn.toString(),
      reasonCode: [concept(coding(outcomeSystem, outcome))],
      ...(feedback === null ? {} : { payload: [{ contentString: fhirText(feedback) }] }),
    },
  ]
}

/** What came back on a referral; null: a Communication about something else. */
export function isFeedback(communication: Communication): boolean {
  return communication.category?.some((one) => codeIn(one, communicationSystem) === feedbackCode) ?? false
}

/** `all`: among which is what came back. Null: to whom or when cannot be read. */
export function referralFromFhir(request: ServiceRequest, all: readonly Communication[]): CarriedReferral | null {
  const sentTo = codeIn(request.performerType, receiverSystem)
  const [sentOn, before] = [readDay(request.authoredOn), readDay(extensionOf(request, 'feedback-before')?.valueDate)]
  if (!isOneOf(receivers, sentTo) || sentOn === null || before === null || request.intent !== 'order') return null
  if (request.status !== 'active' && request.status !== 'completed') return null
  const about = (type: string): string | null =>
    request.supportingInfo?.map(({ reference }) => referred(reference, type)).find((id) => id !== null) ?? null
  return {
    id: (request.id ?? '') as Id<'referral'>,
    contactId: referred(request.encounter?.reference, 'Encounter') as Id<'contact'> | null,
    screeningId: about('Observation') as Id<'screening'> | null,
    signalId: about('DetectedIssue') as Id<'signal'> | null,
    ...{ sentTo, sentOn, agreedBy: agreedIn(request), feedbackBefore: before },
    reason: readWords(request.reasonCode?.[0]?.text, mostSigns) ?? '',
    ...feedbackOf(request.id ?? '', all),
  }
}

/** Null: not told. */
function agreedIn({ extension }: ServiceRequest): CarriedReferral['agreedBy'] {
  const told = (extension ?? []).filter(({ url }) => url === ourExtension('agreed-by')).map(({ valueCode }) => valueCode)
  const known = agreeing.filter((one) => told.includes(one))
  return known.length === 0 ? null : known
}

function feedbackOf(id: string, all: readonly Communication[]): Pick<CarriedReferral, 'outcome' | 'feedbackOn' | 'feedback'> {
  const answer = all.find((one) => isFeedback(one) && one.basedOn?.some(({ reference }) => referred(reference, 'ServiceRequest') === id))
  const outcome = codeIn(answer?.reasonCode?.[0], outcomeSystem)
  const on = readDay(answer?.received)
  if (!isOneOf(outcomes, outcome) || on === null) return { outcome: null, feedbackOn: null, feedback: null }
  return { outcome, feedbackOn: on, feedback: readWords(answer?.payload?.[0]?.contentString, mostSigns) }
}
