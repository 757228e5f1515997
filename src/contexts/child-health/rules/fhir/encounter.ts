/** A contact as nl-core-Encounter. How it went, with whom and in which form goes along by the value lists of the BDS. */
import type { Coding, Encounter, Extension } from 'fhir/r4.js'
import type { Id } from '#platform/id.ts'
import { isSooner } from '#platform/time.ts'
import type { Companion, Contact, ContactOutcome, ContactStatus } from '../record/record.ts'
import {
  bdsList,
  codeIn,
  coding,
  companionCodes,
  concept,
  extensionOf,
  ourExtension,
  ourSystem,
  profiles,
  systems,
  fhirText,
} from './codes.ts'
import { isOneOf, readDay, readMoment, readWords, referred } from './read.ts'

const statuses: Readonly<Record<ContactStatus, Encounter['status']>> = {
  due: 'planned',
  invited: 'planned',
  begun: 'in-progress',
  realised: 'finished',
  'not-realised': 'cancelled',
  cancelled: 'cancelled',
}
const outcomes: readonly ContactOutcome[] = ['01', '02', '03', '04', '05', '06', '07']
const companions: readonly Companion[] = ['mother', 'father', 'both', 'foster-parent', 'guardian', 'other', 'alone']
const ourStatus = ourSystem('contact-status')
const moments = ourSystem('contact-moment')
/** BDS W0679: by video, letter, messages and telephone there is no meeting; 06 is a home visit. */
const virtual = new Set(['01', '02', '08', '09'])

/** `indication`: why it was added, in words; the API does not tell it. */
export function encounterToFhir(contact: Contact & { readonly indication?: string | null }): Encounter {
  const { form, discipline, moment, heldOn, plannedAt } = contact
  const period =
    heldOn !== null ? { start: heldOn.toString(), end: heldOn.toString() } : plannedAt === null ? null : { start: plannedAt.toString() }
  return {
    resourceType: 'Encounter',
    id: contact.id,
    meta: { profile: [profiles.encounter] },
    extension: extensionsOf(contact),
    status: statuses[contact.status],
    class: classOf(form),
    type: [
      ...(moment === null ? [] : [concept(coding(moments, moment))]),
      ...(form === null ? [] : [concept(coding(bdsList(679), form))]),
      concept(coding(ourSystem('contact-kind'), contact.kind)),
    ],
    ...(discipline === null ? {} : { serviceType: concept(coding(bdsList(686), discipline)) }),
    subject: { reference: `Patient/${contact.personId}` },
    ...(period === null ? {} : { period }),
    ...(contact.indication == null ? {} : { reasonCode: [{ text: fhirText(contact.indication) }] }),
  }
}

function classOf(form: string | null): Coding {
  if (form === '06') return coding(systems.actCode, 'HH', 'home health')
  return form !== null && virtual.has(form) ? coding(systems.actCode, 'VR', 'virtual') : coding(systems.actCode, 'AMB', 'ambulatory')
}

function extensionsOf({ status, outcome, companion, dueFrom, dueOn, dueUntil, plannedAt }: Contact): Extension[] {
  const of = (name: string, value: Omit<Extension, 'url'>): Extension => ({ url: ourExtension(name), ...value })
  const bds = companion === null || companion === 'both' || companion === 'alone' ? null : companionCodes[companion]
  return [
    of('contact-status', { valueCoding: coding(ourStatus, status) }),
    of('due-period', { valuePeriod: { start: dueFrom.toString(), end: dueUntil.toString() } }),
    of('due-on', { valueDate: dueOn.toString() }),
    ...(plannedAt === null ? [] : [of('planned-at', { valueDateTime: plannedAt.toString() })]),
    ...(outcome === null ? [] : [of('outcome', { valueCoding: coding(bdsList(690), outcome) })]),
    ...(companion === null
      ? []
      : [
          of('companion', {
            valueCodeableConcept: concept(coding(ourSystem('companion'), companion), ...(bds === null ? [] : [coding(bdsList(193), bds)])),
          }),
        ]),
  ]
}

const isMoment = /^[a-z0-9.-]{1,24}$/
const isForm = /^(0[1-9]|98)$/
const isDiscipline = /^(0[1-8]|98)$/

/** Who held it is a colleague of the sender and stays there. Null: no contact of ours, or one that cannot be as it says. */
export function encounterFromFhir(encounter: Encounter): (Contact & { readonly indication: string | null }) | null {
  const typeIn = (system: string): string | null => encounter.type?.map((one) => codeIn(one, system)).find((code) => code !== null) ?? null
  const status = extensionOf(encounter, 'contact-status')?.valueCoding?.code
  const window = extensionOf(encounter, 'due-period')?.valuePeriod
  const [dueFrom, dueOn] = [readDay(window?.start), readDay(extensionOf(encounter, 'due-on')?.valueDate)]
  const dueUntil = readDay(window?.end)
  if (!isOneOf(Object.keys(statuses) as ContactStatus[], status) || dueFrom === null || dueOn === null || dueUntil === null) return null
  const [form, discipline] = [typeIn(bdsList(679)), codeIn(encounter.serviceType, bdsList(686))]
  const outcome = extensionOf(encounter, 'outcome')?.valueCoding?.code
  const companion = codeIn(extensionOf(encounter, 'companion')?.valueCodeableConcept, ourSystem('companion'))
  const contact = {
    id: (encounter.id ?? '') as Id<'contact'>,
    personId: (referred(encounter.subject?.reference, 'Patient') ?? '') as Id<'person'>,
    kind: typeIn(ourSystem('contact-kind')) === 'planned' ? 'planned' : 'extra',
    moment: typeIn(moments),
    ...{ dueFrom, dueOn, dueUntil, status },
    outcome: isOneOf(outcomes, outcome) ? outcome : null,
    form: form !== null && isForm.test(form) ? form : null,
    discipline: discipline !== null && isDiscipline.test(discipline) ? discipline : null,
    plannedAt: readMoment(extensionOf(encounter, 'planned-at')?.valueDateTime),
    heldOn: status === 'realised' ? readDay(encounter.period?.start) : null,
    heldBy: null,
    companion: isOneOf(companions, companion) ? companion : null,
    version: 1,
    indication: readWords(encounter.reasonCode?.[0]?.text, 500),
  } satisfies Contact & { readonly indication: string | null }
  return isSound(contact) ? contact : null
}

/** As the record keeps contacts: of the schedule with its moment, within its window, and with an outcome and a day when it is over. */
function isSound({ kind, moment, dueFrom, dueOn, dueUntil, status, outcome, heldOn }: Contact): boolean {
  const isOver = status === 'realised' || status === 'not-realised' || status === 'cancelled'
  const isMomentRight = moment === null ? kind === 'extra' : kind === 'planned' && isMoment.test(moment)
  const isInOrder = !isSooner(dueOn, dueFrom) && !isSooner(dueUntil, dueOn)
  return isMomentRight && isInOrder && isOver === (outcome !== null) && (status === 'realised') === (heldOn !== null)
}
