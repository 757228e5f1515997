/** A refusal to destroy, in words, with what stands in the way. */
import { formatDate, type Locale } from '#platform/i18n.ts'
import type { ConfirmRefusal } from '../../rules/retention/confirm.ts'
import { retentionMessages } from './messages.ts'

export function confirmRefusal(locale: Locale, error: ConfirmRefusal | { readonly kind: 'no-proposal' | 'not-permitted' }): string {
  const words = retentionMessages(locale)
  const first = words.errors[error.kind] ?? words.errors['form'] ?? ''
  if (error.kind === 'not-due') return [first, ...new Set(error.why.map((why) => words.kept[why]))].join(' ')
  return error.kind === 'postponed' ? words.list.until(formatDate(locale, error.until)) : first
}
