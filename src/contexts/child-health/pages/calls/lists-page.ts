/** The lists of one colleague on one page: today first, then what is late, due, missed and left open; below it the whole centre as numbers. */
import { html, type Html, type Printable } from '#platform/html.ts'
import { formatDate, formatNumber, formatShortDay, formatTime, localPath } from '#platform/i18n.ts'
import { localDate } from '#platform/time.ts'
import { button } from '#web/components/button.ts'
import { icon, type IconName } from '#web/drawings/icons.ts'
import { filterChip } from '#web/components/notices.ts'
import { tag } from '#web/components/tag.ts'
import { heading, link, paragraph, row } from '#web/components/text.ts'
import type { Child } from '../../../families/public-child.ts'
import type { HealthLists, ListedContact, ListedDue, OpenEnd } from '../../use-cases/calls/read-lists.server.ts'
import { contactPath } from '../contact/view.ts'
import { screeningMessages } from '../screening/messages.ts'
import { newReferralPath, referralPath, roundPath } from '../screening/paths.ts'
import { roundName } from '../screening/words.ts'
import { scheduleMessages } from '../schedule/messages.ts'
import { answerText } from '../schedule/schedule-page.ts'
import { bornText, nameOf, wordOf } from '../schedule/words.ts'
import { healthPage, listPanel, subjectText, type HealthFrame } from './frame.ts'
import { callsMessages } from './messages.ts'
import { sessionPanel } from './session-panel.ts'
import { dueListPath, healthPath, planPath, schedulePath } from './paths.ts'

/** What was chosen in the form of a session, when it came back. */
export type ToSession = { readonly session: string; readonly children: readonly string[] }
export type ListsView = HealthFrame & {
  readonly lists: HealthLists
  readonly askedAs: string
  readonly wrong: Readonly<Record<string, string>>
  readonly chosen: ToSession
}

type Name = 'mine' | 'overdue' | 'due' | 'jabs' | 'extra' | 'missed' | 'replies' | 'notReached' | 'drafts' | 'open'
const order: readonly Name[] = ['mine', 'missed', 'replies', 'overdue', 'due', 'notReached', 'extra', 'drafts', 'open', 'jabs']

const icons: Readonly<Record<Name, IconName>> = {
  ...{
    mine: 'calendar',
    missed: 'flag',
    replies: 'chat',
    overdue: 'clock',
    due: 'calendar',
    notReached: 'mail',
    extra: 'plus',
    drafts: 'pencil',
    open: 'arrow',
    jabs: 'shield',
  },
}

export function listsPage(view: ListsView): Html {
  const { locale } = view
  const words = callsMessages(locale)
  const rows: Readonly<Record<Name, readonly Html[]>> = {
    mine: view.lists.mine.map((one) => mineRow(view, one)),
    overdue: view.lists.overdue.map((one) => dueRow(view, 'overdue', one)),
    due: view.lists.due.map((one) => dueRow(view, 'due', one)),
    jabs: view.lists.jabs.map((one) => dueRow(view, 'jabs', one)),
    extra: view.lists.extra.map((one) => contactRow(view, 'extra', one, formatDate(locale, one.contact.dueOn))),
    missed: view.lists.missed.map((one) => missedRow(view, one)),
    replies: view.lists.replies.map((one) =>
      childRow(
        view,
        'replies',
        one.child,
        planPath(one.child.id, one.contactId),
        subjectText(locale, one.subject, view.lists.moments),
        tag('action', answerText(locale, one)),
      ),
    ),
    notReached: view.lists.notReached.map(({ child, subject, attempt, on }) =>
      childRow(
        view,
        'notReached',
        child,
        schedulePath(child.id),
        words.attempt(subjectText(locale, subject, view.lists.moments), attempt),
        formatDate(locale, on),
      ),
    ),
    drafts: view.lists.drafts.map((one) => contactRow(view, 'drafts', one, formatDate(locale, one.contact.dueOn), contactPath)),
    open: view.lists.open.map((one) => openRow(view, one)),
  }
  const chips = order.filter((name) => rows[name].length > 0)
  return healthPage(view, {
    ...{ part: 'lists', title: words.title, lead: words.lead, path: healthPath },
    wrong: Object.entries(view.wrong).map(([id, message]) => ({ id, message })),
    main: html`${
      chips.length < 2
        ? null
        : html`<nav class="cjg-chips cjg-work-ways" aria-label="${words.jump}">
            ${chips.map((name) => filterChip(`${words.lists[name]} (${formatNumber(locale, rows[name].length)})`, `#${name}`, false))}
          </nav>`
    }
    ${order.filter((name) => name === 'mine' || rows[name].length > 0).map((name) => listPanel(locale, name, words.lists[name], rows[name], words.empty))}
    ${nothingIn(
      view,
      order.filter((name) => name !== 'mine' && rows[name].length === 0),
    )}
    ${sessionPanel(view)} ${wholeCentre(view)}`,
  })
}

