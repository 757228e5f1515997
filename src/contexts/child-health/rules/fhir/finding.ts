/** What was looked at of the body, and advice that was given, as Observations with codes of our own lists. */
import type { Observation } from 'fhir/r4.js'
import { codeIn, coding, concept, ourSystem } from './codes.ts'
import { isOneOf, referred } from './read.ts'

export const results = ['fine', 'attention'] as const
export type Finding = {
  readonly id: string
  readonly contactId: string
  readonly topic: string
  readonly result: (typeof results)[number]
  readonly remark: string | null
}
export type Advice = { readonly id: string; readonly contactId: string; readonly topic: string; readonly advice: string }

const topics = ourSystem('finding')
const adviceTopics = ourSystem('advice-topic')
const resultSystem = ourSystem('finding-result')
const adviceSystem = ourSystem('advice')
const mostSigns = 4_000

const base = (patientId: string, id: string, contactId: string, on: string | null) => ({
  ...{ resourceType: 'Observation' as const, id, status: 'final' as const, subject: { reference: `Patient/${patientId}` } },
  encounter: { reference: `Encounter/${contactId}` },
  ...(on === null ? {} : { effectiveDateTime: on }),
})

/** `on`: the day of its contact. */
export function findingToFhir(patientId: string, finding: Finding, on: string | null): Observation {
  return {
    ...base(patientId, finding.id, finding.contactId, on),
    code: concept(coding(topics, finding.topic)),
    valueCodeableConcept: concept(coding(resultSystem, finding.result)),
    ...(finding.remark === null ? {} : { note: [{ text: finding.remark }] }),
  }
}

export function adviceToFhir(patientId: string, advice: Advice, on: string | null): Observation {
  return {
    ...base(patientId, advice.id, advice.contactId, on),
    code: concept(coding(adviceTopics, advice.topic)),
    valueCodeableConcept: concept(coding(adviceSystem, advice.advice)),
  }
}

const isTopic = /^[a-z-]{2,30}$/
const isAdvice = /^[a-z-]{2,40}$/

export function findingFromFhir(observation: Observation): Finding | null {
  const [topic, result] = [codeIn(observation.code, topics), codeIn(observation.valueCodeableConcept, resultSystem)]
  const contactId = referred(observation.encounter?.reference, 'Encounter')
  if (topic === null || !isTopic.test(topic) || !isOneOf(results, result) || contactId === null || observation.status !== 'final')
    return null
  const remark = observation.note?.[0]?.text.trim() ?? ''
  return { id: observation.id ?? '', contactId, topic, result, remark: remark === '' ? null : remark.slice(0, mostSigns) }
}

export function adviceFromFhir(observation: Observation): Advice | null {
  const [topic, advice] = [codeIn(observation.code, adviceTopics), codeIn(observation.valueCodeableConcept, adviceSystem)]
  const contactId = referred(observation.encounter?.reference, 'Encounter')
  const isKnown = topic !== null && isTopic.test(topic) && advice !== null && isAdvice.test(advice) && observation.status === 'final'
  return isKnown && contactId !== null ? { id: observation.id ?? '', contactId, topic, advice } : null
}
