/** What followed on a vaccination, as an AdverseEvent about its dose. */
import type { AdverseEvent } from 'fhir/r4.js'
import type { Id } from '#platform/id.ts'
import { effectKinds } from '../../../vaccination/public-transfer.ts'
import type { CarriedEffect } from '../transfer/carried.ts'
import { coding, concept, extensionOf, ourExtension, ourSystem, fhirText } from './codes.ts'
import { isOneOf, readDay, readWords, referred } from './read.ts'

const kindSystem = ourSystem('side-effect')
const tellers = ['family', 'professional'] as const
const mostSigns = 2_000

export function effectToFhir(patientId: string, effect: CarriedEffect): AdverseEvent {
  const { id, doseId, beganOn, endedOn, kinds, toldBy, reportedOn, words } = effect
  return {
    resourceType: 'AdverseEvent',
    id,
    extension: [
      { url: ourExtension('told-by'), valueCode: toldBy },
      ...(endedOn === null ? [] : [{ url: ourExtension('ended-on'), valueDate: endedOn.toString() }]),
      // BDS 875.
      ...(reportedOn === null ? [] : [{ url: ourExtension('reported-on'), valueDate: reportedOn.toString() }]),
    ],
    actuality: 'actual',
    event: { ...concept(...kinds.map((kind) => coding(kindSystem, kind))), ...(words === null ? {} : { text: fhirText(words) }) },
    subject: { reference: `Patient/${patientId}` },
    date: beganOn.toString(),
    suspectEntity: [{ instance: { reference: `Immunization/${doseId}` } }],
  }
}

/** Null: of no dose, of no kind that we know, or its days cannot be read. */
export function effectFromFhir(event: AdverseEvent): CarriedEffect | null {
  const doseId = referred(event.suspectEntity?.[0]?.instance.reference, 'Immunization')
  const beganOn = readDay(event.date)
  const codes = (event.event?.coding ?? []).filter(({ system }) => system === kindSystem).map(({ code }) => code)
  const kinds = effectKinds.filter((kind) => codes.includes(kind))
  const toldBy = extensionOf(event, 'told-by')?.valueCode
  if (doseId === null || beganOn === null || kinds.length === 0 || !isOneOf(tellers, toldBy) || event.actuality !== 'actual') return null
  const endedOn = readDay(extensionOf(event, 'ended-on')?.valueDate)
  return {
    id: (event.id ?? '') as Id<'sideEffect'>,
    doseId: doseId as Id<'dose'>,
    ...{ beganOn, kinds, toldBy },
    endedOn: endedOn !== null && endedOn.since(beganOn).days < 0 ? null : endedOn,
    reportedOn: readDay(extensionOf(event, 'reported-on')?.valueDate),
    words: readWords(event.event?.text, mostSigns),
  }
}
