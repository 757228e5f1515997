/**
 * The form about birth and parents: from typed texts to what is kept, or one fault per field, with what was perhaps meant. A weight at birth typed in kilograms
 * and a height typed in metres or millimetres are asked about and never turned into something else by the product. What is hardly possible for the weeks of the
 * pregnancy (more than 4 standard deviations from the table of sizes at birth) is a question that somebody answers.
 */
import { isRefusal } from '#calculators/core/problems.ts'
import { birthSize } from '#calculators/growth/birth-size.ts'
import { readNumber, textOf, wordOf, type Typed } from '../typed.ts'
import { readBirthWeight } from './check-measurement.ts'
import { populations, type Background } from './record.ts'

export const backgroundFields = ['gestation', 'birthWeight', 'birthLength', 'birthHead', 'mother', 'father', 'population'] as const
export type BackgroundField = (typeof backgroundFields)[number]
export type BackgroundFault = {
  readonly field: BackgroundField
  readonly code: 'not-a-number' | 'not-a-pregnancy' | 'in-kilograms' | 'in-millimetres' | 'in-metres' | 'too-small' | 'too-large' | 'choose'
  /** The limit that was passed, or what was perhaps meant; in the unit of the field. */
  readonly value: number | null
}
/** May be kept once somebody said that it is right. */
export type BackgroundQuestion = { readonly field: 'birthWeight' | 'birthLength'; readonly z: number }

export type ReadBackground = {
  readonly background: Omit<Background, 'version'>
  readonly faults: readonly BackgroundFault[]
}

/** In centimetres, as the constraints of the table have them in millimetres. */
const limits = {
  birthLength: { from: 20, to: 70 },
  birthHead: { from: 15, to: 50 },
  mother: { from: 100, to: 250 },
  father: { from: 100, to: 250 },
} as const

export function readBackground(typed: Typed): ReadBackground {
  const faults: BackgroundFault[] = []
  const population = wordOf(typed, 'population', populations)
  if (population === null) faults.push({ field: 'population', code: 'choose', value: null })
  const background = {
    gestationDays: gestation(textOf(typed, 'gestation'), faults),
    birthWeightG: birthWeight(textOf(typed, 'birthWeight'), faults),
    birthLengthMm: length('birthLength', typed, faults),
    birthHeadMm: length('birthHead', typed, faults),
    population: population ?? 'dutch',
    motherHeightMm: length('mother', typed, faults),
    fatherHeightMm: length('father', typed, faults),
  }
  return { background, faults }
}

/** "39+2", "39 weken en 2 dagen", "39": in days. Between 20 and 45 weeks. */
function gestation(text: string, faults: BackgroundFault[]): number | null {
  if (text === '') return null
  const match = /^(\d{1,3})\s*(?:weken|weeks|wk)?(?:\s*(?:\+|en|and)\s*([0-6])\s*(?:dagen|dag|days|day|d)?)?$/i.exec(text)
  const [weeks, days] = [Number(match?.[1]), Number(match?.[2] ?? 0)]
  if (match === null || weeks < 20 || weeks > 45) {
    faults.push({ field: 'gestation', code: 'not-a-pregnancy', value: null })
    return null
  }
  return weeks * 7 + days
}

function birthWeight(text: string, faults: BackgroundFault[]): number | null {
  if (text === '') return null
  const read = readBirthWeight(text)
  if ('grams' in read) return read.grams
  if (read.suggestion !== null) faults.push({ field: 'birthWeight', code: 'in-kilograms', value: read.suggestion })
  else if (read.code === 'too-small' || read.code === 'too-large') faults.push({ field: 'birthWeight', code: read.code, value: read.limit })
  else faults.push({ field: 'birthWeight', code: 'not-a-number', value: null })
  return null
}

/** Centimetres as typed, millimetres as kept. */
function length(field: keyof typeof limits, typed: Typed, faults: BackgroundFault[]): number | null {
  const text = textOf(typed, field)
  if (text === '') return null
  const { from, to } = limits[field]
  const value = readNumber(text)
  const isWithin = (cm: number): boolean => cm >= from && cm <= to
  if (value !== null && isWithin(value)) return Math.round(value * 10)
  if (value === null) faults.push({ field, code: 'not-a-number', value: null })
  else if (isWithin(value * 100)) faults.push({ field, code: 'in-metres', value: Math.round(value * 100) })
  else if (isWithin(value / 10)) faults.push({ field, code: 'in-millimetres', value: value / 10 })
  else faults.push({ field, code: value < from ? 'too-small' : 'too-large', value: value < from ? from : to })
  return null
}

const unusual = 4

/** None for a child of whom the table knows neither the sex nor the weeks. */
export function unusualAtBirth(
  sex: string,
  { gestationDays, birthWeightG, birthLengthMm }: Omit<Background, 'version'>,
): BackgroundQuestion[] {
  if ((sex !== 'male' && sex !== 'female') || gestationDays === null) return []
  const birthLengthCm = birthLengthMm === null ? null : birthLengthMm / 10
  const answer = birthSize({ sex, gestationalAgeWeeks: Math.floor(gestationDays / 7), birthWeightG, birthLengthCm })
  if (isRefusal(answer)) return []
  return answer.results.flatMap(({ measure, z }) =>
    z === null || Math.abs(z) <= unusual
      ? []
      : [{ field: measure === 'birth-weight' ? ('birthWeight' as const) : ('birthLength' as const), z }],
  )
}
