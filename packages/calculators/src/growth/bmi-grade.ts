import { readWholeAge, type AgeFields } from '../core/age.ts'
import { asFields, noteMissing, noteUnknown, readId, readNumber, readWord } from '../core/fields.ts'
import { refuse, type CaseId, type Problem, type Refusal } from '../core/problems.ts'
import { ENGINE_VERSION } from '../core/version.ts'
import type { Versions } from '../core/versions.ts'
import { table as hindustani } from '../tables/bmi-cutoffs.ts'
import { table as international } from '../tables/bmi-grades.ts'
import { cutOffAt, cutOffsOf } from './cut-offs.ts'
import { MEASURE_LIMITS } from './limits.ts'
import { bodyMassIndex } from './lookup.ts'
import type { PackedColumns } from './packed-reference.ts'
import { POPULATIONS, SEXES, type Population, type Sex } from './words.ts'

/**
 * The grade of a body mass index from 2 to 18 years, after which the adult limits hold. International cut-offs have three grades
 * of thinness; children of Hindustani origin have cut-offs of their own. A grade begins at its cut-off: thinness below it, overweight
 * and obesity at it or above. (The referral rule for weight compares the other way at the limit itself; see its own docs.)
 */
export type BmiGradeInput = AgeFields & {
  readonly id?: CaseId | undefined
  readonly sex: Sex
  readonly population?: Population | null | undefined
  readonly bmi?: number | null | undefined
  readonly heightCm?: number | null | undefined
  readonly weightKg?: number | null | undefined
}
export type BmiGrade = 'thinness-3' | 'thinness-2' | 'thinness-1' | 'underweight' | 'normal' | 'overweight' | 'obesity'
export type BmiGradeAnswer = {
  readonly id: CaseId
  readonly bmi: number | null
  readonly grade: BmiGrade | null
  readonly table: 'international' | 'hindustani'
  /** The cut-offs at this age, in kg/m². */
  readonly cutOffs: Readonly<Record<string, number>> | null
  /** How far the index is from the nearest cut-off: positive above it. */
  readonly distance: number | null
  readonly reason?: string
  readonly versions: Versions
}

const FIELDS = new Set(['id', 'sex', 'population', 'bmi', 'heightCm', 'weightKg', 'birthDate', 'date', 'ageDays', 'ageMonths', 'ageYears'])
const versionsOf = (name: string, table: PackedColumns): Versions => ({
  engine: ENGINE_VERSION,
  rules: 'bmi-grade/1',
  tables: { [`bmi-${name}`]: table.version },
})
const VERSIONS = { international: versionsOf('international', international), hindustani: versionsOf('hindustani', hindustani) }
const HEAVY = new Set(['overweight', 'obesity'])

export function bmiGrade(input: BmiGradeInput): BmiGradeAnswer | Refusal {
  return answerBmiGrade(input)
}

export function answerBmiGrade(input: unknown): BmiGradeAnswer | Refusal {
  const problems: Problem[] = []
  const fields = asFields(input)
  if (!fields) return refuse(null, [{ field: '', code: 'not-an-object', message: 'A case must be a JSON object.' }])
  const id = readId(fields['id'], problems)
  for (const name in fields) if (!FIELDS.has(name)) noteUnknown('', name, problems)
  if (fields['sex'] === undefined || fields['sex'] === null) noteMissing('', 'sex', problems)
  const sex = readWord(fields['sex'], SEXES, '', 'sex', problems)
  const population = POPULATIONS[readWord(fields['population'], POPULATIONS, '', 'population', problems)]
  const { years } = readWholeAge(fields, '', problems)
  const given = readNumber(fields['bmi'], '', 'bmi', MEASURE_LIMITS.bmi, problems)
  const heightCm = readNumber(fields['heightCm'], '', 'heightCm', MEASURE_LIMITS.heightCm, problems)
  const weightKg = readNumber(fields['weightKg'], '', 'weightKg', MEASURE_LIMITS.weightKg, problems)
  if (problems.length > 0) return refuse(id, problems)
  const bmi = Number.isNaN(given) ? bodyMassIndex(weightKg, heightCm) : given
  const isHindustani = population === 'hindustani'
  const table = isHindustani ? hindustani : international
  const name = isHindustani ? 'hindustani' : 'international'
  const versions = VERSIONS[name]
  const graded = grade(bmi, years, table, isHindustani ? `hindustani ${SEXES[sex]}` : SEXES[sex]!)
  if (typeof graded !== 'string') return { id, bmi, table: name, ...graded, versions }
  return { id, bmi: bmi > 0 ? bmi : null, grade: null, table: name, cutOffs: null, distance: null, reason: graded, versions }
}

function grade(
  bmi: number,
  years: number,
  table: PackedColumns,
  group: string,
): Pick<BmiGradeAnswer, 'grade' | 'cutOffs' | 'distance'> | string {
  if (!(bmi > 0 && Number.isFinite(bmi))) return 'The index, or the height and the weight, is needed.'
  if (Number.isNaN(years)) return 'The age is needed.'
  const columns = cutOffsOf(table, group)
  if (columns === undefined || years < columns.ages[0]!) return 'Grades begin at 2 years.'
  const cutOffs: Record<string, number> = {}
  let found: BmiGrade = 'normal'
  let distance = Number.POSITIVE_INFINITY
  for (const [place, name] of table.columns.entries()) {
    const limit = cutOffAt(columns, place, years)
    cutOffs[name] = limit
    if (Math.abs(bmi - limit) < Math.abs(distance)) distance = bmi - limit
    // The columns go from thin to heavy, so the first thinness and the last heaviness that hold are the grade.
    if (HEAVY.has(name) ? bmi >= limit : found === 'normal' && bmi < limit) found = name as BmiGrade
  }
  return { grade: found, cutOffs, distance }
}
