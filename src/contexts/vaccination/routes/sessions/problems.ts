/** What went wrong with a session, in words. */
import { formatDate, formatNumber, type Locale } from '#platform/i18n.ts'
import { doseRefusalText } from '../../pages/dose-refusal.ts'
import { readyText } from '../../pages/sessions/frame.ts'
import { sessionMessages } from '../../pages/sessions/messages.ts'
import { vaccineName, type Names } from '../../pages/words.ts'
import type { ChildRefusal } from '../../use-cases/sessions/record.server.ts'
import type { BatchProblem, CloseProblem } from '../../use-cases/sessions/run.server.ts'

type Plain = 'not-in-this-state' | 'not-yet-that-day' | 'was-given' | 'not-a-list' | 'no-such-round' | 'no-batches' | 'changed-meanwhile'
type Team = 'no-team' | 'team-too-large' | 'no-colleague' | 'not-oneself'

export const plainText = (locale: Locale, kind: Plain | Team): string => sessionMessages(locale).errors[kind]

export function batchText(locale: Locale, problem: BatchProblem): string {
  const { errors } = sessionMessages(locale)
  switch (problem.kind) {
    case 'batch-expired':
      return errors.expired(formatDate(locale, problem.lastDay))
    case 'batch-recalled':
      return errors.recalled(formatDate(locale, problem.since))
    case 'no-batch':
    case 'wrong-vaccine':
    case 'none-left':
      return errors[problem.kind]
  }
}

export function closeText(locale: Locale, { children, hidden }: CloseProblem): string {
  const { errors } = sessionMessages(locale)
  const open = errors.someOpen(formatNumber(locale, children))
  return hidden === 0 ? open : `${open} ${errors.hidden(formatNumber(locale, hidden))}`
}

export function childText(locale: Locale, people: Names, refusal: ChildRefusal): string {
  const { errors } = sessionMessages(locale)
  switch (refusal.kind) {
    case 'may-not':
      return errors.mayNot(vaccineName(locale, refusal.vaccine), readyText(locale, refusal.ready))
    case 'refused':
      return refusal.refusals.map((one) => doseRefusalText(locale, people, one)).join(' ')
    case 'batch-number':
      return errors.form
    case 'not-there':
    case 'not-in-this-state':
    case 'not-yet-that-day':
    case 'changed-meanwhile':
    case 'nothing-chosen':
    case 'has-outcome':
    case 'no-batch':
      return errors[refusal.kind]
  }
}
