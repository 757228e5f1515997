/** Refusals in words, each with the rule that it stands on, by the name of the field. */
import type { Locale } from '#platform/i18n.ts'
import type { FamilyRefusal } from '../../rules/refusals.ts'
import { familyMessages } from './messages.ts'

export function refusalText(locale: Locale, { kind, rule }: FamilyRefusal): string {
  const words = familyMessages(locale)
  return words.withRule(words.refusals[kind], rule)
}

/** What is of no field stands under `form`. */
export function refusalErrors(locale: Locale, refusals: readonly FamilyRefusal[], prefix = ''): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {}
  for (const refusal of refusals)
    errors[refusal.field === undefined ? 'form' : `${prefix}${refusal.field}`] ??= refusalText(locale, refusal)
  return errors
}
