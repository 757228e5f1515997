/**
 * What was measured on one day, together: weight for height and BMI need both. In centimetres and kilograms, as the calculators count. What is known of the
 * birth is the first visit, unless something was measured on that day. In civil days, so that the same files run in the browser.
 */
import { dayOf, yearMonthDay, type CivilDay } from '#calculators/core/civil-date.ts'
import type { PlainDate } from '#platform/time.ts'
import type { Background, Measure, Measurement } from '../record/record.ts'

/** Of whom a number came: our own scales, the papers of the birth, or the family at home. */
export type Origin = 'measured' | 'birth' | 'own'
export type GrowthVisit = {
  readonly on: CivilDay
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
export type MeasuredOnDay = Omit<Measured, 'measuredOn'> & { readonly day: CivilDay }
export type BirthFacts = Pick<Background, 'birthWeightG' | 'birthLengthMm' | 'birthHeadMm'>

export const civilDayOf = ({ year, month, day }: PlainDate): CivilDay => dayOf(year, month, day)
export const onDays = (rows: readonly Measured[]): MeasuredOnDay[] =>
  rows.map(({ measuredOn, ...row }) => ({ ...row, day: civilDayOf(measuredOn) }))

/** In the order of age; what lies before the birth is left out. */
export function visitsOf(
  born: CivilDay,
  background: BirthFacts,
  measurements: readonly MeasuredOnDay[],
  origin: Origin = 'measured',
): GrowthVisit[] {
  const days = Map.groupBy(measurements, ({ day }) => day)
  const visits = [...days].flatMap(([day, ofDay]) => {
    const values = Object.fromEntries(ofDay.map(({ measure, value }) => [measure, inUnit(measure, value)]))
    const recumbent = ofDay.find(({ measure }) => measure === 'height')?.recumbent ?? null
    return day < born ? [] : [{ on: day, ageDays: day - born, ageMonths: monthsBetween(born, day), origin, recumbent, values }]
  })
  const birth = origin === 'measured' ? birthVisit(born, background) : null
  const all: GrowthVisit[] = birth === null || visits.some(({ ageDays }) => ageDays === 0) ? visits : [birth, ...visits]
  return all.toSorted((one, other) => one.ageDays - other.ageDays)
}

/** Completed months from one day to another, as people count them: until the same day of the month. */
export function monthsBetween(from: CivilDay, to: CivilDay): number {
  const [a, b] = [yearMonthDay(from), yearMonthDay(to)]
  return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day ? 1 : 0)
}

export const daysBetween = (from: PlainDate, to: PlainDate): number => from.until(to, { largestUnit: 'day' }).days

export const completedMonths = (from: PlainDate, to: PlainDate): number => from.until(to, { largestUnit: 'month' }).months

/** Ten millimetres in a centimetre, a thousand grams in a kilogram. */
export const inUnit = (measure: Measure, value: number): number => (measure === 'weight' ? value / 1000 : value / 10)

function birthVisit(born: CivilDay, { birthWeightG, birthLengthMm, birthHeadMm }: BirthFacts): GrowthVisit | null {
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
