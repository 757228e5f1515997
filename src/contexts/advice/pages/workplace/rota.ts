/** A week of the rota: who is on duty per half-day, what is still empty, and what this person may change. */
import { html, type Html } from '#platform/html.ts'
import { formatNumber, formatShortDay, localPath, plural } from '#platform/i18n.ts'
import { Temporal, type PlainDate } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { selectField } from '#web/components/field.ts'
import { tag } from '#web/components/tag.ts'
import { foldOut, heading, paragraph } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import type { Duty, Week } from '../../use-cases/rota.server.ts'
import { awayPanel, swapPanel, type AwayTyped } from './rota-panels.ts'
import { rotaMessages } from './rota-messages.ts'
import { mondayOf, placeValue, rotaPath, whenText } from './rota-place.ts'

export type RotaView = WorkplaceFrame & {
  readonly week: Week
  readonly done: string | null
  /** What stood in the way; with the field when it has one. */
  readonly error: { readonly id?: string; readonly message: string } | null
  readonly typed: AwayTyped
  readonly isAnswerToPost: boolean
}

export function rotaPage(view: RotaView): Html {
  const { locale, week, done, error } = view
  const words = rotaMessages(locale)
  return workplacePage({
    ...view,
    title: words.title,
    path: view.isAnswerToPost ? null : rotaPath(week.monday),
    current: 'rota',
    errorTitle: error !== null,
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    main: html`${errorSummary(locale, error === null ? [] : [error])}
      <div class="cjg-work-head">
        ${heading(1, words.title)}
        <p class="cjg-work-head__aside">${weekText(view)}</p>
      </div>
      <p class="cjg-work-lead">${words.lead}</p>
      ${otherWeeks(view)} ${gapsText(view)}
      <ol class="cjg-work-panel cjg-rota">
        ${week.days.filter(({ duties, day }) => duties.length > 0 || day.dayOfWeek <= 5).map((one) => dayRow(view, one))}
      </ol>
      ${week.plans && hasEmptyAhead(week) ? copyForm(view) : null}
      <div class="cjg-day cjg-rota__more">${swapPanel(view)} ${awayPanel(view)}</div>`,
  })
}

function weekText({ locale, week: { monday } }: RotaView): string {
  const words = rotaMessages(locale)
  const sunday = monday.add({ days: 6 })
  return `${words.week(formatNumber(locale, monday.weekOfYear ?? 0))}, ${words.weekOf(formatShortDay(locale, monday), formatShortDay(locale, sunday))}`
}

function otherWeeks({ locale, week: { monday, today } }: RotaView): Html {
  const words = rotaMessages(locale)
  const to = (day: PlainDate): string => localPath(locale, rotaPath(day))
  const isThis = mondayOf(today).equals(monday)
  return html`<nav class="cjg-row cjg-weeks" aria-label="${words.weeks}">
    ${linkButton({ label: words.previous, href: to(monday.subtract({ days: 7 })), variant: 'secondary' })}
    ${isThis ? null : linkButton({ label: words.thisWeek, href: to(today), variant: 'quiet' })}
    ${linkButton({ label: words.next, href: to(monday.add({ days: 7 })), variant: 'secondary' })}
  </nav>`
}

const isAhead = ({ day }: Duty, today: PlainDate): boolean => Temporal.PlainDate.compare(day, today) >= 0
const aheadOf = ({ days, today }: Week): readonly Duty[] => days.flatMap(({ duties }) => duties.filter((duty) => isAhead(duty, today)))
const hasEmptyAhead = (week: Week): boolean => aheadOf(week).some(({ put }) => put === null)

/** What is still to be filled of the days to come; nothing about a week that is over. */
function gapsText({ locale, week }: RotaView): Html | null {
  const words = rotaMessages(locale)
  const ahead = aheadOf(week)
  const gaps = ahead.filter(({ gap }) => gap !== null).length
  if (ahead.length === 0) return null
  return gaps === 0
    ? callout({ kind: 'ok', title: words.allCovered })
    : callout({ kind: 'warn', title: `${plural(locale, gaps, words.gapCount)}.`, body: paragraph(words.gapText) })
}

