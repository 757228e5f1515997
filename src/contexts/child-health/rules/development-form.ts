/** The form about development: which milestones to ask at an age, and what was answered. Pure; server and browser. */
import type { CivilDay } from '#calculators/core/civil-date.ts'
import { DAYS_PER_MONTH, DAYS_PER_YEAR } from '#calculators/core/age.ts'
import type { Milestone } from '#calculators/dscore/van-wiechen.ts'
import { isFromOurForm, readGestation, readMoment, textOf, type Fault, type Faults, type Typed } from './typed.ts'

export type DevelopmentQuestion = {
  readonly ageYears: number
  readonly gestationalAgeWeeks: number | null
  /** Item code to 1 (yes) or 0 (no). */
  readonly items: Readonly<Record<string, 0 | 1>>
}
export type DevelopmentReading = {
  readonly faults: Faults
  /** Known as soon as the age can be read: then the milestones of that age are shown. */
  readonly ageDays: number | null
  readonly question: DevelopmentQuestion | null
}

/** After this there are no milestones left to ask. */
const OLDEST_YEARS = 5

export const itemField = (item: string): string => `i-${item}`

const plainFields = new Set(['when', 'weeks', 'go'])

export function isDevelopmentForm(typed: Typed, milestones: readonly Milestone[]): boolean {
  const fields = new Set(milestones.map(({ item }) => itemField(item)))
  return isFromOurForm(typed, (name) => plainFields.has(name) || fields.has(name))
}

export function readDevelopmentForm(typed: Typed, milestones: readonly Milestone[], today: CivilDay): DevelopmentReading {
  const faults: Record<string, Fault> = {}
  const when = textOf(typed, 'when')
  const moment = when === '' ? null : readMoment(when, null, today, OLDEST_YEARS)
  if (moment === null) faults['when'] = { code: 'needed' }
  else if (!moment.ok) faults['when'] = moment.error.code === 'birth-date-needed' ? { code: 'age-unit' } : moment.error
  const gestation = readGestation(textOf(typed, 'weeks'))
  if (!gestation.ok) faults['weeks'] = gestation.error
  const ageDays = moment?.ok === true ? moment.value : null
  const items: Record<string, 0 | 1> = {}
  for (const { item } of milestones) {
    const answer = textOf(typed, itemField(item))
    if (answer === 'yes' || answer === 'no') items[item] = answer === 'yes' ? 1 : 0
  }
  const first = ageDays === null ? undefined : milestonesToAsk(milestones, ageDays, typed)[0]
  if (first !== undefined && Object.keys(items).length === 0) faults[itemField(first.item)] = { code: 'answer-needed' }
  if (Object.keys(faults).length > 0 || ageDays === null) return { faults, ageDays, question: null }
  return {
    faults,
    ageDays,
    question: { ageYears: ageDays / DAYS_PER_YEAR, gestationalAgeWeeks: gestation.ok ? gestation.value : null, items },
  }
}

export function contactDays({ contactAge }: Milestone): number {
  return 'weeks' in contactAge ? contactAge.weeks * 7 : contactAge.months * DAYS_PER_MONTH
}

/**
 * What to ask: the milestones of the contact moment nearest to the age, of the one before and of the one after; and what was
 * answered already. Milestones of older editions of the scheme are left out.
 */
export function milestonesToAsk(milestones: readonly Milestone[], ageDays: number, typed: Typed): readonly Milestone[] {
  const current = milestones.filter(({ variant }) => variant !== 'older-version')
  const nearest = current.reduce<Milestone | null>(
    (best, one) => (best === null || Math.abs(contactDays(one) - ageDays) < Math.abs(contactDays(best) - ageDays) ? one : best),
    null,
  )
  const moment = nearest?.contact ?? 0
  return current.filter(({ contact, item }) => Math.abs(contact - moment) <= 1 || textOf(typed, itemField(item)) !== '')
}
