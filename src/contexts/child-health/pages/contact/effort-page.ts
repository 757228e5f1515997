/** How much work a contact is: medians per moment, for the coordinator. */
import { html, type Html } from '#platform/html.ts'
import { formatNumber, type Locale } from '#platform/locale.ts'
import { heading } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import type { NamedEffort } from '../../use-cases/contact/contact-effort.server.ts'
import { numbersTable } from '../numbers-table.ts'
import { contactMessages } from './messages.ts'

export const effortPath = '/werkplek/gezondheid/werk'

export function effortPage(view: WorkplaceFrame & { readonly effort: readonly NamedEffort[] }): Html {
  const { locale, effort } = view
  const words = contactMessages(locale).effort
  return workplacePage({
    ...view,
    title: words.title,
    path: effortPath,
    main: html`${heading(1, words.title)}
      <p class="cjg-work-lead">${words.lead}</p>
      <section class="cjg-work-panel">
        <div class="cjg-work-panel__body">
          ${
            effort.length === 0
              ? html`<p class="cjg-soft">${words.empty}</p>`
              : numbersTable({
                  caption: words.title,
                  columns: [words.moment, words.contacts, words.fields, words.keystrokes, words.seconds],
                  rows: effort.map((one) => row(locale, one)),
                })
          }
        </div>
      </section>
      <p class="cjg-soft">${words.why}</p>`,
  })
}

function row(locale: Locale, { of, moment, contacts, fields, keystrokes, seconds }: NamedEffort): string[] {
  const words = contactMessages(locale).effort
  const name = of === null ? (moment ?? words.extra) : locale.tag === 'nl' ? of.nameNl : of.nameEn
  const number = (value: number | null): string => (value === null ? words.unknown : formatNumber(locale, value))
  const time =
    seconds === null ? words.unknown : words.time(formatNumber(locale, Math.floor(seconds / 60)), formatNumber(locale, seconds % 60))
  return [name, number(contacts), number(fields), number(keystrokes), time]
}
