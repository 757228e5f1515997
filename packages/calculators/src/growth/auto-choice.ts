import { DOWN_SYNDROME, DUTCH, REFERENCES } from './words.ts'
import type { GrowthCase } from './growth-case.ts'
import { growthTable } from './library.ts'
import { HEAD, HEIGHT, WEIGHT, WEIGHT_FOR_HEIGHT, type Lookup } from './lookup.ts'
import { MEASURES, SEXES } from './words.ts'

/** The choice of a reference by Dutch practice; kept as data, with a version, because a new growth study will change it. */
export const AUTO_CHOICE = {
  version: 'auto-choice/1',
  preterm: {
    reference: 'nl2012preterm',
    /** Born at this many completed weeks or fewer. Calendar age is used: the curves already contain prematurity. */
    upToWeeks: 36,
    upToYears: 4,
    /** The preterm curves of the head end earlier. */
    headUpToYears: 1.5,
  },
  downSyndrome: { reference: 'nl2009' },
  otherwise: { reference: 'nl1997' },
} as const

const PRETERM = REFERENCES.indexOf(AUTO_CHOICE.preterm.reference)
const DOWN = REFERENCES.indexOf(AUTO_CHOICE.downSyndrome.reference)
const OTHERWISE = REFERENCES.indexOf(AUTO_CHOICE.otherwise.reference)

/** Which references a choice can end in: these must be loaded. */
export const AUTO_REFERENCES = [AUTO_CHOICE.preterm.reference, AUTO_CHOICE.downSyndrome.reference, AUTO_CHOICE.otherwise.reference] as const

/**
 * Children with Down syndrome have their own charts for height, weight and head, as far as those reach. Children born preterm
 * have theirs up to four years. Every other child is compared with the Dutch curves of 1997, whatever the origin of the parents.
 */
export function chooseReference(growthCase: GrowthCase, measure: number, lookup: Lookup): void {
  const { years } = growthCase.age
  const isMeasuredByAge = measure === HEIGHT || measure === WEIGHT || measure === HEAD
  lookup.population = DUTCH
  if (growthCase.population === DOWN_SYNDROME && isMeasuredByAge) {
    const table = growthTable(AUTO_CHOICE.downSyndrome.reference, 'down-syndrome', SEXES[growthCase.sex]!, MEASURES[measure]!)
    if (table !== undefined && years <= table.last) {
      lookup.reference = DOWN
      lookup.population = DOWN_SYNDROME
      return
    }
  }
  const { upToWeeks, upToYears, headUpToYears } = AUTO_CHOICE.preterm
  const isPreterm = growthCase.week <= upToWeeks && years <= (measure === HEAD ? headUpToYears : upToYears)
  lookup.reference = isPreterm && (isMeasuredByAge || measure === WEIGHT_FOR_HEIGHT) ? PRETERM : OTHERWISE
}
