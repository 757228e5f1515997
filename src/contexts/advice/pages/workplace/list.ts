/** The list of questions: filters with counts, rows, pages. Beside an open question on a wide screen, alone on a phone. */
import { attribute, html, type Html } from '#platform/html.ts'
import { formatNumber, localPath, plural, type Locale } from '#platform/i18n.ts'
import type { Instant } from '#platform/time.ts'
import { filterChip, pagination } from '#web/components/notices.ts'
import { linkButton } from '#web/components/button.ts'
import { heading, link } from '#web/components/text.ts'
import { scene } from '#web/drawings/scenes.ts'
import type { Site } from '#web/site.ts'
import { inboxPageSize, type Inbox, type InboxItem } from '../../use-cases/list-questions.server.ts'
import { floodMessages } from './flood-messages.ts'
import { workMessages } from './messages.ts'
import { inboxFilters, inboxPath, questionPath, type Place } from './paths.ts'
import { pausesPath } from './pause.ts'
import { isOpen, stateTags, whoInShort, writtenIn } from './question-words.ts'
import { dayText, termMark } from './term-text.ts'

export type QuestionList = {
  readonly locale: Locale
  readonly site: Site
  readonly now: Instant
  readonly inbox: Inbox
  readonly place: Place
  /** The question that is open beside the list. */
  readonly openId?: string | undefined
  readonly mayPause?: boolean | undefined
}

export function questionList(list: QuestionList): Html {
  const { locale, inbox, place, openId } = list
  const words = workMessages(locale).inbox
  const title =
    openId === undefined
      ? heading(1, words.title)
      : html`<p class="cjg-inbox__title">${link(localPath(locale, inboxPath(place)), words.title)}</p>`
  return html`<section class="cjg-inbox__list" aria-label="${words.list}" data-scrolls>
    <div class="cjg-inbox__head">${title} ${filters(list)}</div>
    ${
      inbox.items.length === 0
        ? emptyList(list)
        : html`<ol class="cjg-inbox__rows" data-list>
            ${inbox.items.map((item) => row(list, item))}
          </ol>`
    }
    ${list.mayPause ? html`<p class="cjg-inbox__who">${link(localPath(locale, pausesPath), floodMessages(locale).pauses.link)}</p>` : null}
    ${pagination(locale, {
      page: place.page,
      // What stands behind an equal one is counted and not listed: a page that is not full is the last.
      pages: inbox.items.length < inboxPageSize ? place.page : Math.ceil(inbox.counts[place.filter] / inboxPageSize),
      href: (page) => localPath(locale, inboxPath({ ...place, page })),
    })}
  </section>`
}

function filters({ locale, inbox, place }: QuestionList): Html {
  const words = workMessages(locale).inbox
  return html`<nav class="cjg-chips" aria-label="${words.filterName}" data-slash>
    ${inboxFilters
      .filter((filter) => filter !== 'apart' || place.filter === 'apart' || inbox.counts.apart > 0)
      .map((filter) =>
        filterChip(
          words.chip(words.filters[filter], formatNumber(locale, inbox.counts[filter])),
          localPath(locale, inboxPath({ filter, page: 1 })),
          filter === place.filter,
        ),
      )}
  </nav>`
}

function row({ locale, now, place, openId }: QuestionList, item: InboxItem): Html {
  const words = workMessages(locale)
  const end = isOpen(item)
    ? termMark(locale, item.urgency, item.due, now)
    : html`<time class="cjg-term" datetime="${item.lastActivity.toString()}"
        >${words.term.lastWord(dayText(locale, item.lastActivity, now))}</time
      >`
  return html`<li class="cjg-inbox__row">
    <div class="cjg-inbox__line">
      <a
        class="cjg-inbox__subject"
        href="${localPath(locale, questionPath(item.id, place))}"
        ${attribute('lang', writtenIn(locale, item))}
        dir="auto"
        ${attribute('aria-current', item.id === openId ? 'true' : null)}
        >${item.subject}</a
      >
      <span class="cjg-inbox__tags">${stateTags(locale, item)}</span>
    </div>
    ${item.behind ? html`<p class="cjg-inbox__who">${plural(locale, item.behind, words.inbox.behind)}</p>` : null}
    <div class="cjg-inbox__line">
      <span class="cjg-inbox__who"
        >${whoInShort(locale, item)}${item.wantsAppointment ? html` · <span class="cjg-inbox__wish">${words.who.wantsAppointment}</span>` : null}</span
      >
      <span class="cjg-inbox__term">${end}</span>
    </div>
  </li>`
}

function emptyList({ locale, site, inbox, place, openId }: QuestionList): Html {
  const words = workMessages(locale).inbox
  const { title, text } = words.empty[place.filter]
  if (openId !== undefined)
    return html`<div class="cjg-inbox__empty">
      <p><strong>${title}</strong></p>
      <p>${text}</p>
    </div>`
  const to = (filter: Place['filter']): string => localPath(locale, inboxPath({ filter, page: 1 }))
  const on =
    place.filter === 'mine' && inbox.counts.free > 0
      ? linkButton({ label: words.seeFree, href: to('free'), variant: 'secondary' })
      : place.filter === 'open' || inbox.counts.open === 0
        ? linkButton({ label: words.toToday, href: localPath(locale, '/werkplek'), variant: 'secondary' })
        : linkButton({ label: words.seeOpen, href: to('open'), variant: 'secondary' })
  return html`<div class="cjg-inbox__empty">
    ${site.drawings ? scene('bench') : null} ${heading(2, title)}
    <p>${text}</p>
    <p>${on}</p>
  </div>`
}
