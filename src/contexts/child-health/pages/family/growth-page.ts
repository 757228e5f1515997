/** All growth lines without scores, and every measurement: of us, and of home with its own mark. The reader takes back the own ones. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { panel } from '#web/components/panel.ts'
import { bulletList, heading, paragraph, row } from '#web/components/text.ts'
import type { Measurement } from '../../rules/record/record.ts'
import type { OwnMeasurement } from '../../use-cases/family/read-own-health.server.ts'
import type { GrowthChart } from '../charts/growth-svg.ts'
import { familyPage, type FamilyView } from './frame.ts'
import { familyMessages } from './messages.ts'
import { ownHealthPath } from './paths.ts'
import { measured, measureName } from './words.ts'

export type FamilyGrowthView = FamilyView & { readonly charts: readonly GrowthChart[] }

export function familyGrowthPage(view: FamilyGrowthView): Html {
  const { locale, health, charts } = view
  const { growth: words, parts } = familyMessages(locale)
  const { child } = health
  const isNothing = health.measurements.length === 0 && health.own.length === 0
  return familyPage(view, {
    ...{ child, part: 'growth', title: parts.growth, lead: words.about },
    main: html`${health.mayTell ? row(linkButton({ href: localPath(locale, ownHealthPath(child.id, 'meten')), label: words.add, icon: 'plus', variant: 'secondary' })) : null}
    ${charts.length === 0 ? callout({ kind: 'info', title: isNothing ? words.none : words.noChart }) : null}
    ${charts.map(
      (chart) =>
        html`<section class="cjg-growth__chart" aria-labelledby="grafiek-${chart.measure}">
          ${heading(2, chart.title, { id: `grafiek-${chart.measure}`, like: 3 })} ${paragraph(chart.conclusion)} ${chart.figure}
        </section>`,
    )}
    ${own(view)} ${isNothing ? null : panel({ id: 'metingen', title: words.list, body: list(view) })}`,
  })
}

/** To take back what the reader told. */
function own({ locale, health }: FamilyGrowthView): Html | null {
  const words = familyMessages(locale).growth
  const mine = health.own.filter(({ isMine }) => isMine).toReversed()
  if (mine.length === 0 || !health.mayTell) return null
  return panel({
    id: 'van-thuis',
    title: words.ownTitle,
    body: html`<ul class="cjg-own-health__mine">
      ${mine.map(
        (one) =>
          html`<li>
            <span
              >${measureName(locale, one.measure)} <strong>${measured(locale, one.measure, one.value)}</strong>,
              ${formatDate(locale, one.measuredOn)}</span
            >
            <form method="post" action="${localPath(locale, ownHealthPath(health.child.id, `meten/${one.id}/weg`))}">
              ${button({ label: words.remove, hiddenLabel: words.removeOf(measureName(locale, one.measure), formatDate(locale, one.measuredOn)), variant: 'quiet', icon: 'trash' })}
            </form>
          </li>`,
      )}
    </ul>`,
  })
}

type Row = (Measurement & { readonly isMine?: undefined }) | OwnMeasurement

/** A line per day and place: on a phone a table of so many numbers does not fit. */
function list({ locale, health }: FamilyGrowthView): Html {
  const words = familyMessages(locale).growth
  const rows: Row[] = [...health.measurements, ...health.own]
  const where = ({ isMine }: Row): string => (isMine === undefined ? words.here : isMine ? words.homeMine : words.home)
  const lines = [...Map.groupBy(rows, (one) => `${one.measuredOn.toString()} ${where(one)}`).entries()].toSorted(([a], [b]) =>
    a < b ? 1 : -1,
  )
  return bulletList(
    lines.map(([, ofDay]) => {
      const [first] = ofDay
      if (first === undefined) return null
      return html`<strong>${formatDate(locale, first.measuredOn)}</strong>:
        ${ofDay.map(({ measure, value }) => `${measureName(locale, measure)} ${measured(locale, measure, value)}`).join(', ')}
        <span class="cjg-small">${where(first)}</span>`
    }),
  )
}
