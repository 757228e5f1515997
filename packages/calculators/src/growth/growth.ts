import { centileOf } from '../core/normal.ts'
import { isRefusal, refuse, type CaseId, type Problem, type Refusal } from '../core/problems.ts'
import type { Versions } from '../core/versions.ts'
import { AUTO_REFERENCES } from './auto-choice.ts'
import { AUTO, readGrowthCase, type GrowthCase, type GrowthInput, type GrowthInverseInput } from './growth-case.ts'
import { fillGrowthSheet, newGrowthSheet, type GrowthSheet } from './growth-sheet.ts'
import { invertGrowth, type GrowthValue } from './growth-inverse.ts'
import { growthVersions } from './growth-versions.ts'
import { loadReferences } from './library.ts'
import { NO_REASON, REASON_CODES, REASON_TEXTS, type ReasonCode } from './reasons.ts'
import { MEASURES, POPULATIONS, REFERENCES, type Measure, type Population, type ReferenceName } from './words.ts'

export type GrowthResult = {
  readonly measure: Measure
  readonly reference: ReferenceName
  /** null for WHO, whose references are for every child. */
  readonly population: Population | null
  readonly z: number | null
  readonly centile: number | null
  /** WHO's flag: rather an error than a child. */
  readonly implausible: boolean
  /** Present where there is no z-score. */
  readonly reason?: string
  readonly reasonCode?: ReasonCode
}
export type GrowthAnswer = { readonly id: CaseId; readonly results: readonly GrowthResult[]; readonly versions: Versions }

/** Z-scores and centiles of measurements; loads the tables it needs. */
export async function growth(input: GrowthInput): Promise<GrowthAnswer | Refusal> {
  const answer = await answerGrowth(input)
  if (isRefusal(answer) || 'results' in answer) return answer
  return refuse(answer.id, [{ field: 'z', code: 'contradiction', message: 'asks for a measurement: use growthValue.' }])
}

/** The measurement that has a given z-score; loads the tables it needs. */
export async function growthValue(input: GrowthInverseInput): Promise<GrowthValue | Refusal> {
  const answer = await answerGrowth(input)
  if (isRefusal(answer) || 'value' in answer) return answer
  return refuse(answer.id, [{ field: 'z', code: 'missing-field', message: 'is needed.' }])
}

/** Both directions, from unchecked input: what the API and the command line use. */
export async function answerGrowth(input: unknown): Promise<GrowthAnswer | GrowthValue | Refusal> {
  const problems: Problem[] = []
  const growthCase = readGrowthCase(input, problems)
  if (problems.length > 0) return refuse(growthCase.id, problems)
  await loadReferences(referencesOf(growthCase))
  return answerGrowthCase(growthCase, newGrowthSheet())
}

/** The same without waiting, when the tables are loaded already. The sheet is scratch paper, to be used again. */
export function answerGrowthNow(input: unknown, sheet: GrowthSheet): GrowthAnswer | GrowthValue | Refusal {
  const problems: Problem[] = []
  const growthCase = readGrowthCase(input, problems)
  return problems.length > 0 ? refuse(growthCase.id, problems) : answerGrowthCase(growthCase, sheet)
}

function referencesOf(growthCase: GrowthCase): ReferenceName[] {
  const asked = growthCase.inverse ? [growthCase.inverse.reference] : growthCase.references
  return asked.flatMap((place) => (place === AUTO ? AUTO_REFERENCES : [REFERENCES[place]!]))
}

function answerGrowthCase(growthCase: GrowthCase, sheet: GrowthSheet): GrowthAnswer | GrowthValue {
  if (growthCase.inverse) return invertGrowth(growthCase, growthCase.inverse)
  fillGrowthSheet(growthCase, sheet)
  const results: GrowthResult[] = []
  let used = 0
  for (let row = 0; row < sheet.count; row += 1) {
    results.push(resultOf(sheet, row))
    used |= 1 << sheet.reference[row]!
  }
  return { id: growthCase.id, results, versions: growthVersions(used) }
}

function resultOf(sheet: GrowthSheet, row: number): GrowthResult {
  const z = sheet.z[row]!
  const reason = sheet.reason[row]!
  const isKnown = reason === NO_REASON
  const result: GrowthResult = {
    measure: MEASURES[sheet.measure[row]!]!,
    reference: REFERENCES[sheet.reference[row]!]!,
    population: POPULATIONS[sheet.population[row]!] ?? null,
    z: isKnown ? z : null,
    centile: isKnown ? centileOf(z) : null,
    implausible: sheet.implausible[row] === 1,
  }
  if (isKnown) return result
  // A reason that is not NO_REASON has a code of its own.
  return { ...result, reason: REASON_TEXTS[reason]!, reasonCode: REASON_CODES[reason] as ReasonCode }
}
