/** The growth charts beside the fields: of each measure that there is something of. Without script all of them stand below each other. */
import { attribute, html, type Html } from '#platform/html.ts'
import { formatNumber } from '#platform/locale.ts'
import { placeOf } from '../../rules/place-in-words.ts'
import { ageText } from '../aid.ts'
import { growthChart } from '../growth-chart.ts'
import { growthMessages } from '../growth-messages.ts'
import { contactMessages } from './messages.ts'
import type { LiveView } from './live-view.ts'

/** `shown` is the chart that was chosen, by its measure. */
export function liveCharts({ locale, judged }: LiveView, shown: string): Html {
  const words = contactMessages(locale)
  const { answer } = judged.growth
  if (answer === null || answer.curves.length === 0)
    return html`<div class="cjg-work-panel__head"><h2 class="nl-heading nl-heading--level-2">${words.chart.name}</h2></div>
      <div class="cjg-work-panel__body"><p class="cjg-soft">${answer === null ? words.growth.noTables : words.chart.none}</p></div>`
  const there = answer.curves.map(({ measure }) => measure)
  const now = there.find((measure) => measure === shown) ?? there[0]
  const names = words.growth.measures
  return html`<div class="cjg-work-panel__head">
      <h2 class="nl-heading nl-heading--level-2" data-chart-title>${now === undefined ? words.chart.name : names[now]}</h2>
      <div class="cjg-chips cjg-contact__charts" role="group" aria-label="${words.chart.choose}" data-needs-script>
        ${there.map(
          (measure) =>
            html`<button
              class="cjg-chip${measure === now ? ' cjg-chip--on' : ''}"
              type="button"
              data-chart="${measure}"
              aria-pressed="${measure === now ? 'true' : 'false'}"
            >
              ${names[measure]}
            </button>`,
        )}
      </div>
    </div>
    ${answer.curves.map(
      (curves) =>
        html`<div class="cjg-work-panel__body" data-chart-of="${curves.measure}" ${attribute('data-chart-shown', curves.measure === now)}>
          ${curves.measure === now ? null : html`<h3 class="nl-heading nl-heading--level-3 cjg-contact__chart-name">${names[curves.measure]}</h3>`}
          ${growthChart(locale, answer, curves, sentenceOf(locale, answer, curves.measure))}
        </div>`,
    )}`
}

type Answer = NonNullable<LiveView['judged']['growth']['answer']>

/** The newest measurement in words, for who does not see the chart. */
function sentenceOf(locale: LiveView['locale'], { visits }: Answer, measure: 'height' | 'weight' | 'head'): string {
  const words = growthMessages(locale)
  const visit = visits.findLast((one) => one[measure] !== null)
  const score = visit?.scores.find((one) => one.measure === measure)
  if (visit === undefined) return ''
  const place = score?.z === null || score?.z === undefined ? '' : words.places[measure][placeOf(score.z)]
  const value = `${formatNumber(locale, visit[measure] ?? 0)} ${words.units[measure]}`
  return words.sentence(words.measures[measure], value, ageText(locale, visit.ageDays), place)
}
