/** One of the four kinds of no, as an Immunization that was not done, with its reason by the value list of the BDS (683) where that has it. */
import type { Immunization } from 'fhir/r4.js'
import type { Id } from '#platform/id.ts'
import type { RefrainKind } from '../../../vaccination/public.ts'
import { refrainKinds } from '../../../vaccination/public-transfer.ts'
import type { CarriedRefrain } from '../transfer/carried.ts'
import { bdsList, codeIn, coding, concept, extensionOf, ourExtension, ourSystem, vaccineConcept, vaccineOf } from './codes.ts'
import { isOneOf, readDay, readMoment, readWords } from './read.ts'

/** BDS W0323: 1 medical, 2 does not take part. A not-now has no place in it. */
const bdsKinds: Partial<Readonly<Record<RefrainKind, string>>> = { objection: '2', 'contra-indication': '1', 'declined-after-talk': '2' }
const kindSystem = ourSystem('refrain')
const mostSigns = 500

export function refrainToFhir(patientId: string, refrain: CarriedRefrain): Immunization {
  const { id, vaccine, kind, untilDay, decidedOn, endedAt, reason } = refrain
  const bds = bdsKinds[kind]
  const extensions = [
    ...(untilDay === null ? [] : [{ url: ourExtension('until-day'), valueDate: untilDay.toString() }]),
    ...(endedAt === null ? [] : [{ url: ourExtension('ended-at'), valueDateTime: endedAt.toString() }]),
  ]
  return {
    resourceType: 'Immunization',
    id,
    ...(extensions.length === 0 ? {} : { extension: extensions }),
    status: 'not-done',
    statusReason: concept(coding(kindSystem, kind), ...(bds === undefined ? [] : [coding(bdsList(323), bds)])),
    vaccineCode: vaccineConcept(vaccine),
    patient: { reference: `Patient/${patientId}` },
    occurrenceDateTime: decidedOn.toString(),
    ...(reason === null ? {} : { note: [{ text: reason }] }),
  }
}

/** Null: something that was given, or a no that cannot be read. */
export function refrainFromFhir(immunization: Immunization): CarriedRefrain | null {
  const [vaccine, kind] = [vaccineOf(immunization.vaccineCode), codeIn(immunization.statusReason, kindSystem)]
  const decidedOn = readDay(immunization.occurrenceDateTime)
  if (vaccine === null || !isOneOf(refrainKinds, kind) || decidedOn === null || immunization.status !== 'not-done') return null
  const untilDay = readDay(extensionOf(immunization, 'until-day')?.valueDate)
  const endsAfter = untilDay !== null && untilDay.since(decidedOn).days > 0
  if ((kind === 'not-now') !== (untilDay !== null) || (untilDay !== null && !endsAfter)) return null
  return {
    id: (immunization.id ?? '') as Id<'refrain'>,
    ...{ vaccine, kind, untilDay, decidedOn },
    endedAt: readMoment(extensionOf(immunization, 'ended-at')?.valueDateTime),
    reason: readWords(immunization.note?.[0]?.text, mostSigns),
  }
}
