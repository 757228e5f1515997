/** What is drawn again while somebody types: by the server for a form that was sent, in the browser for each change. Runs in both. */
import { formatDate, type CivilDay } from '#calculators/core/civil-date.ts'
import { formatCalendarDate, formatNumber, plural, type Locale } from '#platform/locale.ts'
import type { ContactJudged } from '../../rules/contact/judge-contact.ts'
import type { ContactTyped } from '../../rules/contact/contact-form.ts'
import type { ChildFacts } from '../../rules/record/child-facts.ts'
import { contactMessages } from './messages.ts'

export type LiveView = {
  readonly locale: Locale
  /** By which the child is called. */
  readonly name: string
  readonly facts: ChildFacts
  readonly typed: ContactTyped
  readonly judged: ContactJudged
}

export const dateText = (locale: Locale, day: CivilDay): string => formatCalendarDate(locale, formatDate(day))

/** "12 mnd": how old the child was on a day, as short as a column head. */
export function shortAge(locale: Locale, days: number): string {
  const { short } = contactMessages(locale).growth
  const same = (form: string) => ({ one: form, other: form })
  if (days < 14) return plural(locale, days, same(short.days))
  if (days < 91) return plural(locale, Math.floor(days / 7), same(short.weeks))
  const months = Math.floor(days / 30.4375 + 1e-6)
  return months < 48 ? plural(locale, months, same(short.months)) : plural(locale, Math.floor(months / 12), same(short.years))
}

export const figure = (locale: Locale, value: number | null): string => (value === null ? '' : formatNumber(locale, value))
