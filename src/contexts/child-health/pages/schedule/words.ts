/** How a child and its age are written on the pages of the schedule. */
import { formatDate, plural, type Locale } from '#platform/i18n.ts'
import type { PlainDate } from '#platform/time.ts'
import { fullName, type Child } from '../../../families/public-child.ts'
import { scheduleMessages } from './messages.ts'

/** "14 maanden", "6 weken", "5 dagen". */
export function ageText(locale: Locale, born: PlainDate, today: PlainDate): string {
  const words = scheduleMessages(locale)
  const { years, months } = born.until(today, { largestUnit: 'years' })
  if (years >= 2) return plural(locale, years, words.years)
  if (years * 12 + months >= 3) return plural(locale, years * 12 + months, words.months)
  const { days } = born.until(today, { largestUnit: 'days' })
  return days >= 14 ? plural(locale, Math.floor(days / 7), words.weeks) : plural(locale, Math.max(0, days), words.days)
}

export function bornText(locale: Locale, { birthDate, expectedOn }: Pick<Child, 'birthDate' | 'expectedOn'>, today: PlainDate): string {
  const words = scheduleMessages(locale)
  if (birthDate !== null) return words.born(formatDate(locale, birthDate), ageText(locale, birthDate, today))
  return expectedOn === null ? '' : words.expected(formatDate(locale, expectedOn))
}

export const nameOf = (child: Child): string => fullName(child)

/** The word of a code, or the code itself: for codes that come out of the database. */
export function wordOf(words: Readonly<Record<string, string>>, code: string | null): string {
  return code === null ? '' : (words[code] ?? code)
}

/** An age in days as people say it: days, weeks up to three months, months up to two years, then years. */
export function daysText(locale: Locale, days: number): string {
  const words = scheduleMessages(locale)
  const months = Math.round((days / 30.4375) * 2) / 2
  if (Math.abs(days) < 14) return plural(locale, days, words.days)
  if (Math.abs(days) < 91) return plural(locale, Math.round(days / 7), words.weeks)
  if (Math.abs(months) < 24 || !Number.isInteger(months / 6)) return plural(locale, months, words.months)
  return plural(locale, months / 12, words.years)
}
