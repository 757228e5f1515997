/** Every measurement and milestone by itself, so that a wrong one can be withdrawn; and what was withdrawn, with what has to be moved by hand. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import type { Locale } from '#platform/locale.ts'
import { localDate } from '#platform/time.ts'
import { tag } from '#web/components/tag.ts'
import { link, paragraph, small } from '#web/components/text.ts'
import type { VanWiechenTable } from '#calculators/dscore/van-wiechen.ts'
import { inUnit } from '../../rules/charts/visits.ts'
import type { Measurement } from '../../rules/record/record.ts'
import type { Withdrawn } from '../../rules/record/whole-record.ts'
import { valueText } from '../charts/growth-plot.ts'
import { milestoneText } from './development-page.ts'
import { doneNotice, recordPage, workPanel, type RecordView } from './frame.ts'
import { recordMessages } from './messages.ts'
import { healthPath } from './paths.ts'

export type RowsPageView = RecordView & { readonly scheme: VanWiechenTable; readonly done: 'saved' | 'other-child' | null }

export function rowsPage(view: RowsPageView): Html {
  const { locale, record, scheme } = view
  const { rows: words } = recordMessages(locale)
  const measurements = record.measurements.toReversed().map((one) => ({
    ...{ id: one.id, date: formatDate(locale, one.measuredOn), kind: 'measurement' as const },
    ...measurementWords(locale, one),
  }))
  const milestones = record.milestones.toReversed().map((one) => ({
    ...{ id: one.id, date: formatDate(locale, one.observedOn), kind: 'milestone' as const },
    ...{ what: milestoneText(locale, scheme, one), value: words.answers[one.answer] },
  }))
  return recordPage({
    ...view,
    part: 'rows',
    title: words.title,
    notice: doneNotice(locale, view.done),
    main: html`<div class="cjg-stack">
      ${withdrawnPanel(view)} ${workPanel('measurements', words.measurements, rowsOfDays(view, measurements))}
      ${workPanel('milestones', words.milestones, rowsOfDays(view, milestones))}
    </div>`,
  })
}

type Row = {
  readonly id: string
  readonly kind: 'measurement' | 'milestone'
  readonly date: string
  readonly what: string
  readonly value: string
}

/** By day, each with the way to withdraw it. */
function rowsOfDays({ locale, record }: RowsPageView, rows: readonly Row[]): Html {
  const { rows: words } = recordMessages(locale)
  if (rows.length === 0) return paragraph(words.none)
  const withdraw = ({ kind, id, what, date }: Row): Html =>
    html`<a class="nl-link" href="${localPath(locale, healthPath(record.child.id, `intrekken/${kind}/${id}`))}"
      >${words.withdraw}<span class="cjg-hidden"> ${what}, ${date}</span></a
    >`
  return html`${[...Map.groupBy(rows, ({ date }) => date)].map(
    ([date, ofDay]) =>
      html`<h3 class="nl-heading nl-heading--level-4">${date}</h3>
        <ul class="cjg-rows-of-record">
          ${ofDay.map(
            (row) =>
              html`<li>
                <span>${row.what}: <strong>${row.value}</strong></span> ${record.mayWrite ? withdraw(row) : null}
              </li>`,
          )}
        </ul>`,
  )}`
}

/** "Lengte", "86,5 cm, liggend". */
export function measurementWords(
  locale: Locale,
  { measure, value, recumbent }: Pick<Measurement, 'measure' | 'value' | 'recumbent'>,
): { readonly what: string; readonly value: string } {
  const { rows: words, measures } = recordMessages(locale)
  const how = recumbent === null ? '' : `, ${recumbent ? words.recumbent : words.standing}`
  return { what: measures[measure], value: `${valueText(locale, { measure }, { value: inUnit(measure, value) })}${how}` }
}

function withdrawnPanel({ locale, record, scheme }: RowsPageView): Html | null {
  const { rows: words } = recordMessages(locale)
  const { measurements, milestones } = record.withdrawn
  const lines = [
    ...measurements.map((one) => {
      const { what, value } = measurementWords(locale, one)
      return { on: one.measuredOn, text: `${what}: ${value}`, gone: one }
    }),
    ...milestones.map((one) => ({
      on: one.observedOn,
      text: `${milestoneText(locale, scheme, one)}: ${words.answers[one.answer]}`,
      gone: one,
    })),
  ]
  if (lines.length === 0) return null
  return workPanel(
    'withdrawn',
    words.withdrawn,
    html`<ul class="cjg-ways-in">
      ${lines.map(
        ({ on, text, gone }) =>
          html`<li class="cjg-way-in">
            <s>${formatDate(locale, on)}, ${text}</s> ${gone.why === 'other-child' ? tag('warn', words.moveTitle, 'warning') : null}
            ${small(goneText(locale, gone))}
            ${gone.why === 'other-child' ? html`${small(words.moveText)} ${record.twins.map((twin) => link(localPath(locale, healthPath(twin.id, 'meten')), twin.callName))}` : null}
          </li>`,
      )}
    </ul>`,
  )
}

function goneText(locale: Locale, { withdrawnAt, why }: Withdrawn): string {
  const { rows, withdraw } = recordMessages(locale)
  return rows.by(withdraw.reasons[why].toLocaleLowerCase(locale.format), formatDate(locale, localDate(withdrawnAt)))
}
