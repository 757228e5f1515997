/**
 * Code systems and codes of FHIR resources about youth health. Codes are those of the Dutch core profiles (zib 2020) where a profile names them; the
 * numbers of the Basisdataset JGZ (BDS 4) and of the national vaccination programme (RVP) go along as further codings.
 */
import type { CodeableConcept, Coding, Extension } from 'fhir/r4.js'
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Companion, Measure } from '../record/record.ts'

/** What has no public name of its own is named under this address. */
export const ourBase = 'https://opencjg.nl/fhir'
const dutchProfile = (name: string): string => `http://nictiz.nl/fhir/StructureDefinition/nl-core-${name}`

export const profiles = {
  patient: dutchProfile('Patient'),
  height: dutchProfile('BodyHeight'),
  weight: dutchProfile('BodyWeight'),
  head: dutchProfile('HeadCircumference'),
  development: dutchProfile('DevelopmentChild'),
  dose: dutchProfile('Vaccination-event'),
  recommendation: dutchProfile('Vaccination-request'),
  encounter: dutchProfile('Encounter'),
} as const

export const systems = {
  loinc: 'http://loinc.org',
  snomed: 'http://snomed.info/sct',
  ucum: 'http://unitsofmeasure.org',
  bsn: 'http://fhir.nl/fhir/NamingSystem/bsn',
  /** Elements of the BDS by their number. */
  bds: 'urn:oid:2.16.840.1.113883.2.4.4.40.267',
  /** Kinds of vaccinations of the RVP (BDS 461). */
  rvp: 'urn:oid:2.16.840.1.113883.2.4.4.40.76',
  observationCategory: 'http://terminology.hl7.org/CodeSystem/observation-category',
  actCode: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
} as const

/** A value list of the BDS: W0690 is 690. */
export const bdsList = (number: number): string => `urn:oid:2.16.840.1.113883.2.4.3.11.60.100.12.${number}`
export const ourSystem = (name: string): string => `${ourBase}/CodeSystem/${name}`
export const ourExtension = (name: string): string => `${ourBase}/StructureDefinition/${name}`

export const coding = (system: string, code: string, display?: string): Coding => ({
  ...{ system, code },
  ...(display === undefined ? {} : { display }),
})
export const concept = (...all: readonly Coding[]): CodeableConcept => ({ coding: [...all] })

/** A string of R4 knows a space, a tab and ends of lines: any other white space that people paste becomes a space. */
export const fhirText = (words: string): string => words.replaceAll(/[^\S \r\n\t]/g, ' ')

/** The code of one system in a concept; null when it is not there. */
export function codeIn(from: CodeableConcept | undefined, system: string): string | null {
  return from?.coding?.find((one) => one.system === system)?.code ?? null
}

/** The extension of ours with this name; undefined when it is not there. */
export function extensionOf(from: { readonly extension?: readonly Extension[] | undefined }, name: string): Extension | undefined {
  return from.extension?.find(({ url }) => url === ourExtension(name))
}

type MeasureCode = {
  readonly code: Coding
  /** What a unit of FHIR is in ours: centimetres are ten millimetres, kilograms a thousand grams. */
  readonly unit: 'cm' | 'kg'
  readonly bds: string | null
  readonly profile: string | null
}

const ofLoinc = (code: string, display: string): Coding => coding(systems.loinc, code, display)
const ofOurs = (code: Measure, display: string): Coding => coding(ourSystem('measure'), code, display)
export const measureCodes: Readonly<Record<Measure, MeasureCode>> = {
  height: { code: ofLoinc('8302-2', 'Body height'), unit: 'cm', bds: '235', profile: profiles.height },
  weight: { code: ofLoinc('29463-7', 'Body weight'), unit: 'kg', bds: '245', profile: profiles.weight },
  head: { code: ofLoinc('9843-4', 'Head Occipital-frontal circumference'), unit: 'cm', bds: '252', profile: profiles.head },
  waist: { code: ofOurs('waist', 'Waist circumference'), unit: 'cm', bds: '1485', profile: null },
  arm: { code: ofOurs('arm', 'Upper arm circumference'), unit: 'cm', bds: null, profile: null },
  hip: { code: ofOurs('hip', 'Hip circumference'), unit: 'cm', bds: null, profile: null },
  'sitting-height': { code: ofOurs('sitting-height', 'Sitting height'), unit: 'cm', bds: null, profile: null },
}

/** RVP kind (source: RIVM code list), and SNOMED CT where one concept stands for the vaccine that is used. RSV is an antibody: no code was found. */
export const vaccineCodes: Readonly<
  Record<Vaccine, { readonly name: string; readonly rvp: string | null; readonly snomed: string | null }>
> = {
  HEX: { name: 'DKTP-Hib-HepB', rvp: '11', snomed: '871895005' },
  PNEU: { name: 'Pneumokokken', rvp: '08', snomed: '836398006' },
  ROTA: { name: 'Rotavirus', rvp: '29', snomed: '871761004' },
  BMR: { name: 'BMR', rvp: '04', snomed: '871831003' },
  MENACWY: { name: 'MenACWY', rvp: '28', snomed: '871873006' },
  HPV: { name: 'HPV', rvp: '09', snomed: '836379009' },
  DKT: { name: 'DKT', rvp: '13', snomed: '2051000221107' },
  DKTP_BOOSTER: { name: 'DKTP booster', rvp: '27', snomed: '871894009' },
  DTP: { name: 'DTP', rvp: '02', snomed: null },
  HEPB0: { name: 'Hepatitis B', rvp: '05', snomed: '871822003' },
  RSV: { name: 'RSV', rvp: null, snomed: null },
}

export function vaccineConcept(vaccine: Vaccine): CodeableConcept {
  const { name, rvp, snomed } = vaccineCodes[vaccine]
  return concept(
    ...(snomed === null ? [] : [coding(systems.snomed, snomed)]),
    ...(rvp === null ? [] : [coding(systems.rvp, rvp, name)]),
    coding(ourSystem('vaccine'), vaccine, name),
  )
}

/** By our own name, else by the kind of the RVP; null: none that we know. */
export function vaccineOf(from: CodeableConcept | undefined): Vaccine | null {
  const own = codeIn(from, ourSystem('vaccine'))
  const rvp = codeIn(from, systems.rvp)
  const snomed = codeIn(from, systems.snomed)
  const found = (Object.entries(vaccineCodes) as [Vaccine, (typeof vaccineCodes)[Vaccine]][]).find(([vaccine, codes]) =>
    own !== null ? vaccine === own : rvp !== null ? codes.rvp === rvp : snomed !== null && codes.snomed === snomed,
  )
  return found?.[0] ?? null
}

/** BDS W0193 has more than we ask: what is alike goes out by its number. */
export const companionCodes: Readonly<Record<Exclude<Companion, 'both' | 'alone'>, string>> = {
  mother: '01',
  father: '02',
  'foster-parent': '06',
  guardian: '11',
  other: '98',
}
