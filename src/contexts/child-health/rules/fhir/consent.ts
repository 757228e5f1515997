/** Yes and no, as plain R4 Consent: to a vaccination by one person, and to sharing with others. Own words of people never go along. */
import type { CodeableConcept, Consent, Reference } from 'fhir/r4.js'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'
import type { KnownConsent } from '../../../access/public-sharing.ts'
import type { Answer } from '../../../vaccination/public.ts'
import { coding, concept, extensionOf, ourExtension, ourSystem, systems, vaccineConcept, vaccineOf } from './codes.ts'
import { isOneOf, readMoment } from './read.ts'

const ways: readonly Answer['how'][] = ['own-page', 'here', 'by-word', 'on-paper']

const scope = (code: 'treatment' | 'patient-privacy'): CodeableConcept =>
  concept(coding('http://terminology.hl7.org/CodeSystem/consentscope', code))
const consentDocument = concept(coding(systems.loinc, '59284-0', 'Consent Document'))
const personSystem = ourSystem('person')
const kindSystem = ourSystem('consent')

/** A member of the family is named by id, and is no resource of this API. */
function person(patientId: string, id: string): Reference {
  return id === patientId
    ? { reference: `Patient/${patientId}` }
    : { type: 'RelatedPerson', identifier: { system: personSystem, value: id } }
}

export function answerToFhir(patientId: string, word: Answer): Consent {
  return {
    resourceType: 'Consent',
    id: word.id,
    extension: [{ url: ourExtension('how-said'), valueCode: word.how }],
    status: word.says === 'talk' ? 'proposed' : 'active',
    scope: scope('treatment'),
    category: [consentDocument, concept(coding(kindSystem, 'vaccination', 'Vaccination'))],
    patient: { reference: `Patient/${patientId}` },
    dateTime: word.saidAt.toString(),
    performer: [person(patientId, word.saidBy)],
    policyRule: { text: 'Rijksvaccinatieprogramma' },
    provision: {
      ...(word.says === 'talk' ? {} : { type: word.says === 'yes' ? 'permit' : 'deny' }),
      code: [vaccineConcept(word.vaccine)],
    },
  }
}

/** Null: about something else, or what it says cannot be read. */
export function answerFromFhir(consent: Consent): Answer | null {
  const vaccine = consent.provision?.code?.map((one) => vaccineOf(one)).find((one) => one !== null) ?? null
  const how = extensionOf(consent, 'how-said')?.valueCode
  const saidAt = readMoment(consent.dateTime)
  const by = consent.performer?.[0]
  const saidBy = by?.identifier?.value ?? by?.reference?.replace(/^.*Patient\//, '') ?? null
  if (vaccine === null || saidAt === null || saidBy === null || !isOneOf(ways, how)) return null
  const type = consent.provision?.type
  const word = consent.status === 'proposed' ? 'talk' : type === 'permit' ? 'yes' : type === 'deny' ? 'no' : null
  return word === null ? null : { id: (consent.id ?? '') as Id<'answer'>, saidBy: saidBy as Id<'person'>, vaccine, says: word, how, saidAt }
}

/** A question about sharing as it stands today. What was asked in words stays in the file. */
export function sharingToFhir(
  patientId: string,
  consent: Pick<KnownConsent, 'id' | 'purpose' | 'state' | 'until' | 'askedAt' | 'decisions'>,
): Consent {
  const status = sharingStatus(consent.state.kind)
  const until: PlainDate | null = consent.until
  const who = [...new Set(consent.decisions.map((one) => (one.who === 'youth' ? patientId : one.who)))]
  return {
    resourceType: 'Consent',
    id: consent.id,
    status,
    scope: scope('patient-privacy'),
    category: [consentDocument, concept(coding(kindSystem, 'sharing', 'Sharing'), coding(ourSystem('sharing-purpose'), consent.purpose))],
    patient: { reference: `Patient/${patientId}` },
    dateTime: consent.askedAt.toString(),
    ...(who.length === 0 ? {} : { performer: who.map((id) => person(patientId, id)) }),
    policyRule: { text: 'Jeugdwet 7.3' },
    provision: {
      type: status === 'active' ? 'permit' : 'deny',
      ...(until === null ? {} : { period: { end: until.toString() } }),
    },
  }
}

function sharingStatus(kind: KnownConsent['state']['kind']): Consent['status'] {
  if (kind === 'complete' || kind === 'complete-by-exception' || kind === 'not-required') return 'active'
  if (kind === 'said-no') return 'rejected'
  return kind === 'ended' ? 'inactive' : 'proposed'
}
