/** Small parts that the pages of families share: how a person is written in a line, and a panel of the workplace. */
import { html, type Html, type Printable } from '#platform/html.ts'
import { formatDate, plural, type Locale } from '#platform/i18n.ts'
import type { PlainDate } from '#platform/time.ts'
import { heading } from '#web/components/text.ts'
import { ageInYears } from '#platform/age.ts'
import type { Person } from '../../rules/person.ts'
import { familyMessages } from './messages.ts'

export function workPanel(id: string, title: string, body: Printable, aside: Printable = null): Html {
  return html`<section class="cjg-work-panel" aria-labelledby="${id}">
    <div class="cjg-work-panel__head">${heading(2, title, { id })}${aside}</div>
    <div class="cjg-work-panel__body">${body}</div>
  </section>`
}

/** "8 jaar", "4 maanden"; empty when it is not known. */
export function ageText(locale: Locale, born: PlainDate | null, today: PlainDate): string {
  if (born === null) return ''
  const words = familyMessages(locale)
  const years = ageInYears(born, today)
  if (years >= 2) return plural(locale, years, words.years)
  return plural(locale, Math.max(0, born.until(today, { largestUnit: 'months' }).months), words.months)
}

/** "geboren 1 februari 2014, 12 jaar". */
export function birthText(locale: Locale, { birthDate, expectedOn }: Pick<Person, 'birthDate' | 'expectedOn'>, today: PlainDate): string {
  const words = familyMessages(locale)
  if (birthDate !== null) return `${words.born(formatDate(locale, birthDate))}, ${ageText(locale, birthDate, today)}`
  return expectedOn === null ? words.bornUnknown : words.expected(formatDate(locale, expectedOn))
}

export function listText(locale: Locale, items: readonly string[]): string {
  return new Intl.ListFormat(locale.format, { type: 'conjunction' }).format(items)
}
