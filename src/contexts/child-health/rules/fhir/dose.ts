/** A vaccination that was given as nl-core-Vaccination-event, with the batch number (BDS 472) as its lot number. */
import type { Coding, Immunization } from 'fhir/r4.js'
import { deviations, type Deviation, type Dose, type Elsewhere, type Site } from '../../../vaccination/public.ts'
import type { Id } from '#platform/id.ts'
import { codeIn, coding, concept, extensionOf, ourExtension, ourSystem, profiles, systems, vaccineConcept, vaccineOf } from './codes.ts'
import { isOneOf, readDay, referred } from './read.ts'

const sites: Readonly<Record<Site, Coding>> = {
  'left-arm': coding(systems.snomed, '368208006', 'Left upper arm structure'),
  'right-arm': coding(systems.snomed, '368209003', 'Right upper arm structure'),
  'left-leg': coding(systems.snomed, '61396006', 'Structure of left thigh'),
  'right-leg': coding(systems.snomed, '11207009', 'Structure of right thigh'),
  mouth: coding(systems.snomed, '123851003', 'Mouth region structure'),
}
const elsewheres: readonly Elsewhere[] = ['vaccination-card', 'register', 'abroad', 'told-by-parent', 'transfer']
const origin = ourSystem('dose-origin')
const isBatchNumber = /^[A-Z0-9][A-Z0-9-]{1,19}$/

export function doseToFhir(patientId: string, dose: Dose): Immunization {
  return {
    resourceType: 'Immunization',
    id: dose.id,
    meta: { profile: [profiles.dose] },
    ...(dose.deviates === null ? {} : { extension: [{ url: ourExtension('deviates'), valueCode: dose.deviates }] }),
    status: 'completed',
    vaccineCode: { ...vaccineConcept(dose.vaccine), ...(dose.product === null ? {} : { text: dose.product }) },
    patient: { reference: `Patient/${patientId}` },
    ...(dose.contactId === null ? {} : { encounter: { reference: `Encounter/${dose.contactId}` } }),
    occurrenceDateTime: dose.givenOn.toString(),
    primarySource: dose.elsewhere === null,
    ...(dose.elsewhere === null ? {} : { reportOrigin: concept(coding(origin, dose.elsewhere)) }),
    ...(dose.batchNumber === null ? {} : { lotNumber: dose.batchNumber }),
    ...(dose.site === null ? {} : { site: concept(sites[dose.site]) }),
  }
}

/**
 * What somebody else gave is a dose that was given elsewhere: of no batch of ours, and told by the transfer unless the sender had it from hearsay too.
 * Null: not given, or its vaccine or day cannot be read.
 */
export function doseFromFhir(immunization: Immunization): Dose | null {
  const vaccine = vaccineOf(immunization.vaccineCode)
  const givenOn = readDay(immunization.occurrenceDateTime)
  if (vaccine === null || givenOn === null || immunization.status !== 'completed') return null
  const told = codeIn(immunization.reportOrigin, origin)
  const deviates = extensionOf(immunization, 'deviates')?.valueCode
  const site = codeIn(immunization.site, systems.snomed)
  const lot = immunization.lotNumber?.trim().toUpperCase() ?? ''
  return {
    id: (immunization.id ?? '') as Id<'dose'>,
    ...{ vaccine, givenOn, batchId: null },
    batchNumber: isBatchNumber.test(lot) ? lot : null,
    product: immunization.vaccineCode.text?.trim().slice(0, 60) || null,
    site: (Object.entries(sites) as [Site, Coding][]).find(([, one]) => one.code === site)?.[0] ?? null,
    elsewhere: isOneOf(elsewheres, told) ? told : 'transfer',
    deviates: isOneOf<Deviation>(deviations, deviates) ? deviates : null,
    contactId: referred(immunization.encounter?.reference, 'Encounter') as Id<'contact'> | null,
  }
}