function dayRow(view: RotaView, { day, duties }: Week['days'][number]): Html {
  const { locale, week } = view
  const words = rotaMessages(locale)
  return html`<li class="cjg-rota__day">
    <h2 class="cjg-rota__name">
      <time datetime="${day.toString()}">${formatShortDay(locale, day)}</time> ${day.equals(week.today) ? tag('info', words.today) : null}
    </h2>
    ${duties.length === 0 ? html`<p class="cjg-rota__half cjg-soft">${words.shut}</p>` : duties.map((duty) => halfDay(view, duty))}
  </li>`
}

function halfDay(view: RotaView, duty: Duty): Html {
  const { locale, week } = view
  const words = rotaMessages(locale)
  return html`<div class="cjg-rota__half cjg-rota__half--${duty.half}">
    <p class="cjg-rota__who">
      <span class="cjg-soft">${words.halves[duty.half]}</span>
      ${duty.gap === 'nobody' ? null : html`<strong translate="no">${duty.put?.name}</strong>`}
      ${duty.gap === null && duty.put?.id === week.me ? tag('info', words.you) : null}
      ${duty.gap === null ? null : tag(isAhead(duty, week.today) ? 'warn' : 'neutral', words.gaps[duty.gap])}
    </p>
    ${isAhead(duty, week.today) ? changeOf(view, duty) : null}
  </div>`
}

/** A coordinator puts anybody down; somebody else gives away the own half-day, or takes one that is empty. */
function changeOf(view: RotaView, duty: Duty): Html | null {
  const { locale, week } = view
  const words = rotaMessages(locale)
  const mine = duty.put?.id === week.me && duty.put !== null
  if (!week.plans && !mine) return duty.gap !== null && week.people.some(({ id }) => id === week.me) ? takeForm(view, duty) : null
  const when = whenText(locale, duty)
  const options = week.people.filter(({ id }) => week.plans || id !== week.me).map(({ id, name }) => ({ value: id, label: name }))
  return foldOut(
    html`${week.plans ? words.change : words.give}<span class="cjg-hidden"> ${when}</span>`,
    dutyForm(
      view,
      duty,
      html`${selectField({
        ...{ locale, name: 'wie', id: `wie-${placeValue(duty)}`, label: week.plans ? words.who(when) : words.giveTo(when), options },
        ...{ value: week.plans ? (duty.put?.id ?? '') : '', empty: week.plans ? words.nobody : words.choose },
      })}
      ${button({ label: words.save, hiddenLabel: when, variant: 'secondary' })}`,
    ),
  )
}

function takeForm(view: RotaView, duty: Duty): Html {
  const { locale, week } = view
  const words = rotaMessages(locale)
  return dutyForm(
    view,
    duty,
    html`<input
        type="hidden"
        name="wie"
        value="${week.me}"
      />${button({ label: words.takeIt, hiddenLabel: whenText(locale, duty), variant: 'secondary' })}`,
  )
}

function dutyForm({ locale }: RotaView, duty: Duty, body: Html): Html {
  return html`<form class="cjg-rota__form" method="post" action="${localPath(locale, '/werkplek/rooster/dienst')}" novalidate>
    <input type="hidden" name="dagdeel" value="${placeValue(duty)}" />
    <input type="hidden" name="gezien" value="${duty.put?.id ?? ''}" />
    ${body}
  </form>`
}

function copyForm({ locale, week }: RotaView): Html {
  return html`<form class="cjg-row" method="post" action="${localPath(locale, '/werkplek/rooster/vul')}" novalidate>
    <input type="hidden" name="week" value="${week.monday.toString()}" />
    ${button({ label: rotaMessages(locale).copy, variant: 'secondary' })}
  </form>`
}
