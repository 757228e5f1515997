import { readWholeAge, UNKNOWN_AGE, type Age, type AgeFields } from '../core/age.ts'
import { asFields, noteMissing, noteUnknown, readBoolean, readId, readNumber, readWord, show, type Fields } from '../core/fields.ts'
import type { CaseId, Problem } from '../core/problems.ts'
import { ANY_Z, GESTATIONAL_WEEKS, INFANT_WEIGHT, INFANT_YEARS, MEASURE_LIMITS } from './limits.ts'
import { MEASURES, POPULATIONS, REFERENCES, SEXES, type Measure, type Population, type ReferenceName, type Sex } from './words.ts'

/** What somebody may ask of the growth calculator; the same shape for the function, the API and a line of text. */
export type Measurements = { readonly [name in keyof typeof MEASURE_LIMITS]?: number | null | undefined } & {
  readonly recumbent?: boolean | null | undefined
}
type Subject = AgeFields & {
  readonly id?: string | number | null | undefined
  readonly sex: Sex
  readonly gestationalAgeWeeks?: number | null | undefined
  readonly population?: Population | null | undefined
}
export type GrowthInput = Subject & {
  readonly measures: Measurements
  readonly oedema?: boolean | null | undefined
  readonly references: readonly (ReferenceName | 'auto')[]
}
/** The question the other way round: which measurement has this z-score? */
export type GrowthInverseInput = Subject & {
  readonly measure: Measure
  readonly reference: ReferenceName | 'auto'
  readonly heightCm?: number | null | undefined
  readonly z: number
}

export const AUTO = REFERENCES.length
export const REFERENCES_AND_AUTO = [...REFERENCES, 'auto']
const MOST_REFERENCES = 20
const NAMES = [
  'heightCm',
  'weightKg',
  'headCm',
  'bmi',
  undefined,
  'armCm',
  'tricepsSkinfoldMm',
  'subscapularSkinfoldMm',
  'sittingHeightCm',
  'legLengthCm',
  'waistCm',
  'hipCm',
  'sittingHeightRatio',
  'waistHipRatio',
] as const
const PLACE_OF_NAME: ReadonlyMap<string, number> = new Map(NAMES.flatMap((name, place) => (name ? [[name, place] as const] : [])))

/** A case as numbers: words as their place in the lists, what is not known as NaN (or -1 for a word). */
export type GrowthCase = {
  id: CaseId
  sex: number
  population: number
  week: number
  age: Age
  /** By the places of MEASURES. */
  readonly values: Float64Array
  /** -1 not told, 0 standing, 1 lying. */
  recumbent: number
  hasOedema: boolean
  readonly references: number[]
  inverse: { readonly measure: number; readonly reference: number; readonly z: number; readonly heightCm: number } | undefined
}

/** Reads a case. With problems noted the case must not be computed. */
export function readGrowthCase(input: unknown, problems: Problem[]): GrowthCase {
  const growthCase = emptyCase()
  readGrowthCaseInto(growthCase, input, problems)
  return growthCase
}

/** The same into a case that is used again, so that a long run makes no garbage. */
export function readGrowthCaseInto(growthCase: GrowthCase, input: unknown, problems: Problem[]): void {
  clear(growthCase)
  const fields = asFields(input)
  if (!fields) {
    problems.push({ field: '', code: 'not-an-object', message: 'A case must be a JSON object.' })
    return
  }
  const isInverse = fields['z'] !== undefined && fields['z'] !== null
  growthCase.id = readId(fields['id'], problems)
  for (const name in fields) {
    // A field of the other direction may be there with null, which is the same as absent.
    if (isKnown(name, isInverse) || (fields[name] === null && isKnown(name, !isInverse))) continue
    noteUnknown('', name, problems)
  }
  const sex = fields['sex']
  growthCase.sex = readWord(sex, SEXES, '', 'sex', problems)
  if (sex === undefined || sex === null) noteMissing('', 'sex', problems)
  growthCase.population = readWord(fields['population'], POPULATIONS, '', 'population', problems)
  growthCase.week = readNumber(fields['gestationalAgeWeeks'], '', 'gestationalAgeWeeks', GESTATIONAL_WEEKS, problems)
  growthCase.age = readWholeAge(fields, '', problems)
  if (isInverse) growthCase.inverse = readInverse(fields, problems)
  else readForward(fields, growthCase, problems)
}

