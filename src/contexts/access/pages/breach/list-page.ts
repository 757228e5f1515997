/** The register as its keeper sees it: whose clock runs first, then what is open, then what is over; and figures for who may see only those. */
import { html, type Html } from '#platform/html.ts'
import { formatMoment, formatNumber, localPath, type Locale } from '#platform/i18n.ts'
import type { Instant } from '#platform/time.ts'
import { linkButton } from '#web/components/button.ts'
import { emptyState } from '#web/components/empty-state.ts'
import { panel } from '#web/components/panel.ts'
import { heading, link, paragraph, row } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { isClockRunning } from '../../rules/breach/breach.ts'
import type { KeptBreach, YearFigures } from '../../use-cases/breach/read-breaches.server.ts'
import { clockTag } from './clock-view.ts'
import { breachMessages } from './messages.ts'
import { breachesPath, breachPath, registerFilePath, suspectPath } from './paths.ts'
import { stateTag } from './state-tag.ts'

export type BreachListView = WorkplaceFrame & {
  readonly now: Instant
  readonly breaches: readonly KeptBreach[]
  readonly figures: readonly YearFigures[]
}

export function breachListPage(view: BreachListView): Html {
  const { locale, breaches, figures } = view
  const words = breachMessages(locale).list
  const running = breaches.filter(isClockRunning)
  const open = breaches.filter((one) => !isClockRunning(one) && (one.state === 'open' || one.state === 'suspected'))
  const over = breaches.filter(({ state }) => state !== 'open' && state !== 'suspected')
  const report = linkButton({ href: localPath(locale, suspectPath), label: words.report, variant: 'secondary', icon: 'flag' })
  return workplacePage({
    ...view,
    title: words.title,
    path: breachesPath,
    current: 'breaches',
    main: html`<div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      ${
        breaches.length === 0
          ? emptyState({ title: words.none, text: paragraph(words.noneText), actions: [report], scene: null })
          : html`${panel({ id: 'loopt', title: words.running, body: running.length === 0 ? paragraph(words.nothingRunning) : table(view, running, 'loopt') })}
            ${open.length === 0 ? null : panel({ id: 'open', title: words.open, body: table(view, open, 'open') })}
            ${over.length === 0 ? null : panel({ id: 'klaar', title: words.over, body: table(view, over, 'klaar') })}
            ${figuresPanel(locale, figures)}
            ${row(report, linkButton({ href: localPath(locale, registerFilePath), label: words.download, variant: 'secondary', icon: 'download' }))}`
      }`,
  })
}

function table({ locale, now }: BreachListView, breaches: readonly KeptBreach[], id: string): Html {
  const { number, what, aware, clock, state } = breachMessages(locale).list.columns
  return html`<table class="cjg-table" aria-labelledby="${id}-title">
    <thead>
      <tr>
        <th scope="col">${number}</th>
        <th scope="col">${what}</th>
        <th scope="col">${aware}</th>
        <th scope="col">${clock}</th>
        <th scope="col">${state}</th>
      </tr>
    </thead>
    <tbody>
      ${breaches.map(
        (one) =>
          html`<tr>
            <th scope="row">${link(localPath(locale, breachPath(one.id)), one.number)}</th>
            <td data-label="${what}" dir="auto">${shorten(one.facts.what)}</td>
            <td data-label="${aware}">${formatMoment(locale, one.awareAt, now)}</td>
            <td data-label="${clock}">${clockTag(locale, one, now)}</td>
            <td data-label="${state}">${stateTag(locale, one.state)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

/** The first words, whole: enough to know which one it is. */
function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  return line.length <= 90 ? line : `${line.slice(0, 90).replace(/\s\S*$/, '')} …`
}

function figuresPanel(locale: Locale, figures: readonly YearFigures[]): Html {
  const words = breachMessages(locale).figures
  const names = ['suspicions', 'breaches', 'inTime', 'late', 'notReported', 'running', 'told', 'persons'] as const
  const body =
    figures.length === 0
      ? paragraph(words.none)
      : html`${paragraph(words.lead)}
          <table class="cjg-table cjg-table--figures" aria-labelledby="cijfers-title">
            <thead>
              <tr>
                <th scope="col">${words.columns.year}</th>
                ${names.map((name) => html`<th scope="col">${words.columns[name]}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${figures.map(
                (one) =>
                  html`<tr>
                    <th scope="row">${one.year}</th>
                    ${names.map((name) => html`<td data-label="${words.columns[name]}">${formatNumber(locale, one[name])}</td>`)}
                  </tr>`,
              )}
            </tbody>
          </table>`
  return panel({ id: 'cijfers', title: words.title, body })
}

/** For the board: how many, and nothing of what. */
export function breachFiguresPage(view: WorkplaceFrame & { readonly figures: readonly YearFigures[] }): Html {
  const { locale, figures } = view
  const words = breachMessages(locale)
  return workplacePage({
    ...view,
    title: words.list.title,
    path: breachesPath,
    current: 'breaches',
    main: html`<div class="cjg-work-head">${heading(1, words.list.title)}</div>
      ${figuresPanel(locale, figures)}`,
  })
}
