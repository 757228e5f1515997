/**
 * With which children a child is compared. `auto` is the choice of Dutch practice (the calculators' AUTO_CHOICE: early births and Down syndrome their own
 * curves as far as these reach, otherwise 1997). The others are for looking beside it: never a choice that the product makes by itself.
 */
import { growthTable } from '#calculators/growth/library.ts'
import type { Curve, Population, ReferenceName, Sex } from '#calculators/growth/words.ts'
import type { Background } from '../record/record.ts'
import { completedWeeks } from './visits.ts'

export const referenceChoices = ['auto', 'nl1997', 'nl2009', 'nl1980', 'own-1997', 'own-2009', 'hindustani', 'who'] as const
export type ReferenceChoice = (typeof referenceChoices)[number]

/** What a chart can show. */
export const chartMeasures = [
  ...(['height', 'weight', 'weight-for-height', 'bmi', 'head'] as const),
  ...(['sitting-height', 'sitting-height-ratio', 'waist', 'hip', 'waist-hip-ratio', 'arm'] as const),
] as const
export type ChartMeasure = (typeof chartMeasures)[number]

/** Who is compared: what the tables ask of a child. */
export type Subject = { readonly sex: Sex; readonly population: Population; readonly weeks: number | null }

/** Null: there are tables for boys and for girls only. */
export function subjectOf(sex: string, { population, gestationDays }: Pick<Background, 'population' | 'gestationDays'>): Subject | null {
  return sex === 'male' || sex === 'female' ? { sex, population, weeks: completedWeeks(gestationDays) } : null
}

/** The reference and population to ask of the calculators; of WHO two, one after the other (0-5 and 5-19 years). */
export type Asked = { readonly reference: ReferenceName | 'auto'; readonly population: Population }

export function askedOf(choice: ReferenceChoice, { population }: Subject, measure: ChartMeasure): readonly Asked[] {
  switch (choice) {
    case 'auto':
      return [{ reference: 'auto', population }]
    case 'nl1997':
    case 'nl2009':
    case 'nl1980':
      return [{ reference: choice, population: 'dutch' }]
    case 'own-1997':
      return [{ reference: 'nl1997', population }]
    case 'own-2009':
      return [{ reference: 'nl2009', population }]
    case 'hindustani':
      return [{ reference: measure === 'height' ? 'nl2010' : 'nl1976', population: 'hindustani' }]
    case 'who':
      return [
        { reference: 'who2006', population },
        { reference: 'who2007', population },
      ]
  }
}

/** Which of the choices have a table of this measure for this child; `auto` first. The tables of these choices must be loaded. */
export function choicesFor(
  subject: Subject,
  measure: ChartMeasure,
  among: readonly ReferenceChoice[] = referenceChoices,
): ReferenceChoice[] {
  return among.filter((choice) => {
    if (choice.startsWith('own') && !['turkish', 'moroccan', 'down-syndrome'].includes(subject.population)) return false
    if (choice === 'hindustani' && subject.population !== 'hindustani') return false
    // The curves of children with Down syndrome are `auto` already, and stand apart for looking at both.
    return askedOf(choice, subject, measure).some((asked) => hasTable(asked, subject, measure))
  })
}

function hasTable({ reference, population }: Asked, { sex }: Subject, measure: ChartMeasure): boolean {
  const curve: Curve = measure
  if (reference === 'auto') return growthTable('nl1997', 'dutch', sex, curve) !== undefined
  return growthTable(reference, reference.startsWith('who') ? 'dutch' : population, sex, curve) !== undefined
}

/** The first curve of a measure: `auto` where practice has one, else the first that there is. */
export function usualChoice(subject: Subject, measure: ChartMeasure): ReferenceChoice | null {
  return choicesFor(subject, measure)[0] ?? null
}
