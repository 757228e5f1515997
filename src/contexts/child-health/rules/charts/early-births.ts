/**
 * Children who were born early, where the table is of children born at term. By the choice of Dutch practice (auto-choice/1): until four years they have
 * tables of their own for height, weight and weight for height, until one and a half for the head; "BMI always 1997". Nothing corrects that table for the
 * weeks: the age stays that of the calendar. So in the first years such a BMI stands out without meaning anything, and the guideline on overweight (2012,
 * rules 2044, 2045, 2046 and 2074) does not look at it either before two years: until then it weighs by weight for height.
 */
import { AUTO_CHOICE } from '#calculators/growth/auto-choice.ts'
import { DAYS_PER_YEAR } from './chart-window.ts'
import type { ChartMeasure, Subject } from './reference-choice.ts'
import type { Score } from './score-visits.ts'

const { reference: ofEarlyBirths, upToWeeks, upToYears } = AUTO_CHOICE.preterm
const BMI_FROM_YEARS = 2

const isBornEarly = ({ weeks }: Pick<Subject, 'weeks'>): boolean => weeks !== null && weeks <= upToWeeks

/** The score says how the child stands to children who were born at term. */
export function isComparedWithTerm(subject: Pick<Subject, 'weeks'>, { reference }: Pick<Score, 'reference'>, ageDays: number): boolean {
  return isBornEarly(subject) && reference !== null && reference !== ofEarlyBirths && ageDays <= upToYears * DAYS_PER_YEAR
}

/** A score that stands out is pointed at, except the BMI of a child born early before the age from which the guideline looks at it. */
export function mayStandOut(subject: Pick<Subject, 'weeks'>, measure: ChartMeasure, ageDays: number): boolean {
  return measure !== 'bmi' || !isBornEarly(subject) || ageDays >= BMI_FROM_YEARS * DAYS_PER_YEAR
}
