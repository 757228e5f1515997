/** What the FHIR API serves: the resources with their profiles and search parameters. The routes, the search and the CapabilityStatement all read this. */
import type {
  AdverseEvent,
  CodeableConcept,
  Consent,
  DetectedIssue,
  Encounter,
  Immunization,
  ImmunizationRecommendation,
  Observation,
  Patient,
  ServiceRequest,
} from 'fhir/r4.js'
import { profiles } from './codes.ts'

export type Served =
  | Patient
  | Observation
  | Immunization
  | ImmunizationRecommendation
  | Encounter
  | Consent
  | AdverseEvent
  | DetectedIssue
  | ServiceRequest
export type ServedType = Served['resourceType']

export type SearchParameter = {
  readonly name: string
  readonly type: 'token' | 'reference' | 'date' | 'string'
  readonly documentation: string
  /** Personal: by POST alone, never in an address. */
  readonly postOnly?: true
}
export type ServedResource = {
  readonly type: ServedType
  readonly supportedProfiles: readonly string[]
  readonly parameters: readonly SearchParameter[]
}

const id: SearchParameter = { name: '_id', type: 'token', documentation: 'One or more ids' }
const patient: SearchParameter = { name: 'patient', type: 'reference', documentation: 'Whose; needed when there is no _id' }
const date = (what: string): SearchParameter => ({ name: 'date', type: 'date', documentation: `${what}; eq, ne, gt, ge, lt, le` })
const coded = (name: string): SearchParameter => ({ name, type: 'token', documentation: 'code, or system|code' })

export const servedResources: readonly ServedResource[] = [
  {
    type: 'Patient',
    supportedProfiles: [profiles.patient],
    parameters: [
      id,
      { name: 'name', type: 'string', documentation: 'As it is written or sounds, by POST alone', postOnly: true },
      { name: 'birthdate', type: 'date', documentation: 'A whole day, by POST alone', postOnly: true },
      { name: 'identifier', type: 'token', documentation: 'The citizen service number, by POST alone', postOnly: true },
    ],
  },
  {
    type: 'Observation',
    supportedProfiles: [profiles.height, profiles.weight, profiles.head, profiles.development],
    parameters: [id, patient, coded('code'), date('Of the observation')],
  },
  {
    type: 'Immunization',
    supportedProfiles: [profiles.dose],
    parameters: [id, patient, coded('vaccine-code'), date('Of the vaccination')],
  },
  { type: 'ImmunizationRecommendation', supportedProfiles: [profiles.recommendation], parameters: [id, patient, coded('vaccine-type')] },
  { type: 'Encounter', supportedProfiles: [profiles.encounter], parameters: [id, patient, date('On which it was, or is planned')] },
  { type: 'Consent', supportedProfiles: [], parameters: [id, patient, coded('category'), date('On which it was said or asked')] },
  { type: 'AdverseEvent', supportedProfiles: [], parameters: [id, patient, coded('event'), date('On which it began')] },
  {
    type: 'DetectedIssue',
    supportedProfiles: [],
    parameters: [id, patient, coded('code'), { ...date('On which it was raised'), name: 'identified' }],
  },
  {
    type: 'ServiceRequest',
    supportedProfiles: [],
    parameters: [id, patient, coded('performer-type'), { ...date('On which somebody was sent on'), name: 'authored' }],
  },
]

export const findServed = (type: string): ServedResource | null => servedResources.find((one) => one.type === type) ?? null

/** The day or moment by which a resource is searched and ordered; null when it has none. */
export function dateOf(resource: Served): string | null {
  switch (resource.resourceType) {
    case 'Observation':
      return resource.effectiveDateTime ?? null
    case 'Immunization':
      return resource.occurrenceDateTime ?? null
    case 'Encounter':
      return resource.period?.start ?? null
    case 'Consent':
      return resource.dateTime ?? null
    case 'ImmunizationRecommendation':
      return resource.recommendation[0]?.dateCriterion?.[0]?.value ?? null
    case 'AdverseEvent':
      return resource.date ?? null
    case 'DetectedIssue':
      return resource.identifiedDateTime ?? null
    case 'ServiceRequest':
      return resource.authoredOn ?? null
    case 'Patient':
      return null
  }
}

/** What a token parameter of a resource is held against. */
export function conceptsOf(resource: Served, parameter: string): readonly CodeableConcept[] {
  if (resource.resourceType === 'Observation' && parameter === 'code') return [resource.code]
  if (resource.resourceType === 'Immunization' && parameter === 'vaccine-code') return [resource.vaccineCode]
  if (resource.resourceType === 'ImmunizationRecommendation' && parameter === 'vaccine-type')
    return resource.recommendation.flatMap(({ vaccineCode = [] }) => vaccineCode)
  if (resource.resourceType === 'AdverseEvent' && parameter === 'event') return listOf(resource.event)
  if (resource.resourceType === 'DetectedIssue' && parameter === 'code') return listOf(resource.code)
  if (resource.resourceType === 'ServiceRequest' && parameter === 'performer-type') return listOf(resource.performerType)
  return resource.resourceType === 'Consent' && parameter === 'category' ? resource.category : []
}

const listOf = (concept: CodeableConcept | undefined): readonly CodeableConcept[] => (concept === undefined ? [] : [concept])
