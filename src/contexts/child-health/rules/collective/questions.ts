/**
 * What is counted of a year. Every question is asked once about a year of birth, in the year in which those children reach its age; so no two publications
 * count the same answer, and yesterday's figure cannot be subtracted from today's.
 * No answer to a question may follow from the answer to another one of the same children, unless it is asked `among` those with one answer to that.
 */
export const themes = ['vaccination', 'growth', 'reach', 'screening', 'followUp'] as const
export type Theme = (typeof themes)[number]

type Shape = {
  readonly theme: Theme
  /** The age that children reach in the year; null: all children of whom it can be asked. */
  readonly age: number | null
  readonly among?: { readonly question: string; readonly answer: 'yes' | 'no' }
}

const measured = (age: number) => ({ theme: 'growth', age }) as const
const overweight = (age: number) => ({ theme: 'growth', age, among: { question: `measured-${age}`, answer: 'yes' } }) as const
const thin = (age: number) => ({ theme: 'growth', age, among: { question: `overweight-${age}`, answer: 'no' } }) as const

/** In the order in which they are told; a question stands after the one it is asked among. */
export const questions = {
  'hex-2': { theme: 'vaccination', age: 2 },
  'pneu-2': { theme: 'vaccination', age: 2 },
  'bmr-2': { theme: 'vaccination', age: 2 },
  'menacwy-2': { theme: 'vaccination', age: 2 },
  'dktp-6': { theme: 'vaccination', age: 6 },
  'bmr-11': { theme: 'vaccination', age: 11 },
  'hpv-11': { theme: 'vaccination', age: 11 },
  'menacwy-15': { theme: 'vaccination', age: 15 },
  'measured-6': measured(6),
  'overweight-6': overweight(6),
  'thin-6': thin(6),
  'measured-11': measured(11),
  'overweight-11': overweight(11),
  'thin-11': thin(11),
  'measured-15': measured(15),
  'overweight-15': overweight(15),
  'thin-15': thin(15),
  'reach-14m': { theme: 'reach', age: 2 },
  'reach-5y': { theme: 'reach', age: 6 },
  'reach-10y': { theme: 'reach', age: 11 },
  'reach-13-14y': { theme: 'reach', age: 15 },
  'acuity-6': { theme: 'screening', age: 6 },
  'acuity-again-6': { theme: 'screening', age: 6, among: { question: 'acuity-6', answer: 'yes' } },
  'hearing-6': { theme: 'screening', age: 6 },
  'hearing-again-6': { theme: 'screening', age: 6, among: { question: 'hearing-6', answer: 'yes' } },
  'late-follow-up': { theme: 'followUp', age: null },
} as const satisfies Readonly<Record<string, Shape>>

export type QuestionId = keyof typeof questions
export const questionIds = Object.keys(questions) as QuestionId[] // the keys of the list above

export function shapeOf(id: QuestionId): Shape {
  return questions[id]
}

/** The year of birth that a question is about in a counted year. */
export function cohortOf(id: QuestionId, year: number): number | null {
  const { age } = shapeOf(id)
  return age === null ? null : year - age
}

/** The edition of these questions and of the rules behind them. */
export const editionOfFigures = 'figures/1'