/** Lists in which nothing is, in a line: there is nothing to do, and nobody has to scroll past it. */
function nothingIn({ locale }: ListsView, names: readonly Name[]): Html | null {
  if (names.length === 0) return null
  const words = callsMessages(locale)
  const list = new Intl.ListFormat(locale.format, { type: 'conjunction' }).format(names.map((name) => words.lists[name]))
  return paragraph(words.nothingIn(list))
}

function childRow({ locale, lists }: ListsView, of: Name, child: Child, href: string, what: Printable, aside: Printable): Html {
  return html`<li class="cjg-rows__row">
    <span class="cjg-rows__mark">${icon(icons[of])}</span>
    <span class="cjg-rows__words"
      ><a class="cjg-rows__title" href="${localPath(locale, href)}" dir="auto">${nameOf(child)}</a
      ><span class="cjg-rows__detail">${bornText(locale, child, lists.today)}</span><span class="cjg-rows__detail">${what}</span></span
    >
    <span>${aside}</span>
  </li>`
}

function mineRow(view: ListsView, { child, contact }: ListedContact): Html {
  const { locale, lists } = view
  const words = scheduleMessages(locale)
  const time = contact.plannedAt === null ? '' : formatTime(locale, contact.plannedAt)
  const what = contact.moment === null ? words.extra : subjectText(locale, `moment:${contact.moment}`, lists.moments)
  return childRow(view, 'mine', child, planPath(child.id, contact.id), what, html`<strong class="cjg-rows__number">${time}</strong>`)
}

function contactRow(view: ListsView, of: Name, { child, contact }: ListedContact, aside: Printable, pathOf = planPath): Html {
  const what =
    contact.moment === null
      ? callsMessages(view.locale).extraContact
      : subjectText(view.locale, `moment:${contact.moment}`, view.lists.moments)
  return childRow(view, of, child, pathOf(child.id, contact.id), what, aside)
}

function dueRow(view: ListsView, of: Name, { child, subjects }: ListedDue): Html {
  const { locale, lists } = view
  const words = callsMessages(locale)
  const list = (items: readonly string[]): string => new Intl.ListFormat(locale.format, { type: 'conjunction' }).format(items)
  const moments = subjects.filter(({ subject }) => subject.startsWith('moment:'))
  const doses = subjects.filter(({ subject }) => subject.startsWith('dose:')).map(({ subject }) => subject.slice('dose:'.length))
  const said = [
    ...moments.map(({ subject, until, overdue }) => {
      const what = subjectText(locale, subject, lists.moments)
      return overdue ? words.was(what, formatDate(locale, until)) : words.until(what, formatDate(locale, until))
    }),
    ...(doses.length === 0 ? [] : [words.vaccinations(list(doses))]),
  ]
  const late = moments.some(({ overdue }) => overdue) ? words.late : subjects.some(({ overdue }) => overdue) ? words.lateJab : null
  const sessions = (lists.sessions.get(child.id) ?? []).map(({ heldOn, place }) => words.inSession(formatShortDay(locale, heldOn), place))
  return childRow(view, of, child, schedulePath(child.id), list([...said, ...sessions]), late === null ? null : tag('warn', late, 'clock'))
}

function missedRow(view: ListsView, { child, outcome, before, owner, recordedOn }: HealthLists['missed'][number]): Html {
  const { locale, lists } = view
  const words = callsMessages(locale)
  const what = `${formatDate(locale, recordedOn)}: ${wordOf(scheduleMessages(locale).outcomes, outcome)}`
  if (before === null) return childRow(view, 'missed', child, schedulePath(child.id), what, tag('action', words.toDecide))
  const who = owner === null ? '' : `, ${words.with(owner)}`
  const isLate = before.since(lists.today).sign < 0
  return childRow(
    view,
    'missed',
    child,
    schedulePath(child.id),
    `${what}${who}`,
    tag(isLate ? 'danger' : 'warn', words.before(formatShortDay(locale, before)), 'clock'),
  )
}

