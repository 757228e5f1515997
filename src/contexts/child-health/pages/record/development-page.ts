/** The development of a child: the D-score over age, and every milestone that was looked at, in our own short words. */
import { html, type Html } from '#platform/html.ts'
import { formatDate } from '#platform/i18n.ts'
import type { Locale } from '#platform/locale.ts'
import { paragraph, small } from '#web/components/text.ts'
import type { VanWiechenTable } from '#calculators/dscore/van-wiechen.ts'
import type { Milestone } from '../../rules/record/record.ts'
import type { DevelopmentChart } from '../charts/development-svg.ts'
import { chartMessages } from '../charts/messages.ts'
import { ageOn, recordPage, workPanel, type RecordView } from './frame.ts'
import { recordMessages } from './messages.ts'

export type DevelopmentPageView = RecordView & { readonly chart: DevelopmentChart | null; readonly scheme: VanWiechenTable }

export function developmentPage(view: DevelopmentPageView): Html {
  const { locale, chart, record } = view
  const { developmentPage: words } = recordMessages(locale)
  const { development } = chartMessages(locale)
  return recordPage({
    ...view,
    part: 'development',
    title: words.title,
    main: html`<div class="cjg-stack">
      ${workPanel(
        'dscore',
        development.title,
        chart === null
          ? paragraph(development.none)
          : html`<p class="nl-paragraph"><strong>${chart.conclusion}</strong></p>
              ${chart.figure}`,
      )}
      ${record.milestones.length === 0 ? null : workPanel('milestones', words.milestones, html`${milestoneDays(view)} ${small(words.gist)}`)}
    </div>`,
  })
}

function milestoneDays({ locale, scheme, record: { milestones, child } }: DevelopmentPageView): Html {
  const days = Map.groupBy(milestones.toReversed(), ({ observedOn }) => observedOn.toString())
  return html`${[...days.values()].map((ofDay) => {
    const [first] = ofDay
    if (first === undefined) return null
    const age = child.birthDate === null ? '' : `, ${ageOn(locale, child.birthDate, first.observedOn)}`
    return html`<h3 class="nl-heading nl-heading--level-4">${formatDate(locale, first.observedOn)}${age}</h3>
      <ul class="cjg-list">
        ${ofDay.toReversed().map((one) => html`<li>${milestoneText(locale, scheme, one)}: <strong>${recordMessages(locale).rows.answers[one.answer]}</strong></li>`)}
      </ul>`
  })}`
}

/** Our own short words, with the number of the scheme and the side. */
export function milestoneText(locale: Locale, { milestones }: VanWiechenTable, { item, side }: Pick<Milestone, 'item' | 'side'>): string {
  const { rows } = recordMessages(locale)
  const number = Number.parseInt(item, 10)
  const found = milestones.find((one) => one.number === number)
  const gist = locale.tag === 'nl' ? found?.gistNl : found?.gistEn
  const text = gist == null ? rows.item(item) : `${item}. ${gist}`
  return rows.sides[side] === '' ? text : `${text} (${rows.sides[side]})`
}