export function emptyCase(): GrowthCase {
  return {
    id: null,
    sex: -1,
    population: -1,
    week: Number.NaN,
    age: UNKNOWN_AGE,
    values: new Float64Array(MEASURES.length).fill(Number.NaN),
    recumbent: -1,
    hasOedema: false,
    references: [],
    inverse: undefined,
  }
}

function clear(growthCase: GrowthCase): void {
  growthCase.id = null
  growthCase.sex = -1
  growthCase.population = -1
  growthCase.week = Number.NaN
  growthCase.age = UNKNOWN_AGE
  growthCase.values.fill(Number.NaN)
  growthCase.recumbent = -1
  growthCase.hasOedema = false
  growthCase.references.length = 0
  growthCase.inverse = undefined
}

function isKnown(name: string, isInverse: boolean): boolean {
  switch (name) {
    case 'id':
    case 'sex':
    case 'birthDate':
    case 'date':
    case 'ageDays':
    case 'ageMonths':
    case 'ageYears':
    case 'gestationalAgeWeeks':
    case 'population':
    case 'z':
      return true
    case 'measures':
    case 'oedema':
    case 'references':
      return !isInverse
    case 'measure':
    case 'reference':
    case 'heightCm':
      return isInverse
    default:
      return false
  }
}

function readForward(fields: Fields, growthCase: GrowthCase, problems: Problem[]): void {
  growthCase.hasOedema = readBoolean(fields['oedema'], '', 'oedema', problems) === true
  const references = fields['references']
  if (references === undefined || references === null) noteMissing('', 'references', problems)
  else readReferences(references, growthCase.references, problems)
  const measures = asFields(fields['measures'])
  if (measures) readMeasures(measures, growthCase, problems)
  else if (fields['measures'] === undefined || fields['measures'] === null) noteMissing('', 'measures', problems)
  else problems.push({ field: 'measures', code: 'wrong-type', message: 'must be an object.' })
}

function readReferences(value: unknown, list: number[], problems: Problem[]): void {
  if (!Array.isArray(value) || value.length === 0) {
    problems.push({ field: 'references', code: 'wrong-type', message: 'must be a list of at least one reference.' })
    return
  }
  if (value.length > MOST_REFERENCES) {
    problems.push({ field: 'references', code: 'too-many', message: `has more than ${MOST_REFERENCES} references.` })
    return
  }
  for (let i = 0; i < value.length; i += 1) list.push(readReference(value[i], 'references', i, problems))
}

export function readReference(value: unknown, name: string, inList: number | undefined, problems: Problem[]): number {
  const place = typeof value === 'string' ? REFERENCES_AND_AUTO.indexOf(value) : -1
  if (place < 0) {
    const message = `${show(value)} is not a known reference: ${REFERENCES_AND_AUTO.join(', ')}.`
    problems.push({ field: inList === undefined ? name : `${name}[${inList}]`, code: 'unknown-reference', message })
  }
  return place
}

function readMeasures(measures: Fields, growthCase: GrowthCase, problems: Problem[]): void {
  const { values } = growthCase
  for (const name in measures) {
    const place = PLACE_OF_NAME.get(name)
    if (place !== undefined) {
      values[place] = readNumber(measures[name], 'measures.', name, limitsOf(place, growthCase.age.years), problems)
    } else if (name === 'recumbent') {
      const recumbent = readBoolean(measures[name], 'measures.', name, problems)
      growthCase.recumbent = recumbent === undefined ? -1 : Number(recumbent)
    } else noteUnknown('measures.', name, problems)
  }
}

function limitsOf(place: number, years: number): (typeof MEASURE_LIMITS)[keyof typeof MEASURE_LIMITS] | typeof INFANT_WEIGHT {
  const name = NAMES[place] ?? 'bmi'
  return name === 'weightKg' && years < INFANT_YEARS ? INFANT_WEIGHT : MEASURE_LIMITS[name]
}

function readInverse(fields: Fields, problems: Problem[]): GrowthCase['inverse'] {
  for (const name of ['measure', 'reference']) if (fields[name] === undefined || fields[name] === null) noteMissing('', name, problems)
  return {
    measure: readWord(fields['measure'], MEASURES, '', 'measure', problems),
    reference:
      fields['reference'] === undefined || fields['reference'] === null
        ? -1
        : readReference(fields['reference'], 'reference', undefined, problems),
    z: readNumber(fields['z'], '', 'z', ANY_Z, problems),
    heightCm: readNumber(fields['heightCm'], '', 'heightCm', MEASURE_LIMITS.heightCm, problems),
  }
}
