/** What was measured, newest first: a row per day, each number with its score. Wide on paper; on a phone the region scrolls by itself. */
import { html, type Html } from '#platform/html.ts'
import { formatDate } from '#calculators/core/civil-date.ts'
import { formatCalendarDate, formatDecimal, type Locale } from '#platform/locale.ts'
import { mayStandOut } from '../../rules/charts/early-births.ts'
import { subjectOf, usualChoice, type ChartMeasure, type Subject } from '../../rules/charts/reference-choice.ts'
import { scoreOf, valueOf } from '../../rules/charts/score-visits.ts'
import { civilDayOf, onDays, visitsOf, type GrowthVisit } from '../../rules/charts/visits.ts'
import { valueText } from '../charts/growth-plot.ts'
import { signedScore, when } from '../charts/growth-words.ts'
import { chartMessages } from '../charts/messages.ts'
import type { RecordView } from './frame.ts'
import { recordMessages } from './messages.ts'

const columns = ['height', 'weight', 'weight-for-height', 'bmi', 'head', 'sitting-height', 'waist', 'hip', 'arm'] as const

/** The tables must be loaded. Nothing when nothing was measured. */
export function visitsTable({ locale, record }: RecordView): Html | null {
  const { child, background, measurements } = record
  if (child.birthDate === null) return null
  const visits = visitsOf(civilDayOf(child.birthDate), background, onDays(measurements))
  const used = columns.filter((measure) => visits.some((visit) => valueOf(visit, measure) !== null))
  if (visits.length === 0) return null
  const { rows } = recordMessages(locale)
  const { columns: names, table } = chartMessages(locale)
  const subject = subjectOf(child.sex, background)
  return html`<div class="cjg-scroll" role="region" aria-label="${rows.measurements}" tabindex="0">
    <table class="cjg-numbers cjg-visits">
      <caption>
        ${rows.measurements}
      </caption>
      <thead>
        <tr>
          <th scope="col">${table.date}</th>
          ${used.map((measure) => html`<th scope="col">${names[measure]}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${visits.toReversed().map(
          (visit) =>
            html`<tr>
              <th scope="row">${formatCalendarDate(locale, formatDate(visit.on))}<span class="cjg-small">${when(locale, visit)}</span></th>
              ${used.map((measure) => cell(locale, visit, measure, subject))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}

/** A measure of two measurements shows its score alone: the numbers stand beside it. */
function cell(locale: Locale, visit: GrowthVisit, measure: ChartMeasure, subject: Subject | null): Html {
  const value = valueOf(visit, measure)
  const { table } = chartMessages(locale)
  if (value === null) return html`<td>${table.none}</td>`
  const choice = subject === null ? null : usualChoice(subject, measure)
  const z = subject === null || choice === null ? null : scoreOf(subject, visit, measure, choice).z
  const score =
    z === null
      ? null
      : html`<span
          class="cjg-visits__score${Math.abs(z) > 2 && subject !== null && mayStandOut(subject, measure, visit.ageDays) ? ' cjg-visits__score--far' : ''}"
          >${signedScore(locale, z)} SD</span
        >`
  const shown =
    measure === 'weight-for-height' ? null : measure === 'bmi' ? formatDecimal(locale, value, 1) : valueText(locale, { measure }, { value })
  return html`<td>${shown}${score ?? (shown === null ? table.none : null)}</td>`
}
