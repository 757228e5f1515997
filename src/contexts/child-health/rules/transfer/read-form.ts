/** The outer form of a bundle from outside, before anything in it is used: JSON in UTF-8, a collection with one child in it, of a size that a record has. */
import type { Bundle, FhirResource, Patient } from 'fhir/r4.js'
import { err, ok, type Result } from '#platform/result.ts'
import { patientFromFhir } from '../fhir/patient.ts'
import { readTransferBundle, type ReadBundle } from './bundle.ts'

export const mostBundleBytes = 4 * 1024 * 1024
export const mostResources = 5_000
export type FormFault = { readonly kind: 'not-json' | 'not-a-bundle' | 'too-many' | 'not-one-child' | 'child-unreadable' | 'other-child' }

/** A bundle in which one thing has another shape than R4 is refused whole: what was signed is not guessed at. */
export function readBundle(bytes: Uint8Array): Result<ReadBundle, FormFault> {
  const json = parse(bytes)
  if (json === undefined) return err({ kind: 'not-json' })
  if (!isBundle(json) || json.type !== 'collection') return err({ kind: 'not-a-bundle' })
  if ((json.entry ?? []).length > mostResources) return err({ kind: 'too-many' })
  try {
    return readChild(json)
  } catch (problem) {
    if (problem instanceof TypeError) return err({ kind: 'not-a-bundle' })
    throw problem
  }
}

function readChild({ entry = [], timestamp = '' }: Bundle<FhirResource>): Result<ReadBundle, FormFault> {
  const resources = entry.flatMap(({ resource }) => (resource === undefined ? [] : [resource]))
  const [patient, ...more] = resources.filter((one): one is Patient => one.resourceType === 'Patient')
  if (patient?.id === undefined || more.length > 0) return err({ kind: 'not-one-child' })
  // A resource about somebody else would come into this file under the name of the child.
  const whose = `Patient/${patient.id}`
  if (resources.some((one) => subjectsOf(one).some((reference) => reference !== whose))) return err({ kind: 'other-child' })
  const facts = patientFromFhir(patient)
  return facts === null
    ? err({ kind: 'child-unreadable' })
    : ok(readTransferBundle({ timestamp, resources, patientId: patient.id, patient: facts }))
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch {
    return undefined
  }
}

function isBundle(json: unknown): json is Bundle<FhirResource> {
  const bundle = json as Partial<Bundle> | null
  const isEntry = (one: unknown): boolean => {
    const resource = (one as { readonly resource?: { readonly resourceType?: unknown } } | null)?.resource
    return typeof resource === 'object' && (resource as object | null) !== null && typeof resource.resourceType === 'string'
  }
  return (
    typeof json === 'object' &&
    bundle?.resourceType === 'Bundle' &&
    (bundle.entry === undefined || (Array.isArray(bundle.entry) && bundle.entry.every(isEntry)))
  )
}

/** Whom a resource of the kinds that we read says it is about; one that says nothing is of nobody. */
function subjectsOf(one: FhirResource): string[] {
  if (
    one.resourceType === 'Observation' ||
    one.resourceType === 'Encounter' ||
    one.resourceType === 'DocumentReference' ||
    one.resourceType === 'ServiceRequest' ||
    one.resourceType === 'AdverseEvent' ||
    one.resourceType === 'Communication' ||
    one.resourceType === 'QuestionnaireResponse'
  )
    return [one.subject?.reference ?? '']
  return one.resourceType === 'Immunization' || one.resourceType === 'Consent' || one.resourceType === 'DetectedIssue'
    ? [one.patient?.reference ?? '']
    : []
}
