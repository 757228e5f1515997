/**
 * Looks at measurements before they are kept. What cannot be is refused, with what was perhaps meant; what is hardly possible is a question, which
 * somebody answers before the numbers are kept. It changes no number by itself. The calculators' plausibility tells the slips of unit, comma and digit
 * (their tables must have been loaded: `loadGrowthTables`); birth, the future, the same day and a twin are looked at here.
 */
import { DAYS_PER_YEAR } from '#calculators/core/age.ts'
import type { CivilDay } from '#calculators/core/civil-date.ts'
import { isRefusal } from '#calculators/core/problems.ts'
import { answerPlausibilityNow, type Question } from '#calculators/growth/plausibility.ts'
import type { QuestionCode } from '#calculators/growth/plausibility-rules.ts'
import { readDate, readNumber } from '../typed.ts'
import { completedWeeks, typedMeasures, type ChildFacts, type TypedMeasure } from './child-facts.ts'

/** Texts as they were typed; an empty one was not measured. */
export type TypedMeasurements = Readonly<Record<TypedMeasure | 'on', string>>

type RefusalCode =
  | 'not-a-date'
  | 'no-such-date'
  | 'in-future'
  | 'before-birth'
  | 'birth-date-needed'
  | 'not-a-number'
  | 'too-small'
  | 'too-large'
  | 'in-grams'
  | 'in-millimetres'
  | 'in-metres'
  | 'measured-already'
export type MeasurementDoubt = {
  readonly field: TypedMeasure | 'on'
  readonly code: RefusalCode | QuestionCode | 'same-as-twin'
  /** A question: may be kept once somebody said that it is right. Otherwise it is refused. */
  readonly mayStand: boolean
  /** In centimetres or kilograms: what was typed, the limit that was passed, and what was perhaps meant. */
  readonly value: number | null
  readonly limit: number | null
  readonly suggestion: number | null
  /** The twin who has the same numbers. */
  readonly twin: string | null
}

export type ReadMeasurements = { readonly day: CivilDay | null; readonly values: Readonly<Record<TypedMeasure, number | null>> }

/** Millimetres and grams in one unit of what is typed: a centimetre and a kilogram. */
export const perUnit: Readonly<Record<TypedMeasure, number>> = { height: 10, weight: 1000, head: 10 }

/** What no child passes, in centimetres and kilograms. */
const limits: Readonly<Record<TypedMeasure, { readonly from: number; readonly to: number }>> = {
  height: { from: 20, to: 250 },
  weight: { from: 0.3, to: 300 },
  head: { from: 15, to: 90 },
}
/** Below two years nobody weighs this much: a weight in grams, however small the child (as in the calculators' limits). */
const INFANT = { years: 2, to: 100 }

/** What could be read, in millimetres and grams; null where nothing or nothing readable was typed. */
export function readMeasurements(typed: TypedMeasurements): ReadMeasurements {
  const on = readDate(typed.on)
  const valueOf = (measure: TypedMeasure): number | null => {
    const read = typed[measure].trim() === '' ? null : readNumber(typed[measure])
    return read === null ? null : Math.round(read * perUnit[measure])
  }
  return { day: on.ok ? on.value : null, values: { height: valueOf('height'), weight: valueOf('weight'), head: valueOf('head') } }
}

/** Refusals and questions, at most one per field; none when all may be kept. */
export function checkMeasurement(typed: TypedMeasurements, facts: ChildFacts): readonly MeasurementDoubt[] {
  const given = typedMeasures.filter((measure) => typed[measure].trim() !== '')
  if (given.length === 0) return []
  const day = refuseDay(typed.on, facts)
  const read = readMeasurements(typed)
  const refused = given.flatMap((measure) => refuseValue(measure, typed[measure], read.day, facts) ?? [])
  if (day !== null) return [day, ...refused]
  const exchanged = askExchanged(typed)
  if (exchanged.length > 0) return [...exchanged, ...refused.filter(({ field }) => field === 'head')]
  const sound = given.filter((measure) => !refused.some(({ field }) => field === measure))
  const asked = read.day === null ? [] : [...askPlausible(sound, { ...read, day: read.day }, facts), ...askTwin(sound, read, facts)]
  return [...refused, ...asked.filter(({ field }, i) => asked.findIndex((one) => one.field === field) === i)]
}

const doubt = (field: MeasurementDoubt['field'], code: MeasurementDoubt['code'], of: Partial<MeasurementDoubt> = {}): MeasurementDoubt => ({
  ...{ field, code, mayStand: false, value: null, limit: null, suggestion: null, twin: null },
  ...of,
})

/** What is wrong with the day of a contact or a measurement; null when it can be. */
export function refuseDay(text: string, { born, today }: ChildFacts): MeasurementDoubt | null {
  const on = readDate(text)
  if (!on.ok) return doubt('on', on.error.code === 'no-such-date' ? 'no-such-date' : 'not-a-date')
  if (on.value > today) return doubt('on', 'in-future')
  if (born === null) return doubt('on', 'birth-date-needed')
  return on.value < born ? doubt('on', 'before-birth') : null
}

