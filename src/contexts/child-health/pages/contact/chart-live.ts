/** The growth charts beside the fields, as in the record: of each measure that there is something of. Without script all of them stand below each other. */
import { attribute, html, type Html } from '#platform/html.ts'
import { measuresIn } from '../../rules/charts/growth-chart-facts.ts'
import type { ChartMeasure } from '../../rules/charts/reference-choice.ts'
import { drawCharts } from '../charts/growth-drawing.ts'
import { chartMessages } from '../charts/messages.ts'
import type { LiveView } from './live-view.ts'
import { contactMessages } from './messages.ts'

const measures = ['height', 'weight', 'weight-for-height', 'bmi', 'head'] as const satisfies readonly ChartMeasure[]
/** The choice of Dutch practice alone: no other tables are fetched while somebody types. Beside each other they stand in the record. */
const among = ['auto'] as const

/** `shown` is the chart that was chosen, by its measure; `drawn`: all of them, or that one alone. */
export function liveCharts({ locale, judged, facts }: LiveView, shown: string, drawn: 'all' | 'shown' = 'all'): Html {
  const words = contactMessages(locale)
  const { subject, visits, derived } = judged.growth
  const ofAge = measures.filter((one) => one !== 'bmi' || derived.measure === 'bmi')
  const there = subject === null ? [] : measuresIn(visits, subject, ofAge, among)
  const now = there.find((measure) => measure === shown) ?? there[0]
  if (subject === null || now === undefined)
    return html`<div class="cjg-work-panel__head"><h2 class="nl-heading nl-heading--level-2">${words.chart.name}</h2></div>
      <div class="cjg-work-panel__body"><p class="cjg-soft">${subject === null ? words.growth.noTables : words.chart.none}</p></div>`
  const charts = drawCharts(locale, {
    ...{ subject, visits, home: [], parents: facts, among, look: 'professional', size: 'screen' },
    measures: drawn === 'all' ? there : [now],
  })
  return html`<div class="cjg-work-panel__head">
      <h2 class="nl-heading nl-heading--level-2" data-chart-title>${chartName(locale, now)}</h2>
      <div class="cjg-chips cjg-contact__charts" role="group" aria-label="${words.chart.choose}" data-needs-script>
        ${there.map((measure) => chartChip(locale, measure, measure === now))}
      </div>
    </div>
    ${charts.map(
      ({ measure, figure }) =>
        html`<div class="cjg-work-panel__body" data-chart-of="${measure}" ${attribute('data-chart-shown', measure === now)}>
          ${measure === now ? null : html`<h3 class="nl-heading nl-heading--level-3 cjg-contact__chart-name">${chartName(locale, measure)}</h3>`}
          ${figure}
        </div>`,
    )}`
}

/** As the fields call it, where there is a field. */
function chartName(locale: LiveView['locale'], measure: ChartMeasure): string {
  const names: Partial<Readonly<Record<ChartMeasure, string>>> = contactMessages(locale).growth.measures
  return names[measure] ?? chartMessages(locale).measures[measure]
}

function chartChip(locale: LiveView['locale'], measure: ChartMeasure, isOn: boolean): Html {
  return html`<button
    class="cjg-chip${isOn ? ' cjg-chip--on' : ''}"
    type="button"
    data-chart="${measure}"
    aria-pressed="${isOn ? 'true' : 'false'}"
  >
    ${chartName(locale, measure)}
  </button>`
}
