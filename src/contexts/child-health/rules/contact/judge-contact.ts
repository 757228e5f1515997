/** All that is computed while somebody types: the same files in the browser, and on the server once more when the contact is closed. */
import { loadGrowthTables } from '../growth-answer.ts'
import {
  checkMeasurement,
  readMeasurements,
  type MeasurementDoubt,
  type ReadMeasurements,
  type TypedMeasurements,
} from '../record/check-measurement.ts'
import type { ChildFacts, TypedMeasure } from '../record/child-facts.ts'
import { field, textOf, type ContactTyped } from './contact-form.ts'
import { judgeDevelopment, type DevelopmentJudged } from './judge-development.ts'
import { judgeGrowth, type GrowthJudged } from './judge-growth.ts'
import { signalsOf, type Signal } from './signals.ts'

export type ContactJudged = {
  readonly doubts: readonly MeasurementDoubt[]
  readonly read: ReadMeasurements
  readonly growth: GrowthJudged
  readonly development: DevelopmentJudged
  readonly signals: readonly Signal[]
}

export const measurementsTyped = (typed: ContactTyped): TypedMeasurements => ({
  ...{ on: textOf(typed, 'on'), height: textOf(typed, 'height'), weight: textOf(typed, 'weight'), head: textOf(typed, 'head') },
})

/** Said to be right for exactly these numbers: typing another one asks anew. */
export const sureOf = (typed: ContactTyped, { field: name, code }: Pick<MeasurementDoubt, 'field' | 'code'>): string =>
  code === 'same-as-twin' ? ['height', 'weight', 'head'].map((one) => textOf(typed, one)).join(' ') : textOf(typed, name)
export const isSure = (typed: ContactTyped, doubt: MeasurementDoubt): boolean =>
  textOf(typed, field.sure(doubt.field)) === sureOf(typed, doubt)

export async function judgeContact(facts: ChildFacts, typed: ContactTyped): Promise<ContactJudged> {
  await loadGrowthTables()
  const doubts = checkMeasurement(measurementsTyped(typed), facts)
  const all = readMeasurements(measurementsTyped(typed))
  const refused = new Set(doubts.filter(({ mayStand }) => !mayStand).map((doubt) => doubt.field))
  const value = (measure: TypedMeasure): number | null => (refused.has(measure) || refused.has('on') ? null : all.values[measure])
  const read: ReadMeasurements = { day: all.day, values: { height: value('height'), weight: value('weight'), head: value('head') } }
  const day = refused.has('on') || all.day === null || all.day > facts.today ? facts.today : all.day
  const isLying = textOf(typed, 'position') === 'lying'
  // A rule says nothing yet about a number that is asked about, nor by its help: first somebody says that it is right.
  const unsure = new Set(doubts.filter((doubt) => !isSure(typed, doubt)).map((doubt) => doubt.field))
  const sure = (measure: TypedMeasure): number | null => (unsure.has(measure) ? null : read.values[measure])
  const settled = { day: read.day, values: { height: sure('height'), weight: sure('weight'), head: sure('head') } }
  const [growth, development] = await Promise.all([
    judgeGrowth(facts, { ...read, day }, { ...settled, day }, isLying),
    judgeDevelopment(facts, typed, day),
  ])
  return { doubts, read, growth, development, signals: signalsOf(settled, growth, development) }
}
