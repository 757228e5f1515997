/** Sharing a summary of the health record: what, with whom and why; and below it exactly what the other will see. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath, type Locale } from '#platform/i18n.ts'
import { button } from '#web/components/button.ts'
import { checkCards, radioCards } from '#web/components/choice.ts'
import { dateFields } from '#web/components/date-fields.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { selectField, textArea, textField } from '#web/components/field.ts'
import { link, paragraph, row, small } from '#web/components/text.ts'
import type { ShareSheet } from '../../../access/public-sharing.ts'
import type { Colleague } from '../../../access/public.ts'
import { shareSheet, sharingPath } from '../../../families/public-sharing.ts'
import { vaccineName } from '../../../vaccination/public.ts'
import { summaryParts } from '../../rules/summary/summary.ts'
import type { WriteSummary } from '../../use-cases/summary/share-summary.server.ts'
import { measured, measureName } from '../family/words.ts'
import { recordPage, workPanel, type RecordView } from '../record/frame.ts'
import { healthPath } from '../record/paths.ts'
import { summaryMessages } from './messages.ts'

export type TypedSummary = {
  readonly delen: readonly string[]
  readonly ontvanger: string
  readonly collega: string
  readonly naam: string
  readonly organisatie: string
  readonly functie: string
  readonly doel: string
  readonly waarom: string
  readonly 'tot-day': string
  readonly 'tot-month': string
  readonly 'tot-year': string
}
export type SummaryView = RecordView & {
  readonly colleagues: readonly Colleague[]
  readonly typed: TypedSummary
  readonly errors: Readonly<Record<string, string>>
  readonly preview: ShareSheet | null
  readonly isAnswerToPost: boolean
}
export const summarySlug = 'samenvatting'

export function summaryPage(view: SummaryView): Html {
  const { locale, record, preview, errors } = view
  const words = summaryMessages(locale)
  const wrong = Object.entries(errors).map(([id, message]) => (id === 'form' ? { message } : { id, message }))
  return recordPage({
    ...{ ...view, part: null, slug: summarySlug, title: words.title },
    errors: wrong.length === 0 ? null : errorSummary(locale, wrong),
    main: html`<div class="cjg-stack">
      ${paragraph(words.lead)}
      <form class="cjg-enter" method="post" action="${localPath(locale, healthPath(record.child.id, summarySlug))}" novalidate>
        ${fields(view)}
        <div class="cjg-stack">
          ${row(button({ label: words.look, name: 'ga', value: 'bekijk', variant: preview === null ? 'primary' : 'secondary' }))}
          ${
            preview === null
              ? null
              : workPanel(
                  'preview',
                  words.preview,
                  html`${shareSheet(view, preview)}${paragraph(words.waits)}${row(button({ label: words.share, name: 'ga', value: 'deel' }))}`,
                )
          }
        </div>
      </form>
      ${small(link(localPath(locale, sharingPath(record.child.id)), words.all))}
    </div>`,
  })
}

function fields({ locale, typed, errors, colleagues }: SummaryView): Html {
  const words = summaryMessages(locale)
  const base = (name: string, label: string, hint?: string) => ({
    ...{ locale, name, label },
    ...(hint === undefined ? {} : { hint }),
    ...(errors[name] === undefined ? {} : { error: errors[name] }),
  })
  const options = (all: Readonly<Record<string, string>>) => Object.entries(all).map(([value, label]) => ({ value, label }))
  const day = { day: typed['tot-day'], month: typed['tot-month'], year: typed['tot-year'] }
  return html`${checkCards({ ...base('delen', words.parts), inline: true, values: typed.delen, choices: summaryParts.map((value) => ({ value, label: words.partNames[value] })) })}
  ${radioCards({ ...base('ontvanger', words.whom), value: typed.ontvanger, choices: options(words.whoms) })}
  ${selectField({ ...base('collega', words.colleague), value: typed.collega, empty: words.choose, options: colleagues.map(({ id, name }) => ({ value: id, label: name })) })}
  ${textField({ ...base('naam', words.name), value: typed.naam, autocomplete: 'off' })}
  ${textField({ ...base('organisatie', words.organisation, words.organisationHint), value: typed.organisatie, autocomplete: 'off' })}
  ${textField({ ...base('functie', words.function, words.functionHint), value: typed.functie, autocomplete: 'off' })}
  ${selectField({ ...base('doel', words.purpose), value: typed.doel, empty: words.choose, options: options(words.purposes) })}
  ${textArea({ ...base('waarom', words.why, words.whyHint), value: typed.waarom, rows: 3, max: 500 })}
  ${dateFields({ ...base('tot', words.until, words.untilHint), value: day })}`
}

/** The words of each part, as the recipient and the family read them. */
export const writeSummary =
  (locale: Locale): WriteSummary =>
  (part, { measurements, doses, last }) => {
    const words = summaryMessages(locale)
    switch (part) {
      case 'growth': {
        const lines = measurements.map(({ measure, value, measuredOn }) =>
          words.measured(measureName(locale, measure), measured(locale, measure, value), formatDate(locale, measuredOn)),
        )
        return { title: words.titles.growth, text: lines.join('\n') }
      }
      case 'jabs': {
        const lines = doses.map(({ vaccine, givenOn, elsewhere }) =>
          (elsewhere === null ? words.dose : words.doseElsewhere)(formatDate(locale, givenOn), vaccineName(locale, vaccine)),
        )
        return { title: words.titles.jabs, text: lines.join('\n') }
      }
      case 'conclusion': {
        const on = last?.contact.heldOn ?? null
        return { title: words.titles.conclusion(on === null ? '' : formatDate(locale, on)), text: last?.conclusion ?? '' }
      }
    }
  }
