/** Who it is, as nl-core-Patient. An unknown birth date is left out; the citizen service number goes along only when it is handed over on purpose. */
import type { HumanName, Patient } from 'fhir/r4.js'
import type { Child, PersonName, Sex } from '../../../families/public-child.ts'
import type { PlainDate } from '#platform/time.ts'
import { coding, concept, ourExtension, extensionOf, profiles, systems } from './codes.ts'
import { readDay } from './read.ts'

export type PatientFacts = PersonName & Pick<Child, 'birthDate' | 'expectedOn' | 'sex' | 'deceasedOn'> & { readonly bsn: string | null }

const genders: Readonly<Record<Sex, { readonly gender: 'female' | 'male' | 'other' | 'unknown'; readonly code: string }>> = {
  female: { gender: 'female', code: 'F' },
  male: { gender: 'male', code: 'M' },
  x: { gender: 'other', code: 'UN' },
  unknown: { gender: 'unknown', code: 'UNK' },
}
const hl7 = 'http://hl7.org/fhir/StructureDefinition'
const dutchSpecification = 'http://nictiz.nl/fhir/StructureDefinition/ext-CodeSpecification'
const genderSystem = 'http://terminology.hl7.org/CodeSystem/v3-AdministrativeGender'
const nullSystem = 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor'

export function patientToFhir(id: string, facts: PatientFacts): Patient {
  const { gender, code } = genders[facts.sex]
  const codeOfSex = concept(coding(code === 'UNK' ? nullSystem : genderSystem, code))
  return {
    resourceType: 'Patient',
    id,
    meta: { profile: [profiles.patient] },
    ...(facts.expectedOn === null ? {} : { extension: [{ url: ourExtension('expected-on'), valueDate: facts.expectedOn.toString() }] }),
    ...(facts.bsn === null ? {} : { identifier: [{ system: systems.bsn, value: facts.bsn }] }),
    name: namesOf(facts),
    gender,
    _gender: { extension: [{ url: dutchSpecification, valueCodeableConcept: codeOfSex }] },
    ...(facts.birthDate === null ? {} : { birthDate: facts.birthDate.toString() }),
    ...(facts.deceasedOn === null ? {} : { deceasedDateTime: facts.deceasedOn.toString() }),
  }
}

function namesOf({ givenNames, callName, prefix, familyName }: PersonName): HumanName[] {
  const given = words(givenNames)
  const family = [prefix, familyName].filter((part) => part !== '').join(' ')
  const text = [...given, family].filter((part) => part !== '').join(' ')
  const isGiven = { extension: [{ url: `${hl7}/iso21090-EN-qualifier`, valueCode: 'BR' }] }
  const parts = [
    ...(prefix === '' ? [] : [{ url: `${hl7}/humanname-own-prefix`, valueString: prefix }]),
    { url: `${hl7}/humanname-own-name`, valueString: familyName },
  ]
  const official: HumanName = {
    use: 'official',
    ...(text === '' ? {} : { text }),
    ...(familyName === '' ? {} : { family, _family: { extension: parts } }),
    ...(given.length === 0 ? {} : { given, _given: given.map(() => isGiven) }),
  }
  return [official, ...(callName === '' ? [] : [{ use: 'usual' as const, given: [callName] }])]
}

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '')

/** What a Patient tells of who it is; null when it has no official name or its sex is not told. */
export function patientFromFhir(patient: Patient): PatientFacts | null {
  const official = patient.name?.find(({ use }) => use === 'official')
  if (official === undefined) return null
  const own = (name: string): string | undefined => official._family?.extension?.find(({ url }) => url === `${hl7}/${name}`)?.valueString
  const givenNames = (official.given ?? []).join(' ')
  const sex = (Object.entries(genders) as [Sex, (typeof genders)[Sex]][]).find(([, { gender }]) => gender === patient.gender)?.[0]
  return {
    givenNames,
    callName: patient.name?.find(({ use }) => use === 'usual')?.given?.[0] ?? givenNames.split(' ')[0] ?? '',
    prefix: own('humanname-own-prefix') ?? '',
    familyName: own('humanname-own-name') ?? official.family ?? '',
    birthDate: readDay(patient.birthDate),
    expectedOn: readDay(extensionOf(patient, 'expected-on')?.valueDate),
    sex: sex ?? 'unknown',
    deceasedOn: readDay(patient.deceasedDateTime),
    bsn: patient.identifier?.find(({ system }) => system === systems.bsn)?.value ?? null,
  }
}

export const isSameDay = (a: PlainDate | null, b: PlainDate | null): boolean => (a === null ? b === null : b !== null && a.equals(b))
