/** Which age reference a D-score is compared with. */
import type { AgeReference } from './age-reference.ts'
import type { ItemKey } from './item-key.ts'

/** Preterm references hold up to this calendar age, for births up to and including this week. */
const PRETERM_UNTIL_YEARS = 4
const PRETERM_LAST_WEEK = 36
/** The first tabled week; children of 21 to 24 weeks are compared with it. */
const PRETERM_FIRST_WEEK = 25
const YOUNGEST_WEEK = 21

/**
 * A population that is named wins; without one the default of the key. A child born at 36 weeks or earlier is compared, up to 4 years
 * and on calendar age, with the reference shifted for its week of gestation, where the key has one made from that population.
 * Null: no table knows this week of gestation (there is one for each completed week), or the population does not exist under this key.
 */
export function chooseReference(key: ItemKey, ageYears: number, gestationalAgeWeeks?: number, population?: string): AgeReference | null {
  const weeks = gestationalAgeWeeks
  if (weeks !== undefined && weeks < YOUNGEST_WEEK) return null
  if (weeks !== undefined && weeks <= PRETERM_LAST_WEEK && ageYears <= PRETERM_UNTIL_YEARS && isShifted(key, population)) {
    return key.preterm?.weeks.get(Math.max(weeks, PRETERM_FIRST_WEEK)) ?? null
  }
  return key.references.get(population ?? key.basePopulation) ?? null
}

/** Naming the default keeps the term reference; naming the population that was shifted keeps the shift. */
function isShifted(key: ItemKey, population: string | undefined): boolean {
  return key.preterm !== null && (population === undefined || key.preterm.population === population)
}
