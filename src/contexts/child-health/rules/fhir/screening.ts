/** A round of a screening in a bundle: as it is told to everybody, with what was decided and what professionals wrote; and read back. */
import type { CodeableConcept, Observation } from 'fhir/r4.js'
import type { Id } from '#platform/id.ts'
import { GOOD, kindShapes, NOT_GOOD, screeningKinds, screeningResults, type ScreeningKind } from '../screening/kinds.ts'
import { bdsList, codeIn, extensionOf, ourExtension, fhirText } from './codes.ts'
import { isOneOf, readDay, readWords, referred } from './read.ts'
import type { CarriedScreening } from '../transfer/carried.ts'
import {
  causeSystem,
  instrumentSystem,
  kindSystem,
  methodSystem,
  partSystem,
  resultSystem,
  screeningRoundToFhir,
} from './screening-round.ts'

const isShort = /^[A-Za-z0-9 -]{1,30}$/
const isName = /^[A-Za-z0-9-]{1,30}$/
const isCause = /^[a-z-]{2,30}$/
const decisions = ['clear', 'repeat', 'refer'] as const
const mostSigns = 4_000

export function screeningToFhir(patientId: string, { decided, words, ...told }: CarriedScreening): Observation {
  const made = screeningRoundToFhir(patientId, told)
  return {
    ...made,
    extension: [...(made.extension ?? []), ...(decided === null ? [] : [{ url: ourExtension('decided'), valueCode: decided }])],
    ...(words === null ? {} : { note: [{ text: fhirText(words) }] }),
  }
}

/** Null: no screening, or its kind, day or result cannot be read. */
export function screeningFromFhir(observation: Observation): CarriedScreening | null {
  const [kind, result] = [codeIn(observation.code, kindSystem), codeIn(observation.valueCodeableConcept, resultSystem)]
  const heldOn = readDay(observation.effectiveDateTime)
  const round = extensionOf(observation, 'round')?.valuePositiveInt ?? 0
  if (!isOneOf(screeningKinds, kind) || !isOneOf(screeningResults, result) || heldOn === null || observation.status !== 'final') return null
  if (!Number.isInteger(round) || round < 1 || round > 9) return null
  const repeatBefore = readDay(extensionOf(observation, 'repeat-before')?.valueDate)
  const decided = extensionOf(observation, 'decided')?.valueCode ?? null
  return {
    id: (observation.id ?? '') as Id<'screening'>,
    contactId: referred(observation.encounter?.reference, 'Encounter') as Id<'contact'> | null,
    ...{ kind, round, heldOn, result, rightValue: sideIn(observation, kind, 'right'), leftValue: sideIn(observation, kind, 'left') },
    method: shaped(isShort, named(observation, 'method', methodSystem)),
    instrument: shaped(isName, named(observation, 'instrument', instrumentSystem)),
    score: scoreIn(observation),
    cause: shaped(isCause, named(observation, 'cause', causeSystem)),
    repeatBefore,
    // A term belongs to a repeat and to nothing else.
    decided: isOneOf(decisions, decided) && (decided === 'repeat') === (repeatBefore !== null) ? decided : null,
    words: readWords(observation.note?.[0]?.text, mostSigns),
  }
}

const partIn = ({ component }: Observation, name: string) => component?.find(({ code }) => codeIn(code, partSystem) === name)
const named = (observation: Observation, name: string, system: string): string | null =>
  codeIn(partIn(observation, name)?.valueCodeableConcept, system)
const shaped = (shape: RegExp, text: string | null): string | null => (text !== null && shape.test(text) ? text : null)

function sideIn(observation: Observation, kind: ScreeningKind, side: 'right' | 'left'): number | null {
  const { valueCodeableConcept, valueQuantity } = partIn(observation, side) ?? {}
  const { sides } = kindShapes[kind]
  if (sides === 'good-or-not') return goodOrNot(valueCodeableConcept)
  const whole = Math.round((valueQuantity?.value ?? Number.NaN) * (sides === 'acuity' ? 100 : 1))
  return sides !== null && Number.isInteger(whole) && Math.abs(whole) <= 32_767 ? whole : null
}

function goodOrNot(value: CodeableConcept | undefined): number | null {
  const result = codeIn(value, resultSystem)
  return result === 'sufficient' ? GOOD : result === 'insufficient' ? NOT_GOOD : null
}

/** A number, or the class of the percentile of a motor test (W0555). */
function scoreIn(observation: Observation): number | null {
  const { valueCodeableConcept, valueQuantity } = partIn(observation, 'score') ?? {}
  const percentile = codeIn(valueCodeableConcept, bdsList(555))
  const score = percentile === null ? valueQuantity?.value : Number(percentile)
  return score === undefined || !Number.isFinite(score) || Math.abs(score) >= 10_000 ? null : Math.round(score * 100) / 100
}