function openRow(view: ListsView, one: OpenEnd): Html {
  const { locale, lists } = view
  const words = callsMessages(locale)
  const isLate = one.before.since(lists.today).sign < 0
  const said = one.owner === null ? whatText(view, one) : `${whatText(view, one)}, ${words.with(one.owner)}`
  const term =
    one.kind === 'to-refer'
      ? tag('warn', words.toSend, 'clock')
      : tag(isLate ? 'danger' : 'neutral', words.before(formatShortDay(locale, one.before)))
  return childRow(view, 'open', one.child, wayTo(one), said, term)
}

function whatText({ locale }: ListsView, one: OpenEnd): string {
  const words = callsMessages(locale)
  switch (one.kind) {
    case 'referral':
      return words.referral(wordOf(words.sentTo, one.what))
    case 'signal':
      return words.signal(wordOf(words.sources, one.what))
    case 'repeat':
      return words.repeat(screeningMessages(locale).kinds[one.what], roundName(locale, { kind: one.what, round: one.round }))
    case 'to-refer':
      return words.toRefer(screeningMessages(locale).kinds[one.what])
  }
}

/** Where it is followed up. */
function wayTo(one: OpenEnd): string {
  if (one.kind === 'referral') return referralPath(one.child.id, one.id)
  if (one.kind === 'to-refer') return newReferralPath(one.child.id, one.id)
  return one.kind === 'repeat' ? roundPath(one.child.id, one.what) : schedulePath(one.child.id)
}

function wholeCentre(view: ListsView): Html {
  const { locale, lists, askedAs } = view
  const words = callsMessages(locale).centre
  const { centre } = lists
  const again = html`<form method="post" action="${localPath(locale, dueListPath)}">
    <input
      type="hidden"
      name="vraag"
      value="${askedAs}"
    />${row(button({ label: centre.run === null ? words.makeFirst : words.make, variant: 'secondary' }))}
  </form>`
  const running =
    centre.running === null
      ? null
      : html`${paragraph(words.running(formatNumber(locale, centre.running.children)))}${paragraph(link(localPath(locale, healthPath), callsMessages(locale).rounds.refresh))}`
  return html`<section class="cjg-work-panel" aria-labelledby="centrum">
    <div class="cjg-work-panel__head">${heading(2, words.title, { id: 'centrum' })}</div>
    <div class="cjg-work-panel__body">
      ${centre.run === null ? (centre.running === null ? paragraph(words.none) : null) : figures(view, centre)} ${running ?? again}
    </div>
  </section>`
}

function figures({ locale, lists }: ListsView, { run, counts }: Extract<HealthLists['centre'], { counts: unknown }>): Html {
  const words = callsMessages(locale).centre
  const lead = paragraph(words.lead(formatDate(locale, localDate(run.begunAt)), formatNumber(locale, run.children)))
  if (counts.length === 0) return html`${lead}${paragraph(words.nobody)}`
  const place = new Map(lists.subjects.map((subject, at) => [subject, at]))
  const sorted = counts.toSorted((a, b) => (place.get(a.subject) ?? 99) - (place.get(b.subject) ?? 99))
  return html`${lead}
    <table class="cjg-table" aria-labelledby="centrum">
      <thead>
        <tr>
          <th scope="col">${words.columns.subject}</th>
          <th scope="col" class="cjg-table__number">${words.columns.due}</th>
          <th scope="col" class="cjg-table__number">${words.columns.overdue}</th>
        </tr>
      </thead>
      <tbody>
        ${sorted.map(
          ({ subject, due, overdue }) =>
            html`<tr>
              <th scope="row">${subjectText(locale, subject, lists.moments)}</th>
              <td class="cjg-table__number" data-label="${words.columns.due}">${formatNumber(locale, due)}</td>
              <td class="cjg-table__number" data-label="${words.columns.overdue}">${formatNumber(locale, overdue)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`
}
