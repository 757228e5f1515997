/** The form about growth: from typed texts to the question for the calculators, or one fault per field. Pure; server and browser. */
import type { CivilDay } from '#calculators/core/civil-date.ts'
import { BIRTH_LENGTH_CM, BIRTH_WEIGHT_G, INFANT_WEIGHT, INFANT_YEARS, MEASURE_LIMITS, PARENT_CM } from '#calculators/growth/limits.ts'
import { POPULATIONS, SEXES, type Population, type Sex } from '#calculators/growth/words.ts'
import { DAYS_PER_YEAR } from '#calculators/core/age.ts'
import {
  isFromOurForm,
  readDateFields,
  readGestation,
  readMoment,
  readNumber,
  rowCount,
  textOf,
  wordOf,
  type Fault,
  type Faults,
  type Typed,
} from './typed.ts'

/** More visits than this the form does not take. */
export const MOST_VISITS = 20

export const visitMeasures = ['height', 'weight', 'head'] as const
export type VisitMeasure = (typeof visitMeasures)[number]

/** One visit; `row` is its place in the form. */
export type Visit = { readonly row: number; readonly ageDays: number } & { readonly [measure in VisitMeasure]: number | null }

export type GrowthQuestion = {
  readonly sex: Sex
  readonly population: Population
  readonly gestationalAgeWeeks: number | null
  readonly birthWeightG: number | null
  readonly birthLengthCm: number | null
  readonly fatherCm: number | null
  readonly motherCm: number | null
  /** By age. */
  readonly visits: readonly Visit[]
}

export type GrowthReading = { readonly faults: Faults; readonly question: GrowthQuestion | null }

const plainFields = ['sex', 'population', 'weeks', 'birthWeight', 'birthLength', 'father', 'mother', 'visits', 'go']
const dateFields = ['birth-day', 'birth-month', 'birth-year']
const known = new Set([
  ...plainFields,
  ...dateFields,
  ...Array.from({ length: MOST_VISITS }, (_, i) => ['when', ...visitMeasures].map((part) => visitField(i + 1, part))).flat(),
])

export function visitField(row: number, part: string): string {
  return `v${row}-${part}`
}

export const isGrowthForm = (typed: Typed): boolean => isFromOurForm(typed, (name) => known.has(name))

/** How many visits the form shows: as many as it had, and room for the one that was asked for. */
export const visitCount = (typed: Typed): number => rowCount(typed, 'visits', MOST_VISITS)

type Bounds = { readonly from?: number; readonly to: number }

export function readGrowthForm(typed: Typed, today: CivilDay): GrowthReading {
  const faults: Record<string, Fault> = {}
  const number = (name: string, { from = 0, to }: Bounds, slip?: (value: number) => Fault | null): number | null => {
    const text = textOf(typed, name)
    if (text === '') return null
    const value = readNumber(text)
    if (value === null) faults[name] = { code: 'not-a-number' }
    else if (value > to) faults[name] = slip?.(value) ?? { code: 'too-large', value: to }
    else if (value <= 0 || value < from) faults[name] = { code: 'too-small', value: from }
    else return value
    return null
  }
  const sex = wordOf(typed, 'sex', SEXES)
  if (sex === null) faults['sex'] = { code: 'choose' }
  const born = readDateFields(typed, 'birth')
  if (born !== null && !born.ok) faults['birth'] = born.error
  else if (born !== null && born.value > today) faults['birth'] = { code: 'in-future' }
  const birth = born?.ok === true ? born.value : null
  const gestation = readGestation(textOf(typed, 'weeks'))
  if (!gestation.ok) faults['weeks'] = gestation.error
  const rest = {
    population: wordOf(typed, 'population', POPULATIONS) ?? 'dutch',
    gestationalAgeWeeks: gestation.ok ? gestation.value : null,
    birthWeightG: number('birthWeight', BIRTH_WEIGHT_G),
    birthLengthCm: number('birthLength', BIRTH_LENGTH_CM, millimetres),
    fatherCm: number('father', PARENT_CM, millimetres),
    motherCm: number('mother', PARENT_CM, millimetres),
  }
  const visits: Visit[] = []
  for (let row = 1; row <= visitCount(typed); row += 1) {
    const when = textOf(typed, visitField(row, 'when'))
    const given = visitMeasures.some((part) => textOf(typed, visitField(row, part)) !== '')
    if (when === '' && !given) continue
    const moment = when === '' ? null : readMoment(when, birth, today)
    if (moment === null) faults[visitField(row, 'when')] = { code: 'needed' }
    else if (!moment.ok) faults[visitField(row, 'when')] = moment.error
    const ageDays = moment?.ok === true ? moment.value : Number.NaN
    const weightLimit = ageDays < INFANT_YEARS * DAYS_PER_YEAR ? INFANT_WEIGHT : MEASURE_LIMITS.weightKg
    if (!given) faults[visitField(row, 'height')] = { code: 'measurement-needed' }
    visits.push({
      row,
      ageDays,
      height: number(visitField(row, 'height'), MEASURE_LIMITS.heightCm, millimetres),
      weight: number(visitField(row, 'weight'), { to: weightLimit.to ?? MEASURE_LIMITS.weightKg.to }, grams),
      head: number(visitField(row, 'head'), MEASURE_LIMITS.headCm, millimetres),
    })
  }
  if (visits.length === 0) faults[visitField(1, 'when')] = { code: 'needed' }
  if (sex === null || Object.keys(faults).length > 0) return { faults, question: null }
  return { faults, question: { sex, ...rest, visits: visits.toSorted((a, b) => a.ageDays - b.ageDays) } }
}

const grams = (value: number): Fault => ({ code: 'in-grams', value: value / 1000 })
const millimetres = (value: number): Fault => ({ code: 'in-millimetres', value: value / 10 })
