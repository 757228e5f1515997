/** Below the week: swapping two half-days, and who is away. */
import { html, type Html } from '#platform/html.ts'
import { formatShortDay, localPath } from '#platform/i18n.ts'
import { Temporal } from '#platform/time.ts'
import { button } from '#web/components/button.ts'
import { dateFields, type DatePart } from '#web/components/date-fields.ts'
import { selectField } from '#web/components/field.ts'
import { heading, paragraph } from '#web/components/text.ts'
import type { Week } from '../../use-cases/rota.server.ts'
import { rotaMessages } from './rota-messages.ts'
import { placeValue, whenText } from './rota-place.ts'
import type { RotaView } from './rota.ts'

export type AwayTyped = {
  readonly who: string
  readonly from: Partial<Readonly<Record<DatePart, string>>>
  readonly until: Partial<Readonly<Record<DatePart, string>>>
}

/** Half-days of this week that still come and have somebody; for who does not plan at least one must be the own. */
export function swapPanel({ locale, week }: RotaView): Html | null {
  const words = rotaMessages(locale)
  const ahead = week.days
    .flatMap(({ duties }) => duties)
    .filter(({ day, put, gap }) => put !== null && gap !== 'left' && Temporal.PlainDate.compare(day, week.today) >= 0)
  const own = ahead.filter(({ put }) => week.plans || put?.id === week.me)
  if (own.length === 0 || new Set(ahead.map(({ put }) => put?.id)).size < 2) return null
  const options = (some: typeof ahead) =>
    some.map((duty) => ({ value: placeValue(duty), label: words.swapOption(whenText(locale, duty), duty.put?.name ?? '') }))
  return panelOf(
    'swap',
    words.swapTitle,
    html`${paragraph(words.swapText)}
      <form method="post" action="${localPath(locale, '/werkplek/rooster/ruil')}" novalidate>
        ${selectField({ locale, name: 'een', label: words.swapFirst, options: options(own), empty: words.swapChoose })}
        ${selectField({ locale, name: 'ander', label: words.swapSecond, options: options(ahead), empty: words.swapChoose })}
        ${button({ label: words.swap, variant: 'secondary' })}
      </form>`,
  )
}

export function awayPanel(view: RotaView): Html {
  const { locale, week, typed, error } = view
  const words = rotaMessages(locale)
  const errorOf = (id: string): string | undefined => (error?.id === id ? error.message : undefined)
  const people = week.people.map(({ id, name }) => ({ value: id, label: name }))
  const inTeam = week.people.some(({ id }) => id === week.me)
  return panelOf(
    'away',
    words.awayTitle,
    html`${absences(view)}
    ${
      week.plans || inTeam
        ? html`<form method="post" action="${localPath(locale, '/werkplek/rooster/afwezig')}" novalidate>
            ${paragraph(words.awayText)}
            ${
              week.plans
                ? selectField({
                    locale,
                    name: 'wie',
                    label: words.awayWho,
                    options: people,
                    value: typed.who,
                    empty: words.choose,
                    error: errorOf('wie'),
                  })
                : html`<input type="hidden" name="wie" value="${week.me}" />`
            }
            ${dateFields({ locale, name: 'van', label: words.awayFrom, hint: words.awayHint, value: typed.from, error: errorOf('van') })}
            ${dateFields({ locale, name: 'tot', label: words.awayUntil, value: typed.until, error: errorOf('tot') })}
            ${button({ label: words.awaySave, variant: 'secondary' })}
          </form>`
        : null
    }`,
  )
}

function absences({ locale, week }: RotaView): Html {
  const words = rotaMessages(locale)
  if (week.absences.length === 0) return paragraph(words.awayNone)
  return html`<ul class="cjg-rota__away">
    ${week.absences.map(
      (one) =>
        html`<li>
          <p><strong translate="no">${one.who.name}</strong> ${daysText(locale, one)}</p>
          ${
            week.plans || one.mine
              ? html`<form method="post" action="${localPath(locale, `/werkplek/rooster/afwezig/${one.id}/terug`)}" novalidate>
                  ${button({ label: words.back, hiddenLabel: one.who.name, variant: 'quiet' })}
                </form>`
              : null
          }
        </li>`,
    )}
  </ul>`
}

function daysText(locale: RotaView['locale'], { from, until }: Week['absences'][number]): string {
  const words = rotaMessages(locale)
  return from.equals(until)
    ? words.awayOn(formatShortDay(locale, from))
    : words.awayLine(formatShortDay(locale, from), formatShortDay(locale, until))
}

const panelOf = (id: string, title: string, body: Html): Html =>
  html`<section class="cjg-work-panel" aria-labelledby="${id}-title">
    <div class="cjg-work-panel__head">${heading(2, title, { id: `${id}-title` })}</div>
    <div class="cjg-work-panel__body">${body}</div>
  </section>`
