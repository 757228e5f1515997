/** Our plan beside the plan of the national register: both stay, and every difference is named. */
import { html, nothing, type Html } from '#platform/html.ts'
import { formatCalendarDate, plural, type Locale } from '#platform/locale.ts'
import type { ComparedDose } from '#calculators/vaccination/register-plan.ts'
import { heading, small } from '#web/components/text.ts'
import type { VaccinationAnswer } from '../rules/vaccination-answer.ts'
import { numbersTable } from './numbers-table.ts'
import { vaccinationMessages } from './vaccination-messages.ts'

export function registerTable(locale: Locale, { compared }: VaccinationAnswer): Html {
  if (compared.length === 0) return nothing
  const words = vaccinationMessages(locale)
  const { register } = words
  const date = (iso: string | null | undefined): string => (iso ? formatCalendarDate(locale, iso) : register.none)
  const rows = compared.map((one) => [
    one.vaccine === null ? (one.register?.rivmCode ?? register.none) : words.vaccines[one.vaccine],
    date(one.ours?.recommendedFrom?.date),
    date(one.register?.target),
    differenceText(locale, one),
  ])
  return html`${heading(3, register.title)}${small(register.intro)}
  ${numbersTable({ caption: register.title, columns: [register.vaccine, register.ours, register.theirs, register.difference], rows })}`
}

function differenceText(locale: Locale, { difference, days }: ComparedDose): string {
  const { register } = vaccinationMessages(locale)
  const words = register.differences[difference]
  return typeof words === 'string' ? words : words(plural(locale, Math.abs(days ?? 0), register.days))
}
