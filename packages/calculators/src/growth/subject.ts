import { noteMissing, readNumber, readWord, type Fields } from '../core/fields.ts'
import type { Problem } from '../core/problems.ts'
import { GESTATIONAL_WEEKS } from './limits.ts'
import type { Subject } from './visit-score.ts'
import { POPULATIONS, SEXES, type Population, type Sex } from './words.ts'

/** The child of a series of visits, as it is told in a case. */
export type SubjectInput = {
  readonly sex: Sex
  readonly birthDate?: string | null | undefined
  readonly gestationalAgeWeeks?: number | null | undefined
  readonly population?: Population | null | undefined
}

export function readSubject(fields: Fields, problems: Problem[]): Subject {
  if (fields['sex'] === undefined || fields['sex'] === null) noteMissing('', 'sex', problems)
  return {
    sex: readWord(fields['sex'], SEXES, '', 'sex', problems),
    population: readWord(fields['population'], POPULATIONS, '', 'population', problems),
    week: readNumber(fields['gestationalAgeWeeks'], '', 'gestationalAgeWeeks', GESTATIONAL_WEEKS, problems),
  }
}
