import { asFields, noteMissing, noteUnknown, readId, readNumber, readWord } from '../core/fields.ts'
import { refuse, type CaseId, type Problem, type Refusal } from '../core/problems.ts'
import { ENGINE_VERSION } from '../core/version.ts'
import type { Versions } from '../core/versions.ts'
import { rows, version } from '../tables/target-height.ts'
import { PARENT_CM } from './limits.ts'
import { POPULATIONS, SEXES, type Population, type Sex } from './words.ts'

/** The height a child can be expected to reach, from the heights of the parents (Dutch guideline Lengtegroei 2019). */
export type TargetHeightInput = {
  readonly id?: CaseId | undefined
  readonly sex: Sex
  readonly population: Population
  readonly fatherCm?: number | null | undefined
  readonly motherCm?: number | null | undefined
}
export type TargetHeightAnswer = {
  readonly id: CaseId
  readonly targetCm: number | null
  readonly z: number | null
  /** Standard deviation of the prediction: 95 % of children end within 1.96 times this from the target. */
  readonly predictionSdCm: number | null
  readonly range95Cm: readonly [number, number] | null
  readonly method: 'both-parents' | 'mother-only' | null
  readonly reason?: string
  readonly versions: Versions
}
type Target = {
  readonly targetCm: number
  readonly z: number
  readonly predictionSdCm: number
  readonly method: 'both-parents' | 'mother-only'
}

/** Correlation between the mean height of the parents and the height of the child. */
const PARENTS_CORRELATION = 0.58
const FIELDS = new Set(['id', 'sex', 'population', 'fatherCm', 'motherCm'])
const VERSIONS: Versions = { engine: ENGINE_VERSION, rules: 'target-height/1', tables: { 'target-height': version } }

/** NaN for a parent who is not known. Undefined when the formula cannot be used. */
export function predictTarget(population: Population, sex: Sex, fatherCm: number, motherCm: number): Target | undefined {
  const row = rows.find((candidate) => candidate.population === population && candidate.sex === sex)
  if (!row || Number.isNaN(motherCm)) return undefined
  const predictionSdCm = row.sdCm * Math.sqrt(1 - PARENTS_CORRELATION ** 2)
  const isMotherOnly = Number.isNaN(fatherCm)
  if (isMotherOnly && (row.motherOnlyIntercept === null || row.motherOnlyCoef === null)) return undefined
  const targetCm = isMotherOnly
    ? (row.motherOnlyIntercept ?? 0) + (row.motherOnlyCoef ?? 0) * motherCm
    : row.intercept + row.fatherCoef * fatherCm + row.motherCoef * motherCm
  return { targetCm, z: (targetCm - row.meanCm) / row.sdCm, predictionSdCm, method: isMotherOnly ? 'mother-only' : 'both-parents' }
}

export function targetHeight(input: TargetHeightInput): TargetHeightAnswer | Refusal {
  return answerTargetHeight(input)
}

export function answerTargetHeight(input: unknown): TargetHeightAnswer | Refusal {
  const problems: Problem[] = []
  const fields = asFields(input)
  if (!fields) return refuse(null, [{ field: '', code: 'not-an-object', message: 'A case must be a JSON object.' }])
  const id = readId(fields['id'], problems)
  for (const name in fields) if (!FIELDS.has(name)) noteUnknown('', name, problems)
  for (const name of ['sex', 'population']) if (fields[name] === undefined || fields[name] === null) noteMissing('', name, problems)
  const sex = SEXES[readWord(fields['sex'], SEXES, '', 'sex', problems)]
  const population = POPULATIONS[readWord(fields['population'], POPULATIONS, '', 'population', problems)]
  const fatherCm = readNumber(fields['fatherCm'], '', 'fatherCm', PARENT_CM, problems)
  const motherCm = readNumber(fields['motherCm'], '', 'motherCm', PARENT_CM, problems)
  if (problems.length > 0 || sex === undefined || population === undefined) return refuse(id, problems)
  const target = predictTarget(population, sex, fatherCm, motherCm)
  if (target) {
    const margin = 1.96 * target.predictionSdCm
    return { id, ...target, range95Cm: [target.targetCm - margin, target.targetCm + margin], versions: VERSIONS }
  }
  const isUnknownPopulation = !rows.some((row) => row.population === population)
  const reason = isUnknownPopulation ? 'There is no formula for this population.' : 'The height of a parent is missing.'
  return { id, targetCm: null, z: null, predictionSdCm: null, range95Cm: null, method: null, reason, versions: VERSIONS }
}
