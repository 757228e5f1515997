/** What is drawn again while somebody types: by the server for a form that was sent, in the browser for each change. Runs in both. */
import { formatDate, type CivilDay } from '#calculators/core/civil-date.ts'
import { formatCalendarDate, formatDecimal, formatNumber, plural, type Locale } from '#platform/locale.ts'
import type { ContactJudged } from '../../rules/contact/judge-contact.ts'
import type { ContactTyped } from '../../rules/contact/contact-form.ts'
import type { ChildFacts } from '../../rules/record/child-facts.ts'
import { monthsBetween } from '../../rules/charts/visits.ts'
import { aidMessages } from '../messages.ts'
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
export function shortAge(locale: Locale, born: CivilDay, on: CivilDay): string {
  const { short } = contactMessages(locale).growth
  return ageIn(locale, born, on, { days: same(short.days), weeks: same(short.weeks), months: same(short.months), years: same(short.years) })
}

/** "14 maanden": the same in whole words. */
export function fullAge(locale: Locale, born: CivilDay, on: CivilDay): string {
  return ageIn(locale, born, on, aidMessages(locale).age)
}

type Forms = { readonly one: string; readonly other: string }
const same = (form: string): Forms => ({ one: form, other: form })

function ageIn(
  locale: Locale,
  born: CivilDay,
  on: CivilDay,
  words: Readonly<Record<'days' | 'weeks' | 'months' | 'years', Forms>>,
): string {
  const days = Math.max(0, on - born)
  if (days < 14) return plural(locale, days, words.days)
  const months = monthsBetween(born, on)
  if (months < 3) return plural(locale, Math.floor(days / 7), words.weeks)
  return months < 48 ? plural(locale, months, words.months) : plural(locale, Math.floor(months / 12), words.years)
}

export const figure = (locale: Locale, value: number | null): string => (value === null ? '' : formatNumber(locale, value))
/** As it was measured: one decimal, two where there are two. */
export const measured = (locale: Locale, value: number): string =>
  formatDecimal(locale, value, Number.isInteger(Math.round(value * 1000) / 100) ? 1 : 2)
