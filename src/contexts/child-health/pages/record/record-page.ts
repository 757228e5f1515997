/** The record of a child on one page: how it grows, what comes and what was, what waits for somebody. */
import { html, type Html } from '#platform/html.ts'
import { localPath } from '#platform/i18n.ts'
import { callout } from '#web/components/callout.ts'
import { linkButton } from '#web/components/button.ts'
import { link, paragraph, row, small } from '#web/components/text.ts'
import type { ChartMeasure } from '../../rules/charts/reference-choice.ts'
import type { GrowthChart } from '../charts/growth-svg.ts'
import { chartMessages } from '../charts/messages.ts'
import { backgroundPanel } from './background-panel.ts'
import { contactsPanel } from './contacts-panel.ts'
import { doneNotice, recordPage, workPanel, type RecordView } from './frame.ts'
import { jabsPanel, referralsPanel, screeningsPanel, signalsPanel } from './lists-panels.ts'
import { recordMessages } from './messages.ts'
import { healthPath } from './paths.ts'
import { visitsTable } from './visits-table.ts'

export type RecordPageView = RecordView & {
  /** The chart that is shown; null without measurements or tables. */
  readonly chart: GrowthChart | null
  /** The measures that have one. */
  readonly offered: readonly ChartMeasure[]
  readonly done: 'saved' | 'other-child' | null
}

export function healthRecordPage(view: RecordPageView): Html {
  const { locale, record, done } = view
  const words = recordMessages(locale)
  return recordPage({
    ...view,
    part: 'record',
    title: words.crumb,
    notice: doneNotice(locale, done),
    main: html`${record.state === 'open' ? null : callout({ kind: 'info', title: words.closed })}
      <div class="cjg-day cjg-record">
        <div class="cjg-day__first cjg-stack">${growthPanel(view)} ${signalsPanel(view)} ${contactsPanel(view)}</div>
        <div class="cjg-day__rest">${backgroundPanel(view)} ${jabsPanel(view)} ${screeningsPanel(view)} ${referralsPanel(view)}</div>
      </div>`,
  })
}

function growthPanel(view: RecordPageView): Html {
  const { locale, record, chart } = view
  const { growth } = recordMessages(locale)
  const { id } = record.child
  const add = record.mayWrite
    ? linkButton({ label: growth.measure, icon: 'plus', variant: 'secondary', href: localPath(locale, healthPath(id, 'meten')) })
    : null
  const nothing = record.measurements.length + record.own.length === 0 && chart === null
  const { noTables } = chartMessages(locale)
  const shown =
    chart === null
      ? html`${paragraph(nothing ? growth.none : noTables.title)}${nothing ? null : small(noTables.text)}`
      : chartOf(view, chart)
  return workPanel(
    'growth',
    growth.title,
    html`${shown} ${visitsTable(view)} ${row(add)}`,
    chart === null ? null : link(localPath(locale, healthPath(id, 'groei')), growth.all),
  )
}

function chartOf({ locale, record, offered }: RecordPageView, chart: GrowthChart): Html {
  const { growth } = recordMessages(locale)
  const { measures } = chartMessages(locale)
  const chip = (measure: ChartMeasure): Html =>
    html`<li>
      <a
        class="cjg-chip${measure === chart.measure ? ' cjg-chip--on' : ''}"
        href="${localPath(locale, `${healthPath(record.child.id)}?maat=${measure}`)}#growth"
        ${measure === chart.measure ? html` aria-current="true"` : null}
        >${measures[measure]}</a
      >
    </li>`
  return html`<nav aria-label="${growth.choose}">
      <ul class="cjg-chips">
        ${offered.map(chip)}
      </ul>
    </nav>
    <p class="nl-paragraph"><strong>${chart.conclusion}</strong></p>
    ${chart.figure}`
}
