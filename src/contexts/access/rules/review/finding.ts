/**
 * The life of a finding: put before the privacy officer, perhaps a question to the colleague and an answer, and an outcome (docs/states/review-finding.md).
 * Nobody asks or decides about the own lines. Source: privacy rules PR-31; the terms are ours.
 */
import { isWorkingDay } from '#platform/holidays.ts'
import type { Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { Temporal, type Instant, type PlainDate } from '#platform/time.ts'

export const outcomes = ['right', 'explained', 'wrong', 'needs-talk'] as const
export type Outcome = (typeof outcomes)[number]

/** Working days to look at what was found, and to answer a question. */
export const reviewTerm = 10
export const answerTerm = 5
export const longestWords = 2_000

export type Finding = {
  readonly id: Id<'finding'>
  readonly day: PlainDate
  readonly accountId: Id<'account'>
  readonly personId: Id<'person'> | null
  readonly dueOn: PlainDate
} & FindingState

export type FindingState =
  | { readonly state: 'open' }
  | { readonly state: 'asked'; readonly answerDueOn: PlainDate }
  | { readonly state: 'answered'; readonly answerDueOn: PlainDate; readonly answeredAt: Instant }
  | { readonly state: 'closed'; readonly outcome: Outcome; readonly decidedAt: Instant }

/** The last of so many working days after a day; weekends and Dutch holidays do not count. */
export function workingDaysAfter(day: PlainDate, count: number): PlainDate {
  let [at, left] = [day, count]
  while (left > 0) {
    at = at.add({ days: 1 })
    if (isWorkingDay(at)) left -= 1
  }
  return at
}

const isAfter = (a: PlainDate, b: PlainDate): boolean => Temporal.PlainDate.compare(a, b) > 0

/** What is late, if anything: the colleague's answer, or looking at it. */
export function lateness(finding: Finding, today: PlainDate): 'answer' | 'review' | null {
  if (finding.state === 'closed') return null
  if (finding.state === 'asked') return isAfter(today, finding.answerDueOn) ? 'answer' : null
  return isAfter(today, finding.dueOn) ? 'review' : null
}

export type WordsRefusal = { readonly kind: 'no-words' | 'too-long' }

/** Trimmed, or why it cannot be. */
export function checkWords(text: string): Result<string, WordsRefusal> {
  const words = text.trim()
  if (words === '') return err({ kind: 'no-words' })
  return words.length > longestWords ? err({ kind: 'too-long' }) : ok(words)
}

export type AskRefusal = { readonly kind: 'own-lines' | 'closed' | 'asked-already' }

/** A question to the colleague; after an answer another one may follow. */
export function ask(finding: Finding, by: Id<'account'>, today: PlainDate): Result<Finding & { readonly state: 'asked' }, AskRefusal> {
  if (finding.accountId === by) return err({ kind: 'own-lines' })
  if (finding.state === 'closed') return err({ kind: 'closed' })
  if (finding.state === 'asked') return err({ kind: 'asked-already' })
  return ok({ ...base(finding), state: 'asked', answerDueOn: workingDaysAfter(today, answerTerm) })
}

export type AnswerRefusal = { readonly kind: 'not-yours' | 'not-asked' }

export function answer(finding: Finding, by: Id<'account'>, at: Instant): Result<Finding & { readonly state: 'answered' }, AnswerRefusal> {
  if (finding.accountId !== by) return err({ kind: 'not-yours' })
  return finding.state === 'asked'
    ? ok({ ...base(finding), state: 'answered', answerDueOn: finding.answerDueOn, answeredAt: at })
    : err({ kind: 'not-asked' })
}

export type CloseRefusal = { readonly kind: 'own-lines' | 'closed' | 'no-outcome' | 'no-words' | 'not-answered' }

/** Only what was right needs no words; nothing is called explained before the colleague explained it. */
export function close(
  finding: Finding,
  by: Id<'account'>,
  { outcome, words, at }: { readonly outcome: string; readonly words: string; readonly at: Instant },
): Result<Finding & { readonly state: 'closed' }, CloseRefusal> {
  const known = outcomes.find((one) => one === outcome)
  if (finding.accountId === by) return err({ kind: 'own-lines' })
  if (finding.state === 'closed') return err({ kind: 'closed' })
  if (known === undefined) return err({ kind: 'no-outcome' })
  if (known === 'explained' && finding.state !== 'answered') return err({ kind: 'not-answered' })
  if (known !== 'right' && words.trim() === '') return err({ kind: 'no-words' })
  return ok({ ...base(finding), state: 'closed', outcome: known, decidedAt: at })
}

function base({ id, day, accountId, personId, dueOn }: Finding) {
  return { id, day, accountId, personId, dueOn }
}
