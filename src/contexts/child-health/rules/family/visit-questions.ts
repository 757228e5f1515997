/**
 * Questions before a visit, as data: our own open questions, a few per age, that no instrument's owner has rights to and that have no score. Questionnaires
 * with rights (the calculators' `instruments`) are not shown here: their wording is not ours, and they are filled in on paper.
 */
import { DAYS_PER_YEAR } from '#calculators/core/age.ts'

const all = [
  'going-well',
  'eats-and-drinks',
  'sleeps',
  'new-things',
  'worries',
  'at-home',
  'school',
  'friends-and-free-time',
  'feels',
  'body',
  'yourself',
] as const
export type VisitQuestion = (typeof all)[number]

/** `id` is kept with the answers, so that they stay readable when the questions of an age change: then it gets a new number. */
export type QuestionSet = { readonly id: string; readonly untilYears: number; readonly questions: readonly VisitQuestion[] }

export const questionSets: readonly QuestionSet[] = [
  {
    id: 'own-0-1-v1',
    untilYears: 1,
    questions: ['going-well', 'eats-and-drinks', 'sleeps', 'new-things', 'at-home', 'yourself', 'worries'],
  },
  {
    id: 'own-1-4-v1',
    untilYears: 4,
    questions: ['going-well', 'new-things', 'eats-and-drinks', 'sleeps', 'at-home', 'yourself', 'worries'],
  },
  {
    id: 'own-4-12-v1',
    untilYears: 12,
    questions: ['going-well', 'school', 'friends-and-free-time', 'feels', 'sleeps', 'at-home', 'worries'],
  },
  {
    id: 'own-12-18-v1',
    untilYears: 18,
    questions: ['going-well', 'school', 'friends-and-free-time', 'feels', 'body', 'at-home', 'worries'],
  },
]

/** Null: for who turned 18 there is none. Age in days. */
export function questionsAt(ageDays: number): QuestionSet | null {
  return questionSets.find(({ untilYears }) => ageDays / DAYS_PER_YEAR < untilYears) ?? null
}

/** Of ours, and not a score of an instrument. */
export const isOwnSet = (instrument: string): boolean => questionSets.some(({ id }) => id === instrument)

export const longestAnswer = 1_000
export type VisitAnswers = Partial<Readonly<Record<VisitQuestion, string>>>
export type QuestionsRefusal =
  | { readonly kind: 'nothing-said' }
  | { readonly kind: 'too-long'; readonly questions: readonly VisitQuestion[] }

/** The answers that were given, trimmed; at least one. */
export function readAnswers(set: QuestionSet, typed: Readonly<Record<string, string>>): VisitAnswers | QuestionsRefusal {
  const given = set.questions.map((question) => [question, (typed[question] ?? '').trim()] as const).filter(([, text]) => text !== '')
  if (given.length === 0) return { kind: 'nothing-said' }
  const long = given.filter(([, text]) => text.length > longestAnswer).map(([question]) => question)
  return long.length > 0 ? { kind: 'too-long', questions: long } : Object.fromEntries(given)
}

export const isRefused = (read: VisitAnswers | QuestionsRefusal): read is QuestionsRefusal => 'kind' in read
