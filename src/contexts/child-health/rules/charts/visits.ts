/**
 * What was measured on one day, together: weight for height and BMI need both. In centimetres and kilograms, as the calculators count. What is known of the
 * birth is the first visit, unless something was measured on that day.
 */
import type { PlainDate } from '#platform/time.ts'
import type { Background, Measure, Measurement } from '../record/record.ts'

/** Of whom a number came: our own scales, the papers of the birth, or the family at home. */
export type Origin = 'measured' | 'birth' | 'own'
export type GrowthVisit = {
  readonly on: PlainDate
  readonly ageDays: number
  /** Completed months of the calendar. */
  readonly ageMonths: number
  readonly origin: Origin
  /** Lying; null: not said. */
  readonly recumbent: boolean | null
  /** Centimetres; of a weight kilograms. */
  readonly values: Partial<Readonly<Record<Measure, number>>>
}

export type Measured = Pick<Measurement, 'measuredOn' | 'measure' | 'value' | 'recumbent'>

/** In the order of age; what lies before the birth is left out. */
export function visitsOf(
  born: PlainDate,
  background: Background,
  measurements: readonly Measured[],
  origin: Origin = 'measured',
): GrowthVisit[] {
  const days = Map.groupBy(measurements, ({ measuredOn }) => measuredOn.toString())
  const visits = [...days.values()].flatMap((ofDay) => {
    const [first] = ofDay
    if (first === undefined) return []
    const ageDays = daysBetween(born, first.measuredOn)
    const values = Object.fromEntries(ofDay.map(({ measure, value }) => [measure, inUnit(measure, value)]))
    const recumbent = ofDay.find(({ measure }) => measure === 'height')?.recumbent ?? null
    return ageDays < 0
      ? []
      : [{ on: first.measuredOn, ageDays, ageMonths: completedMonths(born, first.measuredOn), origin, recumbent, values }]
  })
  const birth = origin === 'measured' ? birthVisit(born, background) : null
  const all: GrowthVisit[] = birth === null || visits.some(({ ageDays }) => ageDays === 0) ? visits : [birth, ...visits]
  return all.toSorted((one, other) => one.ageDays - other.ageDays)
}

export const daysBetween = (from: PlainDate, to: PlainDate): number => from.until(to, { largestUnit: 'day' }).days

export const completedMonths = (from: PlainDate, to: PlainDate): number => from.until(to, { largestUnit: 'month' }).months

/** Ten millimetres in a centimetre, a thousand grams in a kilogram. */
export const inUnit = (measure: Measure, value: number): number => (measure === 'weight' ? value / 1000 : value / 10)

function birthVisit(born: PlainDate, { birthWeightG, birthLengthMm, birthHeadMm }: Background): GrowthVisit | null {
  const values = {
    ...(birthWeightG === null ? {} : { weight: birthWeightG / 1000 }),
    ...(birthLengthMm === null ? {} : { height: birthLengthMm / 10 }),
    ...(birthHeadMm === null ? {} : { head: birthHeadMm / 10 }),
  }
  return Object.keys(values).length === 0 ? null : { on: born, ageDays: 0, ageMonths: 0, origin: 'birth', recumbent: true, values }
}

/** Completed weeks of a pregnancy, as the curves for who was born early are tabled. */
export const completedWeeks = (gestationDays: number | null): number | null =>
  gestationDays === null ? null : Math.floor(gestationDays / 7)
