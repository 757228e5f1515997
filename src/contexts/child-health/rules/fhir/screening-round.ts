/**
 * A round of a screening as an Observation: the result, and as components what was found of each side, by which instrument and why not. Beside our own codes go
 * the elements and value lists of the Basisdataset JGZ (BDS 4.0.0) that say the same: heel prick R037, vision R038, hearing R040, motor test R043, language
 * G073, psychosocial R054. Never what professionals wrote about it.
 */
import type { CodeableConcept, Coding, Observation, ObservationComponent } from 'fhir/r4.js'
import type { Screening } from '../record/whole-record.ts'
import { acuityLines, GOOD, kindShapes, type ScreeningKind, type ScreeningResult } from '../screening/kinds.ts'
import { bdsList, coding, concept, ourExtension, ourSystem, systems } from './codes.ts'

export type TellableRound = Omit<Screening, 'words' | 'recordedBy' | 'advised' | 'decided'>
type Side = 'right' | 'left'

export const kindSystem = ourSystem('screening')
export const resultSystem = ourSystem('screening-result')
export const partSystem = ourSystem('screening-part')
export const causeSystem = ourSystem('screening-cause')
const snomedSides: Readonly<Record<Side, string>> = { right: '24028007', left: '7771000' }

type Results = { readonly element: string; readonly list: number; readonly codes: Partial<Readonly<Record<ScreeningResult, string>>> }
/** W0284, W0336 and W0321. */
const twoWays = { sufficient: '1', insufficient: '2' }
const threeWays = { sufficient: '1', doubtful: '2', insufficient: '3' }
/** The element that holds the result of a kind; of the others only that it was examined. */
const results: Readonly<Partial<Record<ScreeningKind, Results>>> = {
  'heel-prick': { element: '381', list: 321, codes: threeWays },
  acuity: { element: '408', list: 336, codes: threeWays },
  hearing: { element: '865', list: 284, codes: twoWays },
  language: { element: '818', list: 336, codes: threeWays },
}
const examined: Readonly<Record<Exclude<ScreeningKind, 'heel-prick' | 'acuity' | 'hearing' | 'language'>, string>> = {
  'hearing-newborn': '438',
  eye: '1379',
  motor: '268',
  psychosocial: '1346',
}

export function screeningRoundToFhir(patientId: string, one: TellableRound): Observation {
  const { id, contactId, kind, round, heldOn, repeatBefore, result } = one
  const known = results[kind]
  const isExaminedOnly = kind === 'hearing-newborn' || kind === 'eye' || kind === 'motor' || kind === 'psychosocial'
  const element = known?.element ?? (isExaminedOnly ? examined[kind] : undefined)
  const bds = known?.codes[result]
  const component = [...roundOf(one), ...sideOf(one, 'right'), ...sideOf(one, 'left'), ...methodOf(one), ...scoreOf(one), ...causeOf(one)]
  return {
    ...{ resourceType: 'Observation', id, status: 'final' },
    extension: [
      { url: ourExtension('round'), valuePositiveInt: round },
      ...(repeatBefore === null ? [] : [{ url: ourExtension('repeat-before'), valueDate: repeatBefore.toString() }]),
    ],
    category: [concept(coding(systems.observationCategory, 'exam', 'Exam'))],
    code: concept(coding(kindSystem, kind), ...(element === undefined ? [] : [coding(systems.bds, element)])),
    subject: { reference: `Patient/${patientId}` },
    ...(contactId === null ? {} : { encounter: { reference: `Encounter/${contactId}` } }),
    effectiveDateTime: heldOn.toString(),
    valueCodeableConcept: concept(
      coding(resultSystem, result),
      ...(known === undefined || bds === undefined ? [] : [coding(bdsList(known.list), bds)]),
    ),
    ...(component.length === 0 ? {} : { component }),
  }
}

const part = (name: string, ...more: readonly Coding[]): CodeableConcept => concept(coding(partSystem, name), ...more)
const ofElement = (element: string): Coding => coding(systems.bds, element)

/** Which heel prick it was: W0316. */
function roundOf({ kind, round }: TellableRound): ObservationComponent[] {
  if (kind !== 'heel-prick') return []
  return [{ code: part('round', ofElement('373')), valueCodeableConcept: concept(coding(bdsList(316), `0${round}`)) }]
}

/** Of newborns each round has elements of its own. */
const newbornElements: Readonly<Record<Side, readonly string[]>> = { right: ['439', '442', '445'], left: ['441', '444', '447'] }

function sideOf(one: TellableRound, side: Side): ObservationComponent[] {
  const value = side === 'right' ? one.rightValue : one.leftValue
  const { sides } = kindShapes[one.kind]
  if (value === null || sides === null) return []
  const elements = sideElements(one, side).map(ofElement)
  const code = part(side, coding(systems.snomed, snomedSides[side]), ...elements)
  if (sides === 'decibel') return [{ code, valueQuantity: { value, unit: 'dB', system: systems.ucum, code: 'dB' } }]
  if (sides === 'acuity')
    return [{ code, valueQuantity: { value: value / 100, unit: '1', system: systems.ucum, code: '1' } }, ...lineOf(value, side)]
  const list = one.kind === 'eye' ? 175 : 284
  const isGood = value === GOOD
  return [
    {
      code,
      valueCodeableConcept: concept(
        coding(resultSystem, isGood ? 'sufficient' : 'insufficient'),
        coding(bdsList(list), isGood ? '1' : '2'),
      ),
    },
  ]
}

