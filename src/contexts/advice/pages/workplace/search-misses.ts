/** What people searched for and did not find, for who writes the library. Words only; nobody knows who searched. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatNumber, formatShortDay } from '#platform/i18n.ts'
import type { PlainDate } from '#platform/time.ts'
import { callout } from '#web/components/callout.ts'
import { heading } from '#web/components/text.ts'
import { scene } from '#web/drawings/scenes.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { workMessages } from './messages.ts'
import { languageName } from './question-words.ts'

export type SearchMiss = {
  readonly words: string
  readonly language: string
  readonly times: number
  readonly lastDay: PlainDate
}

export type SearchMissesView = WorkplaceFrame & {
  /** The first day that is counted. */
  readonly since: PlainDate
  /** Most searched first. */
  readonly misses: readonly SearchMiss[]
}

export function searchMissesPage(view: SearchMissesView): Html {
  const { locale, since, misses } = view
  const words = workMessages(locale).misses
  return workplacePage({
    ...view,
    title: words.title,
    path: '/werkplek/zoekwoorden',
    current: 'searchMisses',
    main: html`<div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead(formatDate(locale, since))}</p>
      ${misses.length === 0 ? nothingMissed(view) : html`${table(view)}${callout({ kind: 'info', body: html`<p>${words.tip}</p>` })}`}`,
  })
}

function nothingMissed({ locale, site }: SearchMissesView): Html {
  const words = workMessages(locale).misses
  return html`<section class="cjg-work-panel" aria-labelledby="none">
    <div class="cjg-work-panel__head">${heading(2, words.emptyTitle, { id: 'none' })}</div>
    <div class="cjg-work-panel__body cjg-done">
      ${site.drawings ? scene('open-door') : null}
      <p>${words.empty}</p>
    </div>
  </section>`
}

function table({ locale, misses }: SearchMissesView): Html {
  const words = workMessages(locale).misses
  return html`<div class="cjg-work-panel">
    <table class="cjg-table">
      <caption class="cjg-hidden">
        ${words.caption}
      </caption>
      <thead>
        <tr>
          <th scope="col">${words.words}</th>
          <th scope="col">${words.language}</th>
          <th scope="col" class="cjg-table__number">${words.times}</th>
          <th scope="col">${words.last}</th>
        </tr>
      </thead>
      <tbody>
        ${misses.map(
          (miss) =>
            html`<tr>
              <th scope="row" lang="${miss.language}" dir="auto">${miss.words}</th>
              <td data-label="${words.language}">${languageName(locale, miss.language)}</td>
              <td class="cjg-table__number">${formatNumber(locale, miss.times)}<span class="cjg-table__unit"> ×</span></td>
              <td data-label="${words.last}"><time datetime="${miss.lastDay.toString()}">${formatShortDay(locale, miss.lastDay)}</time></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`
}
