/** What the family told: own measurements as Observations marked as theirs, topics as Communications, answers to questions as QuestionnaireResponses. */
import type { Communication, Observation, QuestionnaireResponse, QuestionnaireResponseItemAnswer } from 'fhir/r4.js'
import type { Id } from '#platform/id.ts'
import { informants, type CarriedOwnMeasurement, type CarriedQuestionnaire, type CarriedTopic } from '../transfer/carried.ts'
import { codeIn, coding, concept, extensionOf, ourBase, ourExtension, ourSystem, fhirText } from './codes.ts'
import { measurementFromFhir, measurementToFhir } from './measurement.ts'
import { person, personIn } from './person.ts'
import { isOneOf, readDay, readMoment, readWords, referred } from './read.ts'
import { communicationSystem } from './referral.ts'

const methodSystem = ourSystem('method')
/** At home, by the family: no measurement of a professional, and no vital sign by the Dutch profiles. */
const byFamily = coding(methodSystem, 'told-by-family', 'Measured and told by the family')
const typed = ['height', 'weight', 'head'] as const

export const isToldByFamily = ({ method }: Observation): boolean => codeIn(method, methodSystem) === byFamily.code

export function ownMeasurementToFhir(patientId: string, told: CarriedOwnMeasurement): Observation {
  const { id, measure, measuredOn, value, toldBy, toldAt } = told
  const measurement = { id: id as string as Id<'measurement'>, contactId: null, measure, measuredOn, value, recumbent: null }
  const { meta: _, ...observation } = measurementToFhir(patientId, measurement)
  return { ...observation, issued: toldAt.toString(), performer: [person(patientId, toldBy)], method: concept(byFamily) }
}

/** Null: of a professional, or not to be read. */
export function ownMeasurementFromFhir(observation: Observation): CarriedOwnMeasurement | null {
  if (!isToldByFamily(observation)) return null
  const { method: _, ...plain } = observation
  const read = measurementFromFhir(plain)
  const [toldBy, toldAt] = [personIn(observation.performer?.[0]), readMoment(observation.issued)]
  const measure = typed.find((one) => one === read?.measure)
  if (read === null || measure === undefined || toldBy === null || toldAt === null) return null
  return { id: read.id as string as Id<'ownMeasurement'>, measuredOn: read.measuredOn, measure, value: read.value, toldBy, toldAt }
}

const topicSystem = ourSystem('family-topic')
const topicCode = 'family-topic'
const isTopic = /^[a-z-]{2,30}$/
const mostWords = 1_000

export function topicToFhir(patientId: string, { id, topic, words, askedBy, askedAt, contactId }: CarriedTopic): Communication {
  return {
    resourceType: 'Communication',
    id,
    // What was not talked about yet waits.
    status: contactId === null ? 'preparation' : 'completed',
    category: [concept(coding(communicationSystem, topicCode))],
    topic: concept(coding(topicSystem, topic)),
    subject: { reference: `Patient/${patientId}` },
    ...(contactId === null ? {} : { encounter: { reference: `Encounter/${contactId}` } }),
    sent: askedAt.toString(),
    sender: person(patientId, askedBy),
    ...(words === null ? {} : { payload: [{ contentString: fhirText(words) }] }),
  }
}

/** Null: something else, or what it is about, by whom or when cannot be read. */
export function topicFromFhir(communication: Communication): CarriedTopic | null {
  const topic = codeIn(communication.topic, topicSystem)
  const [askedBy, askedAt] = [personIn(communication.sender), readMoment(communication.sent)]
  if (topic === null || !isTopic.test(topic) || askedBy === null || askedAt === null) return null
  return {
    id: (communication.id ?? '') as Id<'topic'>,
    ...{ topic, askedBy, askedAt },
    words: readWords(communication.payload?.[0]?.contentString, mostWords),
    contactId: referred(communication.encounter?.reference, 'Encounter') as Id<'contact'> | null,
  }
}

const questionnaires = `${ourBase}/Questionnaire/`
const isInstrument = /^[A-Za-z0-9-]{1,40}$/
const mostQuestions = 200
const mostAnswer = 4_000

export function questionnaireToFhir(patientId: string, one: CarriedQuestionnaire): QuestionnaireResponse {
  const items = Object.entries(one.answers).map(([linkId, answer]) => ({ linkId, answer: [answerTo(answer)] }))
  return {
    resourceType: 'QuestionnaireResponse',
    id: one.id,
    extension: [{ url: ourExtension('informant'), valueCode: one.informant }],
    questionnaire: `${questionnaires}${one.instrument}`,
    status: 'completed',
    subject: { reference: `Patient/${patientId}` },
    ...(one.contactId === null ? {} : { encounter: { reference: `Encounter/${one.contactId}` } }),
    authored: one.filledOn.toString(),
    // Of a professional the id is of an account of the sender, and says nothing elsewhere.
    ...(one.informant === 'professional' ? {} : { source: person(patientId, one.filledBy) }),
    ...(items.length === 0 ? {} : { item: items }),
  }
}

function answerTo(answer: string | number | boolean): QuestionnaireResponseItemAnswer {
  if (typeof answer === 'string') return { valueString: fhirText(answer) }
  return typeof answer === 'number' ? { valueDecimal: answer } : { valueBoolean: answer }
}

/** Null: of a questionnaire or informant that we do not know how to keep, or with answers of another shape. */
export function questionnaireFromFhir(response: QuestionnaireResponse): CarriedQuestionnaire | null {
  const { questionnaire = '', item = [] } = response
  const instrument = questionnaire.startsWith(questionnaires) ? questionnaire.slice(questionnaires.length) : ''
  const informant = extensionOf(response, 'informant')?.valueCode
  const filledOn = readDay(response.authored)
  const filledBy = informant === 'professional' ? '' : personIn(response.source)
  if (!isInstrument.test(instrument) || !isOneOf(informants, informant) || filledOn === null || filledBy === null) return null
  const answers = item.flatMap(({ linkId, answer: [given] = [] }): [string, string | number | boolean][] => {
    const value = readWords(given?.valueString, mostAnswer) ?? given?.valueDecimal ?? given?.valueBoolean
    return value === undefined || !isPlain(value) ? [] : [[linkId, value]]
  })
  if (item.length > mostQuestions || answers.length !== item.length) return null
  return {
    id: (response.id ?? '') as Id<'questionnaire'>,
    contactId: referred(response.encounter?.reference, 'Encounter') as Id<'contact'> | null,
    ...{ instrument, informant, filledBy, filledOn, answers: Object.fromEntries(answers) },
  }
}

const isPlain = (value: unknown): boolean => typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
