/** What a centre says of itself on the contact page: its true hours, the days it is closed, where it is, and whom to call when it is shut. */
import { formatClock, formatDay, type Locale } from '#platform/i18n.ts'
import { html, type Html } from '#platform/html.ts'
import { Temporal, type PlainDate, type PlainTime } from '#platform/time.ts'
import { definitionRows, panel } from '#web/components/panel.ts'
import { bulletList, heading, leftToRight, paragraph, small } from '#web/components/text.ts'
import { pageMessages } from './messages.ts'

export type HoursOnDay = { readonly opens: PlainTime; readonly closes: PlainTime }

export type ContactFacts = {
  readonly today: PlainDate
  /** Monday to Sunday; a day on which nobody is there is left out of both lists. */
  readonly week: readonly { readonly weekday: number; readonly phone: readonly HoursOnDay[]; readonly walkIn: readonly HoursOnDay[] }[]
  readonly closedSoon: readonly PlainDate[]
  readonly phone: string
  readonly dutyPhone: string
  readonly street: string
  readonly town: string
  readonly directions: string
}

const mostClosedDays = 8
/** A week that begins on a Monday, for the names of its days. */
const aMonday = Temporal.PlainDate.from('2024-01-01')

export function contactFacts(locale: Locale, facts: ContactFacts): Html {
  const words = pageMessages(locale).contact
  const closed = facts.closedSoon.slice(0, mostClosedDays).map((day) => formatDay(locale, day, facts.today))
  return html`${panel({
    id: 'hours',
    title: words.hours,
    body: html`${definitionRows(facts.week.map((day) => ({ term: dayName(locale, day.weekday), detail: dayText(locale, day) })))}
    ${closed.length === 0 ? small(words.noneClosed) : html`${heading(3, words.closed, { like: 4 })}${bulletList(closed)}`}`,
  })}
  ${panel({
    id: 'reach',
    title: words.reach,
    body: definitionRows([
      { term: words.address, detail: html`<bdi>${facts.street}</bdi><br /><bdi>${facts.town}</bdi>` },
      ...(facts.directions === '' ? [] : [{ term: words.directions, detail: html`<bdi lang="nl">${facts.directions}</bdi>` }]),
      { term: words.call, detail: phoneLink(facts.phone) },
      { term: words.duty, detail: html`${phoneLink(facts.dutyPhone)}${small(words.dutyText)}` },
    ]),
  })}`
}

function phoneLink(number: string): Html {
  return html`<a class="nl-link" href="tel:${number.replaceAll(' ', '')}">${leftToRight(number)}</a>`
}

function dayName(locale: Locale, weekday: number): string {
  const name = new Intl.DateTimeFormat(locale.format, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${aMonday.add({ days: weekday - 1 }).toString()}T12:00:00Z`),
  )
  return `${name.charAt(0).toLocaleUpperCase(locale.format)}${name.slice(1)}`
}

function dayText(locale: Locale, { phone, walkIn }: ContactFacts['week'][number]): Html | string {
  const words = pageMessages(locale).contact
  const times = (hours: readonly HoursOnDay[]): string =>
    hours
      .map(({ opens, closes }) => words.range(formatClock(locale, opens).replace(/ uur$/u, ''), formatClock(locale, closes)))
      .join(words.and)
  if (phone.length === 0 && walkIn.length === 0) return words.shut
  return html`${phone.length === 0 ? null : paragraph(words.phone(times(phone)))}
  ${walkIn.length === 0 ? null : paragraph(words.walkIn(times(walkIn)))}`
}
