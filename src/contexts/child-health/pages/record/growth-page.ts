/** All growth charts of a child, with another reference beside them where somebody wants that. A form of choices: it works without script, and says nothing of the child. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { selectField } from '#web/components/field.ts'
import { heading, row, small } from '#web/components/text.ts'
import { fullName } from '../../../families/public-child.ts'
import type { ChartSpan } from '../../rules/charts/chart-window.ts'
import type { ChartMeasure, ReferenceChoice } from '../../rules/charts/reference-choice.ts'
import type { GrowthChart } from '../charts/growth-svg.ts'
import { chartMessages } from '../charts/messages.ts'
import { recordPage, type RecordView } from './frame.ts'
import { recordMessages } from './messages.ts'
import { healthPath } from './paths.ts'

export type GrowthChoice = {
  readonly measure: ChartMeasure | null
  readonly choice: ReferenceChoice
  readonly beside: ReferenceChoice | null
  readonly span: ChartSpan | null
}
export type GrowthPageView = RecordView & {
  readonly charts: readonly GrowthChart[]
  readonly chosen: GrowthChoice
  readonly offered: { readonly measures: readonly ChartMeasure[]; readonly choices: readonly ReferenceChoice[] }
}

export function growthPage(view: GrowthPageView): Html {
  const { locale, charts, chosen, record } = view
  const words = recordMessages(locale)
  const { noTables, choices, measures } = chartMessages(locale)
  const without = chosen.beside === null ? [] : charts.filter(({ facts }) => facts.beside === null)
  const { child } = record
  const born = child.birthDate === null ? words.bornUnknown : formatDate(locale, child.birthDate)
  const query = new URLSearchParams(Object.entries(fieldsOf(chosen)).filter(([, value]) => value !== ''))
  return recordPage({
    ...view,
    part: 'growth',
    title: words.growthPage.title,
    main: html`${choiceForm(view)}
      ${charts.length === 0 ? callout({ kind: 'info', title: noTables.title, body: html`<p>${noTables.text}</p>` }) : null}
      ${without.length === 0 ? null : small(`${words.growthPage.noTable(without.map(({ measure }) => measures[measure].toLocaleLowerCase(locale.format)).join(', '))} (${choices[chosen.beside ?? 'auto']})`)}
      <div class="cjg-growth">
        ${charts.map(
          (chart) =>
            html`<section class="cjg-growth__chart" aria-labelledby="title-${chart.measure}">
              <p class="cjg-print-only">${words.growthPage.print(fullName(child), born)}</p>
              ${heading(2, chart.title, { id: `title-${chart.measure}`, like: 3 })}
              <p class="nl-paragraph">${chart.conclusion}</p>
              ${chart.figure}
            </section>`,
        )}
      </div>
      ${
        view.canMakePdf && record.mayPrint && charts.length > 0
          ? row(
              linkButton({
                label: words.growthPage.pdf,
                icon: 'print',
                variant: 'secondary',
                href: localPath(locale, `${healthPath(child.id, 'groei/papier')}${query.size === 0 ? '' : `?${query.toString()}`}`),
              }),
            )
          : null
      }`,
  })
}

/** The names of the choices in an address. */
export const fieldsOf = ({ measure, choice, beside, span }: GrowthChoice): Readonly<Record<string, string>> => ({
  maat: measure ?? '',
  lijnen: choice === 'auto' ? '' : choice,
  naast: beside ?? '',
  periode: span ?? '',
})

function choiceForm({ locale, record, chosen, offered }: GrowthPageView): Html {
  const { growthPage: words } = recordMessages(locale)
  const { choices, measures } = chartMessages(locale)
  const fields = fieldsOf(chosen)
  const select = (name: string, label: string, options: readonly (readonly [string, string])[]): Html =>
    selectField({ locale, name, label, value: fields[name] ?? '', options: options.map(([value, shown]) => ({ value, label: shown })) })
  const named = offered.choices.filter((choice) => choice !== 'auto').map((choice) => [choice, choices[choice]] as const)
  return html`<form class="cjg-growth__choose" method="get" action="${localPath(locale, healthPath(record.child.id, 'groei'))}">
    ${select('maat', words.measure, [['', words.everything], ...offered.measures.map((measure) => [measure, measures[measure]] as const)])}
    ${select('lijnen', words.choice, [['', choices.auto], ...named])} ${select('naast', words.beside, [['', words.noBeside], ...named])}
    ${select('periode', words.span, Object.entries(words.spans))} ${button({ label: words.show, variant: 'secondary' })}
  </form>`
}
