/** Where the day begins: what must come first, what waits for me, what waits for others. */
import { html, type Html, type Printable } from '#platform/html.ts'
import { formatDay, formatNumber, localPath, type Locale } from '#platform/i18n.ts'
import { isBefore, localDate, localDateTime, Temporal, type Instant } from '#platform/time.ts'
import { linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { tag } from '#web/components/tag.ts'
import { heading, link } from '#web/components/text.ts'
import { icon, type IconName } from '#web/drawings/icons.ts'
import { scene } from '#web/drawings/scenes.ts'
import { placeOf } from '#web/workplace/navigation.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { termState } from '../../rules/terms.ts'
import type { Inbox, InboxItem } from '../../use-cases/list-questions.server.ts'
import type { Account } from '../../rules/conversation.ts'
import type { Duty } from '../../use-cases/rota.server.ts'
import { professionName } from '../professions.ts'
import { workMessages } from './messages.ts'
import { inboxPath, questionPath, type Place } from './paths.ts'
import { isAcute, stateTags, whoInShort } from './question-words.ts'
import { rotaMessages } from './rota-messages.ts'
import { rotaPath } from './rota-place.ts'
import { dayText, termMark, termText } from './term-text.ts'

export type TodayView = WorkplaceFrame & {
  readonly now: Instant
  /** First name, for the greeting. */
  readonly publicName: string
  /** The key of the profession, such as `youthNurse`: free questions for it are counted. */
  readonly profession: string
  /** A coordinator also sees first what escalated, whoever has it. */
  readonly coordinates: boolean
  /** Null for who may enter the workplace but not read questions. */
  readonly questions: {
    /** The first page of the open ones (filter `open`). */
    readonly open: Inbox
    /** The first page of what waits for the asker. */
    readonly answered: readonly InboxItem[]
  } | null
  /** Who is on duty today, or on the next day that the centre opens; empty for who may not see the rota. */
  readonly duty: readonly Duty[]
  readonly me: Account
}

const mostFirst = 3
const mostWaiting = 4
const place = (filter: Place['filter']): Place => ({ filter, page: 1 })

/** At most three: acute ones that are free or mine, then what is past or due within a day. The list is in that order already. */
export function firstThis(items: readonly InboxItem[], now: Instant, coordinates: boolean): readonly InboxItem[] {
  const concerns = (item: InboxItem): boolean => item.mine || item.state === 'waiting' || (coordinates && item.escalated)
  return items
    .filter((item) => concerns(item) && (isAcute(item) || termState(item.urgency, item.due, now) !== 'quiet'))
    .toSorted((a, b) => Number(isAcute(b)) - Number(isAcute(a)) || Temporal.Instant.compare(a.due, b.due))
    .slice(0, mostFirst)
}

export function todayPage(view: TodayView): Html {
  const { locale, now, publicName, questions } = view
  const words = workMessages(locale).today
  return workplacePage({
    ...view,
    ...(questions === null ? {} : { counts: { ...view.counts, questions: questions.open.counts.open } }),
    title: words.title,
    path: '/werkplek',
    current: 'today',
    main: html`<div class="cjg-work-head">
        ${heading(1, words.greeting(words.greetings[partOfDay(now)], publicName))}
        <p class="cjg-work-head__aside">${formatDay(locale, localDate(now), localDate(now))}</p>
      </div>
      ${logAlarm(view)}
      ${questions === null ? html`<div class="cjg-day">${elsewhere(view, words.elsewhereFirst) ?? allDone(view, words.doneAll, false)} ${onDuty(view)}</div>` : columns(view, questions)}`,
  })
}

/** A log that is not as it was sealed cannot wait behind a number in a list. */
function logAlarm({ locale, entries, counts }: TodayView): Html | null {
  if (!entries.includes('auditLog') || (counts?.auditLog ?? 0) === 0) return null
  const words = workMessages(locale).today.logAlarm
  const { href } = placeOf(locale, 'auditLog')
  return callout({ kind: 'danger', role: 'alert', title: words.title, body: html`<p>${link(href, words.look)}</p>` })
}

function partOfDay(now: Instant): 'morning' | 'afternoon' | 'evening' {
  const { hour } = localDateTime(now)
  if (hour < 12) return 'morning'
  return hour < 18 ? 'afternoon' : 'evening'
}

function columns(view: TodayView, { open, answered }: NonNullable<TodayView['questions']>): Html {
  const first = firstThis(open.items, view.now, view.coordinates)
  return html`<div class="cjg-day">
    <div class="cjg-day__first">${first.length > 0 ? firstPanel(view, first) : allDone(view, doneText(view, open), true)}</div>
    <div class="cjg-day__rest">
      ${elsewhere(view, workMessages(view.locale).today.elsewhere)} ${onDuty(view)} ${waitsForMe(view, open)}
      ${waitsForOthers(view, open, answered)}
    </div>
  </div>`
}

/** What waits in other places of the menu, with the number that stands there; null when nothing does. */
function elsewhere({ locale, entries, counts }: TodayView, title: string): Html | null {
  const waiting = entries.flatMap((entry) => {
    const count = entry === 'questions' || entry === 'auditLog' ? 0 : (counts?.[entry] ?? 0)
    return count === 0 ? [] : [{ ...placeOf(locale, entry), detail: null, count }]
  })
  if (waiting.length === 0) return null
  return workPanel(
    'elsewhere',
    title,
    html`<ul class="cjg-rows">
      ${waiting.map((one) => countRow(locale, one))}
    </ul>`,
  )
}

const doneText = ({ locale }: TodayView, { counts }: Inbox): string => {
  const words = workMessages(locale).today
  return counts.mine === 0 && counts.free === 0 ? words.doneAll : words.done
}

function workPanel(
  id: string,
  title: string,
  body: Printable,
  options: { readonly strong?: boolean; readonly aside?: Printable } = {},
): Html {
  return html`<section class="cjg-work-panel${options.strong ? ' cjg-work-panel--strong' : ''}" aria-labelledby="${id}">
    <div class="cjg-work-panel__head">${heading(2, title, { id })}${options.aside}</div>
    ${body}
  </section>`
}

function firstPanel({ locale, now }: TodayView, items: readonly InboxItem[]): Html {
  const words = workMessages(locale).today
  return workPanel(
    'first',
    words.first,
    html`<ol class="cjg-rows cjg-rows--first" data-list>
      ${items.map(
        (item) =>
          html`<li class="cjg-rows__row">
            <span class="cjg-rows__mark">${stateTags(locale, item)[0]}</span>
            <span class="cjg-rows__words"
              ><a class="cjg-rows__title" href="${localPath(locale, questionPath(item.id, place('open')))}" dir="auto">${item.subject}</a
              ><span class="cjg-rows__detail">${whoInShort(locale, item)}. ${reasonFirst(locale, item)}</span></span
            >
            <span class="cjg-rows__end">${termMark(locale, item.urgency, item.due, now)}</span>
          </li>`,
      )}
    </ol>`,
    { strong: true, aside: tag('now', formatNumber(locale, items.length)) },
  )
}

function reasonFirst(locale: Locale, item: InboxItem): string {
  const words = workMessages(locale).today
  const whose = item.mine ? words.yours : item.assignedTo === null ? words.nobody : words.has(item.assignedTo.publicName)
  return [isAcute(item) ? words.acuteLine : null, whose, item.escalated ? words.escalated : null].filter((part) => part !== null).join(' ')
}

function allDone({ locale, site, entries }: TodayView, text: string, withWayOn: boolean): Html {
  const words = workMessages(locale).today
  return workPanel(
    'first',
    words.doneTitle,
    html`<div class="cjg-work-panel__body cjg-done">
      ${site.drawings ? scene('bench') : null}
      <p>${text}</p>
      ${withWayOn && entries.includes('questions') ? linkButton({ label: words.toQuestions, href: localPath(locale, inboxPath(place('open'))), variant: 'secondary' }) : null}
    </div>`,
  )
}

/** Who reads new questions, with what is empty in plain sight. */
function onDuty({ locale, duty, now, me }: TodayView): Html | null {
  const [first] = duty
  if (first === undefined) return null
  const words = rotaMessages(locale)
  const today = localDate(now)
  return workPanel(
    'on-duty',
    first.day.equals(today) ? words.onDutyToday : words.onDutyNext(formatDay(locale, first.day, today)),
    html`<ul class="cjg-rows">
      ${duty.map(
        ({ half, put, gap }) =>
          html`<li class="cjg-rows__row">
            <span class="cjg-rows__mark">${icon(half === 'morning' ? 'sun' : 'clock')}</span>
            <span class="cjg-rows__words"
              ><span class="cjg-rows__detail">${words.halves[half]}</span
              >${put === null ? null : html`<strong translate="no">${put.name}</strong>`}</span
            >
            <span class="cjg-rows__end"
              >${gap === null ? (put?.id === me ? tag('info', words.you) : null) : tag('warn', words.gaps[gap])}</span
            >
          </li>`,
      )}
    </ul>`,
    { aside: link(localPath(locale, rotaPath(first.day)), words.toRota) },
  )
}

type CountRow = {
  readonly icon: IconName
  readonly title: string
  readonly detail: string | null
  readonly count: number
  readonly href: string
}

function countRow(locale: Locale, one: CountRow): Html {
  return html`<li class="cjg-rows__row">
    <span class="cjg-rows__mark">${icon(one.icon)}</span>
    <span class="cjg-rows__words"
      ><a class="cjg-rows__title" href="${one.href}">${one.title}</a
      >${one.detail === null ? null : html`<span class="cjg-rows__detail">${one.detail}</span>`}</span
    >
    <span class="cjg-rows__number">${formatNumber(locale, one.count)}</span>
  </li>`
}

function waitsForMe(view: TodayView, { items, counts }: Inbox): Html {
  const { locale, now, profession } = view
  const words = workMessages(locale).today
  const mine = items.filter((item) => item.mine)
  const free = items.filter((item) => item.state === 'waiting')
  const forMe = free.filter((item) => item.discipline === profession)
  const list = (filter: Place['filter']): string => localPath(locale, inboxPath(place(filter)))
  return workPanel(
    'for-me',
    words.waitsForMe,
    html`<ul class="cjg-rows">
      ${countRow(locale, { icon: 'mail', title: words.mine, detail: termsLine(locale, mine, now) ?? words.mineNone, count: counts.mine, href: list('mine') })}
      ${forMe.length === 0 ? null : countRow(locale, { icon: 'person', title: words.forDiscipline(professionName(view, profession)), detail: termsLine(locale, forMe, now) ?? '', count: forMe.length, href: list('free') })}
      ${countRow(locale, { icon: 'door', title: words.free, detail: termsLine(locale, free, now) ?? words.freeNone, count: counts.free, href: list('free') })}
    </ul>`,
  )
}

/** "2 zijn te laat", or by when the first of them is due. */
function termsLine(locale: Locale, items: readonly InboxItem[], now: Instant): string | null {
  const words = workMessages(locale).today
  const late = items.filter(({ due }) => isBefore(due, now)).length
  if (late > 0) return words.late(late)
  const [next] = items.toSorted((a, b) => Temporal.Instant.compare(a.due, b.due))
  return next ? words.firstTerm(termText(locale, next.due, now)) : null
}

function waitsForOthers({ locale, now }: TodayView, { counts, items }: Inbox, answered: readonly InboxItem[]): Html {
  const { today: words, tags } = workMessages(locale)
  const mine = answered.filter((item) => item.mine).slice(0, mostWaiting)
  const others = counts.open - counts.mine - counts.free
  const nothing = mine.length === 0 && others <= 0
  const theirs = items.filter((item) => item.state === 'taken' && !item.mine)
  return workPanel(
    'for-others',
    words.waitsForOthers,
    nothing
      ? html`<p class="cjg-work-panel__body cjg-soft">${words.othersNone}</p>`
      : html`<ul class="cjg-rows">
          ${mine.map(
            (item) =>
              html`<li class="cjg-rows__row">
                <span class="cjg-rows__mark">${icon('clock')}</span>
                <span class="cjg-rows__words"
                  ><a class="cjg-rows__title" href="${localPath(locale, questionPath(item.id, place('waiting-for-asker')))}" dir="auto"
                    >${item.subject}</a
                  ><span class="cjg-rows__detail">${words.answeredOn(dayText(locale, item.lastActivity, now))}</span></span
                >
                <span class="cjg-rows__end">${tag('info', tags.waiting)}</span>
              </li>`,
          )}
          ${others > 0 ? countRow(locale, { icon: 'people', title: words.colleagues, detail: termsLine(locale, theirs, now) ?? words.colleaguesLine, count: others, href: localPath(locale, inboxPath(place('open'))) }) : null}
        </ul>`,
    counts['waiting-for-asker'] > 0 ? { aside: link(localPath(locale, inboxPath(place('waiting-for-asker'))), words.allWaiting) } : {},
  )
}
