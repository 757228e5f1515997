/**
 * What the rules have to know of a child, as plain figures: the same on the server and in the browser, where a page carries them along. Days are civil
 * days, lengths millimetres, weights grams.
 */
import type { CivilDay } from '#calculators/core/civil-date.ts'
import type { Population, Sex } from '#calculators/growth/words.ts'

export const typedMeasures = ['height', 'weight', 'head'] as const
export type TypedMeasure = (typeof typedMeasures)[number]

export type KnownMeasurement = {
  readonly measure: TypedMeasure
  readonly day: CivilDay
  readonly value: number
  readonly recumbent?: boolean | null
}
export type KnownMilestone = {
  readonly item: string
  readonly side: 'none' | 'right' | 'left'
  readonly answer: '+' | '-' | 'M'
  readonly day: CivilDay
}

/** Born on the same day and tied to the child: the record that is most easily mistaken for this one. */
export type KnownTwin = { readonly name: string; readonly justMeasured: readonly Pick<KnownMeasurement, 'measure' | 'value'>[] }

export type ChildFacts = {
  readonly today: CivilDay
  /** Null: not known. */
  readonly born: CivilDay | null
  readonly sex: Sex | null
  readonly gestationDays: number | null
  readonly population: Population
  readonly birthWeightG: number | null
  readonly birthLengthMm: number | null
  readonly birthHeadMm: number | null
  readonly motherHeightMm: number | null
  readonly fatherHeightMm: number | null
  /** Oldest first, as far as they hold. */
  readonly measurements: readonly KnownMeasurement[]
  readonly milestones: readonly KnownMilestone[]
  readonly twins: readonly KnownTwin[]
}

/** The shortest pregnancy for which a child counts as born at term. */
const TERM_DAYS = 37 * 7

export const completedWeeks = ({ gestationDays }: Pick<ChildFacts, 'gestationDays'>): number | null =>
  gestationDays === null ? null : Math.floor(gestationDays / 7)

export const isPreterm = ({ gestationDays }: Pick<ChildFacts, 'gestationDays'>): boolean =>
  gestationDays !== null && gestationDays < TERM_DAYS
