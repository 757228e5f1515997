import { catalogue, type Locale } from '#platform/i18n.ts'
import { en } from './messages.en.ts'
import { nl } from './messages.nl.ts'

/** The words of signing in, and the names of professions and roles. */
export const accessMessages = catalogue({ nl, en })

export function professionName(locale: Locale, profession: string): string {
  return accessMessages(locale).professions[profession] ?? profession
}

export function roleName(locale: Locale, role: string): string {
  return accessMessages(locale).roles[role] ?? role
}
