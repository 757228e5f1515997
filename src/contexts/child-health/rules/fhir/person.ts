/** Somebody of the family in a resource: named by an id of the sender, and no resource of its own; the child by its Patient. */
import type { Reference } from 'fhir/r4.js'
import { ourSystem } from './codes.ts'
import { referred } from './read.ts'

const personSystem = ourSystem('person')

export function person(patientId: string, id: string): Reference {
  return id === patientId
    ? { reference: `Patient/${patientId}` }
    : { type: 'RelatedPerson', identifier: { system: personSystem, value: id } }
}

/** The id that a reference names; null: it names nobody. */
export function personIn(reference: Reference | undefined): string | null {
  const id = reference?.identifier?.value ?? referred(reference?.reference, 'Patient')
  return typeof id === 'string' && /^[A-Za-z0-9.-]{1,64}$/.test(id) ? id : null
}
