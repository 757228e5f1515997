import { asFields, noteMissing, noteUnknown, readId, readNumber, readWord } from '../core/fields.ts'
import { centileOf } from '../core/normal.ts'
import { refuse, type CaseId, type Problem, type Refusal } from '../core/problems.ts'
import { ENGINE_VERSION } from '../core/version.ts'
import type { Versions } from '../core/versions.ts'
import { table as packed } from '../tables/birth-size.ts'
import { unpackTable, type GrowthTable } from './growth-table.ts'
import { BIRTH_LENGTH_CM, BIRTH_WEIGHT_G, GESTATIONAL_WEEKS } from './limits.ts'
import { zScore } from './score.ts'
import { SEXES, type Sex } from './words.ts'

/** Size at birth for sex and completed gestational weeks (25 to 42): the table behind "born small for dates". */
export type BirthSizeInput = {
  readonly id?: CaseId | undefined
  readonly sex: Sex
  readonly gestationalAgeWeeks: number
  readonly birthWeightG?: number | null | undefined
  readonly birthLengthCm?: number | null | undefined
}
export type BirthSizeResult = {
  readonly measure: 'birth-weight' | 'birth-length'
  readonly z: number | null
  readonly centile: number | null
  readonly reason?: string
}
export type BirthSizeAnswer = { readonly id: CaseId; readonly results: readonly BirthSizeResult[]; readonly versions: Versions }

const FIELDS = new Set(['id', 'sex', 'gestationalAgeWeeks', 'birthWeightG', 'birthLengthCm'])
export const BIRTH_SIZE_VERSION = packed.version
const VERSIONS: Versions = { engine: ENGINE_VERSION, rules: 'birth-size/1', tables: { 'birth-size': packed.version } }

const MEASURES = ['birth-weight', 'birth-length'] as const
/** By measure and sex; unpacked when first needed. */
const tables: GrowthTable[] = []

/** The z-score of a birth weight (grams) or length (cm); weeks are cut down to completed ones. NaN outside 25 to 42 weeks. */
export function birthSizeZ(measure: BirthSizeResult['measure'], sex: number, weeks: number, value: number): number {
  const place = MEASURES.indexOf(measure) * SEXES.length + sex
  let table = tables[place]
  if (table === undefined) {
    const text = packed.curves[`dutch ${SEXES[sex]} ${measure} -`]
    if (text === undefined) return Number.NaN
    table = unpackTable(text, { logarithmUpTo: 0, isRestricted: false })
    tables[place] = table
  }
  return zScore(table, Math.trunc(weeks), measure === 'birth-weight' ? value / 1000 : value)
}

export function birthSize(input: BirthSizeInput): BirthSizeAnswer | Refusal {
  return answerBirthSize(input)
}

export function answerBirthSize(input: unknown): BirthSizeAnswer | Refusal {
  const problems: Problem[] = []
  const fields = asFields(input)
  if (!fields) return refuse(null, [{ field: '', code: 'not-an-object', message: 'A case must be a JSON object.' }])
  const id = readId(fields['id'], problems)
  for (const name in fields) if (!FIELDS.has(name)) noteUnknown('', name, problems)
  for (const name of ['sex', 'gestationalAgeWeeks'])
    if (fields[name] === undefined || fields[name] === null) noteMissing('', name, problems)
  const sex = readWord(fields['sex'], SEXES, '', 'sex', problems)
  const weeks = readNumber(fields['gestationalAgeWeeks'], '', 'gestationalAgeWeeks', GESTATIONAL_WEEKS, problems)
  const weight = readNumber(fields['birthWeightG'], '', 'birthWeightG', BIRTH_WEIGHT_G, problems)
  const length = readNumber(fields['birthLengthCm'], '', 'birthLengthCm', BIRTH_LENGTH_CM, problems)
  if (problems.length > 0) return refuse(id, problems)
  const results: BirthSizeResult[] = []
  if (!Number.isNaN(weight)) results.push(resultOf('birth-weight', birthSizeZ('birth-weight', sex, weeks, weight)))
  if (!Number.isNaN(length)) results.push(resultOf('birth-length', birthSizeZ('birth-length', sex, weeks, length)))
  return { id, results, versions: VERSIONS }
}

function resultOf(measure: BirthSizeResult['measure'], z: number): BirthSizeResult {
  if (Number.isFinite(z)) return { measure, z, centile: centileOf(z) }
  return { measure, z: null, centile: null, reason: 'The table covers 25 to 42 completed weeks.' }
}