function sideElements({ kind, round, method }: TellableRound, side: Side): string[] {
  if (kind === 'hearing-newborn') return [newbornElements[side][round - 1]].filter((element) => element !== undefined)
  return kind === 'eye' && method === 'fundus-reflex' ? [side === 'right' ? '840' : '841'] : []
}

/** The line of the chart as the BDS codes it: W0683, from 01 for 0.1 to 11 for 1.0. */
function lineOf(value: number, side: Side): ObservationComponent[] {
  const at = acuityLines.findIndex((line) => line === value)
  if (at < 0) return []
  const code = part(`${side}-line`, ofElement(side === 'right' ? '1591' : '1592'))
  return [{ code, valueCodeableConcept: concept(coding(bdsList(683), String(at + 1).padStart(2, '0'))) }]
}

/** W0638 and W0682. */
const charts: Readonly<Record<string, string>> = { 'LEA 4 m': '01', 'LEA 5 m': '02', 'E 4 m': '03', 'E 5 m': '04' }
export const methodSystem = ourSystem('screening-method')

function methodOf({ kind, method }: TellableRound): ObservationComponent[] {
  if (method === null) return []
  const own = coding(methodSystem, method)
  if (kind === 'hearing-newborn') {
    const device = coding(bdsList(638), method === 'OAE' ? '01' : '02')
    const nicu = { code: part('nicu', ofElement('1413')), valueBoolean: true }
    return [
      { code: part('method', ofElement('1331')), valueCodeableConcept: concept(own, device) },
      ...(method === 'AABR NICU' ? [nicu] : []),
    ]
  }
  const chart = charts[method]
  const isChart = kind === 'acuity' && chart !== undefined
  return [
    {
      code: part('method', ...(isChart ? [ofElement('1590')] : [])),
      valueCodeableConcept: concept(own, ...(isChart ? [coding(bdsList(682), chart)] : [])),
    },
  ]
}

export const instrumentSystem = ourSystem('screening-instrument')
/** W0283 and W0640, in the order of our own names. */
const languageCodes: Readonly<Record<string, string>> = {
  ...{ LSI: '01', GMS: '02', lexicon: '03', SNEL: '04', VTO: '05', 'Van-Wiechen': '06', 'Van-Wiechen-taal': '07', other: '98' },
}
const psychosocialCodes: Readonly<Record<string, string>> = {
  ...{ ASQ: '01', BITSEA: '02', DMO: '03', 'KIPPPI-0-1': '04', 'KIPPPI-1-4': '05', 'SDQ-3': '06', SPARK: '07', 'SDQ-5': '08' },
  ...{ 'SDQ-7-12': '09', 'SDQ-13-14': '10', other: '98' },
}

function scoreOf({ kind, instrument, score }: TellableRound): ObservationComponent[] {
  if (instrument === null) return []
  const own = coding(instrumentSystem, instrument)
  const [element, list, bds] =
    kind === 'language'
      ? ['817', 283, languageCodes[instrument]]
      : kind === 'psychosocial'
        ? ['1341', 640, psychosocialCodes[instrument]]
        : ['', 0, undefined]
  const which = {
    code: part('instrument', ...(element === '' ? [] : [ofElement(element)])),
    valueCodeableConcept: concept(own, ...(bds === undefined ? [] : [coding(bdsList(list), bds)])),
  }
  if (score === null) return [which]
  // W0555: the class of the percentile.
  if (kind === 'motor')
    return [which, { code: part('score', ofElement('1042')), valueCodeableConcept: concept(coding(bdsList(555), `0${score}`)) }]
  const code = part('score', ...(kind === 'language' ? [ofElement('1496')] : []))
  return [which, { code, valueQuantity: { value: score, unit: '{score}', system: systems.ucum, code: '{score}' } }]
}

/** Why the heel prick was not taken (W0313), or has to be taken again (W0317). */
const refusedCodes: Readonly<Record<string, string>> = { medical: '02', declined: '03', unknown: '00', 'done-elsewhere': '05' }
const failedCodes: Readonly<Record<string, string>> = {
  ...{ 'too-little-blood': '01', 'too-early': '02', 'not-arrived': '03', transfusion: '05', other: '98' },
}

function causeOf({ kind, result, cause }: TellableRound): ObservationComponent[] {
  if (cause === null) return []
  const isRefused = result === 'refused'
  const bds = kind === 'heel-prick' ? (isRefused ? refusedCodes : failedCodes)[cause] : undefined
  return [
    {
      code: part('cause', ...(bds === undefined ? [] : [ofElement(isRefused ? '380' : '379')])),
      valueCodeableConcept: concept(
        coding(causeSystem, cause),
        ...(bds === undefined ? [] : [coding(bdsList(isRefused ? 313 : 317), bds)]),
      ),
    },
  ]
}