function refuseValue(measure: TypedMeasure, text: string, day: CivilDay | null, facts: ChildFacts): MeasurementDoubt | null {
  const value = readNumber(text)
  if (value === null) return doubt(measure, 'not-a-number')
  const { from, to } = limits[measure]
  const isInfant = day !== null && facts.born !== null && day - facts.born < INFANT.years * DAYS_PER_YEAR
  const most = measure === 'weight' && isInfant ? INFANT.to : to
  if (measure === 'weight' && value > most)
    return value / 1000 >= from
      ? doubt(measure, 'in-grams', { value, suggestion: value / 1000 })
      : doubt(measure, 'too-large', { value, limit: most })
  if (value > to) {
    const inMillimetres = value / 10 <= to && value / 10 >= from
    return inMillimetres
      ? doubt(measure, 'in-millimetres', { value, suggestion: value / 10 })
      : doubt(measure, 'too-large', { value, limit: to })
  }
  if (value < from) {
    const inMetres = measure !== 'weight' && value * 100 >= from && value * 100 <= to
    return inMetres
      ? doubt(measure, 'in-metres', { value, suggestion: rounded(value * 100) })
      : doubt(measure, 'too-small', { value, limit: from })
  }
  const there = facts.measurements.find((one) => one.measure === measure && one.day === day)
  return there === undefined ? null : doubt(measure, 'measured-already', { value, suggestion: there.value / perUnit[measure] })
}

/** One decimal more than is measured: a metre times a hundred is no whole number in a computer. */
const rounded = (value: number): number => Math.round(value * 100) / 100

/** The height in the field of the weight, and the other way round: no child is shorter than a newborn's foot. */
function askExchanged({ height, weight }: TypedMeasurements): MeasurementDoubt[] {
  const [tall, heavy] = [readNumber(height), readNumber(weight)]
  if (tall === null || heavy === null || tall >= limits.height.from || tall < limits.weight.from) return []
  if (heavy < limits.height.from || heavy > limits.height.to) return []
  return [
    doubt('height', 'swapped', { value: tall, suggestion: heavy }),
    doubt('weight', 'swapped', { mayStand: true, value: heavy, suggestion: tall }),
  ]
}

const fieldOf = { heightCm: 'height', weightKg: 'weight', headCm: 'head' } as const satisfies Readonly<
  Record<Question['field'], TypedMeasure>
>

/** Of a child whose sex or birth is not known there is no table to compare with. */
function askPlausible(
  given: readonly TypedMeasure[],
  { day, values }: ReadMeasurements & { readonly day: CivilDay },
  facts: ChildFacts,
): MeasurementDoubt[] {
  const { born, sex, population, measurements } = facts
  if (born === null || sex === null || given.length === 0) return []
  const days = [...new Set(measurements.filter((one) => one.day >= born && one.day < day).map((one) => one.day))]
  const earlier = days.map((one) =>
    visitOf(one - born, (measure) => measurements.find((m) => m.day === one && m.measure === measure)?.value),
  )
  const now = visitOf(day - born, (measure) => (given.includes(measure) ? (values[measure] ?? undefined) : undefined))
  const gestationalAgeWeeks = completedWeeks(facts)
  const answer = answerPlausibilityNow({ sex, population, gestationalAgeWeeks, observations: [...earlier, now] })
  if (isRefusal(answer)) throw new Error(`The calculator refused what was let through: ${answer.error.message}`)
  return answer.questions
    .filter(({ observation }) => observation === earlier.length)
    .map(({ field, code, value, suggestion }) => doubt(fieldOf[field], code, { mayStand: true, value, suggestion }))
}

function visitOf(ageDays: number, valueOf: (measure: TypedMeasure) => number | undefined) {
  const inUnit = (measure: TypedMeasure): number | null => {
    const value = valueOf(measure)
    return value === undefined ? null : value / perUnit[measure]
  }
  return { ageDays, heightCm: inUnit('height'), weightKg: inUnit('weight'), headCm: inUnit('head') }
}

/** Two numbers or more, all as of the twin who was measured just now: most likely typed in the wrong record. One number alone is often the same. */
function askTwin(given: readonly TypedMeasure[], { values }: ReadMeasurements, { twins }: ChildFacts): MeasurementDoubt[] {
  const [first] = given
  const same = twins.find(({ justMeasured }) =>
    given.every((measure) => justMeasured.some((one) => one.measure === measure && one.value === values[measure])),
  )
  if (first === undefined || given.length < 2 || same === undefined) return []
  return [doubt(first, 'same-as-twin', { mayStand: true, twin: same.name })]
}

/** A weight at birth is asked in grams: who typed kilograms is asked about it. Grams, or what is wrong with the text. */
export function readBirthWeight(text: string): { readonly grams: number } | MeasurementDoubt {
  const value = readNumber(text)
  if (value === null) return doubt('weight', 'not-a-number')
  if (value > 0 && value < 10) return doubt('weight', 'too-small', { value, limit: 300, suggestion: Math.round(value * 1000) })
  if (value < 300) return doubt('weight', 'too-small', { value, limit: 300 })
  return value > 7000 ? doubt('weight', 'too-large', { value, limit: 7000 }) : { grams: Math.round(value) }
}
