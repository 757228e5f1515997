/** Yes and no, as plain R4 Consent: to a vaccination by one person, and to sharing with others. Own words of people never go along. */
import type { CodeableConcept, Consent } from 'fhir/r4.js'
import type { Id } from '#platform/id.ts'
import type { PlainDate } from '#platform/time.ts'
import type { KnownConsent } from '../../../access/public-sharing.ts'
import type { Answer } from '../../../vaccination/public.ts'
import { earlierSays, ways } from '../../../vaccination/public-transfer.ts'
import type { CarriedWish, EarlierWord } from '../transfer/carried.ts'
import { codeIn, coding, concept, extensionOf, ourExtension, ourSystem, systems, vaccineConcept, vaccineOf, fhirText } from './codes.ts'
import { person, personIn } from './person.ts'
import { isOneOf, readDay, readMoment, readWords } from './read.ts'

const scope = (code: 'treatment' | 'patient-privacy'): CodeableConcept =>
  concept(coding('http://terminology.hl7.org/CodeSystem/consentscope', code))
const consentDocument = concept(coding(systems.loinc, '59284-0', 'Consent Document'))
const kindSystem = ourSystem('consent')

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

const wishCode = 'considered-wish'
const isWish = ({ category }: Consent): boolean => category?.some((one) => codeIn(one, kindSystem) === wishCode) ?? false

/** That a professional found the wish of a young person well considered (BW 7:450(2)). */
export function wishToFhir(patientId: string, { id, vaccine, explanation, decidedOn }: CarriedWish): Consent {
  return {
    resourceType: 'Consent',
    id,
    ...(explanation === null ? {} : { extension: [{ url: ourExtension('explanation'), valueString: fhirText(explanation) }] }),
    status: 'active',
    scope: scope('treatment'),
    category: [consentDocument, concept(coding(kindSystem, wishCode, 'Considered wish of a young person'))],
    patient: { reference: `Patient/${patientId}` },
    dateTime: decidedOn.toString(),
    performer: [person(patientId, patientId)],
    policyRule: { text: 'BW 7:450(2)' },
    provision: { type: 'permit', code: [vaccineConcept(vaccine)] },
  }
}

/** Null: no such wish, or one that cannot be read. */
export function wishFromFhir(consent: Consent): CarriedWish | null {
  const vaccine = consent.provision?.code?.map((one) => vaccineOf(one)).find((one) => one !== null) ?? null
  const explanation = readWords(extensionOf(consent, 'explanation')?.valueString, 500)
  const decidedOn = readDay(consent.dateTime)
  if (!isWish(consent) || extensionOf(consent, 'said-to') !== undefined || vaccine === null) return null
  return decidedOn === null ? null : { id: (consent.id ?? '') as Id<'consideredWish'>, vaccine, explanation, decidedOn }
}

/** What was said to an organisation before the sender: history. It is no Consent in force, and reads as none. */
export function earlierWordToFhir(patientId: string, word: EarlierWord): Consent {
  const { id, saidBy, vaccine, says, how, saidAt, saidTo, explanation } = word
  return {
    resourceType: 'Consent',
    id,
    extension: [
      { url: ourExtension('said-to'), valueString: fhirText(saidTo) },
      ...(how === null ? [] : [{ url: ourExtension('how-said'), valueCode: how }]),
      { url: ourExtension('said'), valueCode: says },
      ...(explanation === null ? [] : [{ url: ourExtension('explanation'), valueString: fhirText(explanation) }]),
    ],
    status: 'inactive',
    scope: scope('treatment'),
    category: [consentDocument, concept(coding(kindSystem, 'vaccination', 'Vaccination'))],
    patient: { reference: `Patient/${patientId}` },
    dateTime: saidAt.toString(),
    performer: [person(patientId, saidBy)],
    policyRule: { text: 'Rijksvaccinatieprogramma' },
    provision: { code: [vaccineConcept(vaccine)] },
  }
}

/** Null: said to the sender itself, or what it says cannot be read. */
export function earlierWordFromFhir(consent: Consent): EarlierWord | null {
  const vaccine = consent.provision?.code?.map((one) => vaccineOf(one)).find((one) => one !== null) ?? null
  const saidTo = readWords(extensionOf(consent, 'said-to')?.valueString, 120)
  const [says, how] = [extensionOf(consent, 'said')?.valueCode, extensionOf(consent, 'how-said')?.valueCode]
  const [saidAt, saidBy] = [readMoment(consent.dateTime), personIn(consent.performer?.[0])]
  if (vaccine === null || saidTo === null || saidAt === null || saidBy === null || !isOneOf(earlierSays, says)) return null
  const explanation = readWords(extensionOf(consent, 'explanation')?.valueString, 500)
  return {
    id: (consent.id ?? '') as Id<'earlierWord'>,
    ...{ saidBy, vaccine, says, saidAt, saidTo, explanation },
    how: isOneOf(ways, how) ? how : null,
  }
}

/** Null: about something else, or what it says cannot be read. */
export function answerFromFhir(consent: Consent): Answer | null {
  const vaccine = consent.provision?.code?.map((one) => vaccineOf(one)).find((one) => one !== null) ?? null
  const how = extensionOf(consent, 'how-said')?.valueCode
  const saidAt = readMoment(consent.dateTime)
  const saidBy = personIn(consent.performer?.[0])
  if (extensionOf(consent, 'said-to') !== undefined || isWish(consent)) return null
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
