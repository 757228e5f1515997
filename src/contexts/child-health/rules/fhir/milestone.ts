/** An answer to an item of the Van Wiechen scheme as an Observation, and those of a day together as nl-core-DevelopmentChild. */
import type { Observation } from 'fhir/r4.js'
import type { Id } from '#platform/id.ts'
import type { Milestone, MilestoneAnswer } from '../record/record.ts'
import { bdsMilestones } from './bds-milestones.ts'
import { bdsList, codeIn, coding, concept, ourSystem, profiles, systems } from './codes.ts'
import { readDay, referred } from './read.ts'

const survey = concept(coding(systems.observationCategory, 'exam', 'Exam'))
/** BDS W0438. */
const answers: Readonly<Record<MilestoneAnswer, string>> = { '+': '1', '-': '2', M: '3' }
const sides = { right: coding(systems.snomed, '24028007', 'Right'), left: coding(systems.snomed, '7771000', 'Left') } as const
const scheme = ourSystem('van-wiechen')
const isItem = /^[0-9]{1,2}[a-c]?$/

export function milestoneToFhir(patientId: string, milestone: Milestone): Observation {
  const { item, side, answer } = milestone
  const bds = bdsMilestones[item.replace(/[a-c]$/, '')]?.[side]
  return {
    resourceType: 'Observation',
    id: milestone.id,
    status: 'final',
    category: [survey],
    code: concept(coding(scheme, item, `Van Wiechen ${item}`), ...(bds === undefined ? [] : [coding(systems.bds, bds)])),
    subject: { reference: `Patient/${patientId}` },
    ...(milestone.contactId === null ? {} : { encounter: { reference: `Encounter/${milestone.contactId}` } }),
    effectiveDateTime: milestone.observedOn.toString(),
    valueCodeableConcept: concept(coding(bdsList(438), answers[answer], answer)),
    ...(side === 'none' ? {} : { bodySite: concept(sides[side]) }),
  }
}

/** Null: not an answer to an item, or one that is not final or cannot be read. */
export function milestoneFromFhir(observation: Observation): Milestone | null {
  const item = codeIn(observation.code, scheme)
  const observedOn = readDay(observation.effectiveDateTime)
  const given = codeIn(observation.valueCodeableConcept, bdsList(438))
  const answer = (Object.entries(answers) as [MilestoneAnswer, string][]).find(([, code]) => code === given)?.[0]
  if (item === null || !isItem.test(item) || observedOn === null || answer === undefined || observation.status !== 'final') return null
  const site = codeIn(observation.bodySite, systems.snomed)
  return {
    id: (observation.id ?? '') as Id<'milestone'>,
    contactId: referred(observation.encounter?.reference, 'Encounter') as Id<'contact'> | null,
    ...{ observedOn, item, answer },
    side: site === sides.right.code ? 'right' : site === sides.left.code ? 'left' : 'none',
  }
}

/** One for each day on which milestones were asked. */
export function developmentObservations(patientId: string, all: readonly Milestone[]): Observation[] {
  const days = [...new Set(all.map(({ observedOn }) => observedOn.toString()))]
  return days.map((day) => ({
    resourceType: 'Observation',
    id: `${patientId}.development.${day}`,
    meta: { profile: [profiles.development] },
    status: 'final',
    code: concept(coding(systems.snomed, '251803000', 'bevinding betreffende ontwikkeling van kind')),
    subject: { reference: `Patient/${patientId}` },
    effectiveDateTime: day,
    hasMember: all.filter(({ observedOn }) => observedOn.toString() === day).map(({ id }) => ({ reference: `Observation/${id}` })),
  }))
}
