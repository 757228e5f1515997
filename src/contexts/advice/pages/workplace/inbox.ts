/** The shared inbox without an open question: the list, and on a wide screen an invitation beside it. */
import { html, type Html } from '#platform/html.ts'
import { callout } from '#web/components/callout.ts'
import { scene } from '#web/drawings/scenes.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import type { Instant } from '#platform/time.ts'
import type { Inbox } from '../../use-cases/list-questions.server.ts'
import { questionList } from './list.ts'
import { workMessages, type WorkMessages } from './messages.ts'
import { inboxPath, type Place } from './paths.ts'

/** What was done just now, said once. */
export type Done = keyof WorkMessages['done']

export type InboxView = WorkplaceFrame & {
  readonly now: Instant
  readonly inbox: Inbox
  readonly place: Place
  readonly done?: Done | null | undefined
  readonly mayPause?: boolean | undefined
}

export function doneCallout(view: Pick<InboxView, 'locale' | 'done'>): Html | null {
  return view.done ? callout({ kind: 'ok', title: workMessages(view.locale).done[view.done], role: 'status' }) : null
}

export function inboxPage(view: InboxView): Html {
  const { locale, site, inbox, place } = view
  const words = workMessages(locale).inbox
  return workplacePage({
    ...view,
    counts: { ...view.counts, questions: inbox.counts.open },
    title: words.title,
    path: inboxPath(place),
    current: 'questions',
    layout: 'inbox',
    notice: doneCallout(view),
    main: html`<div class="cjg-inbox cjg-inbox--list">
      ${questionList(view)}
      ${
        inbox.items.length === 0
          ? null
          : html`<div class="cjg-inbox__choose">
              ${site.drawings ? scene('letterbox') : null}
              <p class="cjg-inbox__choose-title">${words.choose}</p>
              <p>${words.chooseText}</p>
            </div>`
      }
    </div>`,
  })
}
