/** One round of a screening as an Observation: the result by the value list of the BDS where it has one, and what was measured of each side. */
import type { Coding, Observation, ObservationComponent } from 'fhir/r4.js'
import type { Id } from '#platform/id.ts'
import type { CarriedScreening } from '../transfer/carried.ts'
import { bdsList, codeIn, coding, concept, extensionOf, ourExtension, ourSystem, systems } from './codes.ts'
import { quantity } from './measurement.ts'
import { isOneOf, readDay, referred } from './read.ts'

type Kind = CarriedScreening['kind']
type Result = CarriedScreening['result']
/** The BDS element of the result where there is one, else of that it was examined; and the value list of that result. */
const kinds: Readonly<Record<Kind, { readonly bds: string; readonly display: string; readonly list: 284 | 336 | null }>> = {
  'heel-prick': { bds: '368', display: 'Hielprik afgenomen', list: null },
  'hearing-newborn': { bds: '865', display: 'Uitslag gehoorscreening', list: 284 },
  eye: { bds: '1379', display: 'Oogonderzoek uitgevoerd', list: null },
  acuity: { bds: '408', display: 'Conclusie visusbepaling', list: 336 },
  hearing: { bds: '438', display: 'Gehooronderzoek uitgevoerd', list: null },
  motor: { bds: '268', display: 'Motorische ontwikkeling onderzocht', list: null },
  language: { bds: '818', display: 'Beoordeling taalontwikkeling', list: 336 },
  psychosocial: { bds: '259', display: 'Psychosociaal en cognitief functioneren onderzocht', list: null },
}
const names = Object.keys(kinds) as Kind[]
const results = ['sufficient', 'insufficient', 'doubtful', 'refused', 'not-possible'] as const
/** W0284 knows 1 and 2; W0336 has doubtful in between. */
const bdsResults: Readonly<Record<284 | 336, Partial<Readonly<Record<Result, string>>>>> = {
  284: { sufficient: '1', insufficient: '2' },
  336: { sufficient: '1', doubtful: '2', insufficient: '3' },
}
const kindSystem = ourSystem('screening')
const resultSystem = ourSystem('screening-result')
const partSystem = ourSystem('screening-part')
const sides = { right: { snomed: '24028007', bds: '1591' }, left: { snomed: '7771000', bds: '1592' } } as const
const isShort = /^[A-Za-z0-9 -]{1,30}$/

export function screeningToFhir(patientId: string, screening: CarriedScreening): Observation {
  const { id, contactId, kind, round, heldOn, method, repeatBefore } = screening
  const { bds, display } = kinds[kind]
  const parts = [...sideOf(screening, 'right'), ...sideOf(screening, 'left'), ...scoreOf(screening)]
  return {
    resourceType: 'Observation',
    id,
    extension: [
      { url: ourExtension('round'), valuePositiveInt: round },
      ...(repeatBefore === null ? [] : [{ url: ourExtension('repeat-before'), valueDate: repeatBefore.toString() }]),
    ],
    status: 'final',
    category: [concept(coding(systems.observationCategory, 'exam', 'Exam'))],
    code: concept(coding(kindSystem, kind), coding(systems.bds, bds, display)),
    subject: { reference: `Patient/${patientId}` },
    ...(contactId === null ? {} : { encounter: { reference: `Encounter/${contactId}` } }),
    effectiveDateTime: heldOn.toString(),
    valueCodeableConcept: concept(...resultOf(screening)),
    ...(method === null ? {} : { method: { text: method } }),
    ...(parts.length === 0 ? {} : { component: parts }),
  }
}

function resultOf({ kind, result }: CarriedScreening): Coding[] {
  const { list } = kinds[kind]
  const bds = list === null ? undefined : bdsResults[list][result]
  return [coding(resultSystem, result), ...(list === null || bds === undefined ? [] : [coding(bdsList(list), bds)])]
}

/** Visual acuity is kept in hundredths and told as a fraction; hearing in decibels; of others the bare number. */
const isAcuity = (kind: Kind): boolean => kind === 'acuity'
const isHearing = (kind: Kind): boolean => kind === 'hearing' || kind === 'hearing-newborn'

function sideOf({ kind, rightValue, leftValue }: CarriedScreening, side: 'right' | 'left'): ObservationComponent[] {
  const value = side === 'right' ? rightValue : leftValue
  if (value === null) return []
  const { snomed, bds } = sides[side]
  const code = concept(coding(partSystem, side), coding(systems.snomed, snomed), ...(isAcuity(kind) ? [coding(systems.bds, bds)] : []))
  return [{ code, valueQuantity: isAcuity(kind) ? quantity(value / 100, '1') : quantity(value, isHearing(kind) ? 'dB' : '1') }]
}

function scoreOf({ instrument, score }: CarriedScreening): ObservationComponent[] {
  if (instrument === null && score === null) return []
  return [
    {
      code: { ...concept(coding(partSystem, 'score')), ...(instrument === null ? {} : { text: instrument }) },
      ...(score === null ? {} : { valueQuantity: quantity(score, '{score}') }),
    },
  ]
}

/** Null: no screening, or its kind, day or result cannot be read. */
export function screeningFromFhir(observation: Observation): CarriedScreening | null {
  const [kind, result] = [codeIn(observation.code, kindSystem), codeIn(observation.valueCodeableConcept, resultSystem)]
  const heldOn = readDay(observation.effectiveDateTime)
  const round = extensionOf(observation, 'round')?.valuePositiveInt ?? 0
  if (!isOneOf(names, kind) || !isOneOf(results, result) || heldOn === null || observation.status !== 'final') return null
  if (!Number.isInteger(round) || round < 1 || round > 9) return null
  const part = (code: string) => observation.component?.find((one) => codeIn(one.code, partSystem) === code)
  const value = (side: 'right' | 'left'): number | null => smallNumber(part(side)?.valueQuantity?.value, isAcuity(kind) ? 100 : 1)
  const [method, instrument] = [observation.method?.text ?? '', part('score')?.code.text ?? '']
  const score = part('score')?.valueQuantity?.value
  return {
    id: (observation.id ?? '') as Id<'screening'>,
    contactId: referred(observation.encounter?.reference, 'Encounter') as Id<'contact'> | null,
    ...{ kind, round, heldOn, result, rightValue: value('right'), leftValue: value('left') },
    method: isShort.test(method) ? method : null,
    instrument: isShort.test(instrument) && !instrument.includes(' ') ? instrument : null,
    score: score === undefined || !Number.isFinite(score) || Math.abs(score) >= 10_000 ? null : Math.round(score * 100) / 100,
    repeatBefore: readDay(extensionOf(observation, 'repeat-before')?.valueDate),
  }
}

function smallNumber(value: number | undefined, factor: number): number | null {
  const whole = Math.round((value ?? Number.NaN) * factor)
  return Number.isInteger(whole) && Math.abs(whole) <= 32_767 ? whole : null
}
