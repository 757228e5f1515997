/** What was reported, for who coordinates or administers: the list, one report, and what came of it. */
import { html, type Html } from '#platform/html.ts'
import { formatMoment, localPath } from '#platform/i18n.ts'
import type { Instant } from '#platform/time.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { radioCards } from '#web/components/choice.ts'
import { emptyState } from '#web/components/empty-state.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { textArea } from '#web/components/field.ts'
import { letter } from '#web/components/letter.ts'
import { tag } from '#web/components/tag.ts'
import { heading, link, paragraph, small } from '#web/components/text.ts'
import { icon } from '#web/drawings/icons.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { reportOutcomes } from '../../rules/abuse-report.ts'
import { longestMessage } from '../../rules/message-text.ts'
import type { ReadReport, ReportItem } from '../../use-cases/handle-abuse.server.ts'
import { floodMessages } from './flood-messages.ts'
import { questionPath } from './paths.ts'
import { hoursField } from './pause.ts'

export const reportsPath = '/werkplek/meldingen'

export type ReportsView = WorkplaceFrame & { readonly now: Instant; readonly reports: readonly ReportItem[]; readonly saved: boolean }

export function reportsPage(view: ReportsView): Html {
  const { locale, reports, saved } = view
  const words = floodMessages(locale).reports
  const open = reports.filter(({ outcome }) => outcome === null)
  const handled = reports.filter(({ outcome }) => outcome !== null)
  return workplacePage({
    ...view,
    counts: { ...view.counts, reports: open.length },
    title: words.title,
    path: reportsPath,
    current: 'reports',
    notice: saved ? callout({ kind: 'ok', title: words.saved, role: 'status' }) : null,
    main: html`<div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      ${group(view, 'open', words.open, words.noneOpen, open)} ${group(view, 'handled', words.handled, words.noneHandled, handled)}`,
  })
}

function group(view: ReportsView, id: string, title: string, none: string, reports: readonly ReportItem[]): Html {
  return html`<section class="cjg-work-panel" aria-labelledby="${id}">
    <div class="cjg-work-panel__head">${heading(2, title, { id })}</div>
    <div class="cjg-work-panel__body">
      ${
        reports.length === 0
          ? paragraph(none)
          : html`<ul class="cjg-ways-in">
              ${reports.map((one) => reportRow(view, one))}
            </ul>`
      }
    </div>
  </section>`
}

function reportRow({ locale, now }: ReportsView, one: ReportItem): Html {
  const words = floodMessages(locale)
  const w = words.reports
  return html`<li class="cjg-way-in">
    <p class="nl-paragraph">
      ${link(localPath(locale, `${reportsPath}/${one.id}`), words.report.kinds[one.kind])}
      ${one.outcome === null ? null : tag('neutral', w.done[one.outcome])}
    </p>
    ${small(w.by(one.reportedBy?.name ?? w.somebody, formatMoment(locale, one.reportedAt, now)))}
  </li>`
}

export type ReportPageView = WorkplaceFrame & {
  readonly now: Instant
  readonly report: ReadReport
  /** May open the conversation as well; who only administers may not. */
  readonly mayRead: boolean
  readonly fields: { readonly outcome: string; readonly hours: string; readonly words: string }
  readonly errors: { readonly outcome?: string; readonly hours?: string; readonly words?: string }
  readonly isAnswerToPost: boolean
}

export function abuseReportPage(view: ReportPageView): Html {
  const { locale, now, report, mayRead, errors } = view
  const words = floodMessages(locale)
  const w = words.reports
  const wrong = Object.entries(errors).map(([id, message]) => ({ id, message }))
  const title = words.report.kinds[report.kind]
  return workplacePage({
    ...view,
    title,
    path: view.isAnswerToPost ? null : `${reportsPath}/${report.id}`,
    current: 'reports',
    errorTitle: wrong.length > 0,
    main: html`${wrong.length === 0 ? null : errorSummary(locale, wrong)}
      <p class="cjg-work-back">
        <a class="nl-link" href="${localPath(locale, reportsPath)}"><span class="cjg-turned">${icon('chevron', 18)}</span>${w.back}</a>
      </p>
      <div class="cjg-work-head">${heading(1, title)}</div>
      <p class="cjg-work-lead">${w.by(report.reportedBy?.name ?? w.somebody, formatMoment(locale, report.reportedAt, now))}</p>
      ${letter({ locale, kind: 'asker', who: w.message, when: { exact: report.message.at.toString(), shown: formatMoment(locale, report.message.at, now) }, text: report.message.text })}
      ${letter({ locale, kind: 'internal', who: w.words, when: { exact: report.reportedAt.toString(), shown: formatMoment(locale, report.reportedAt, now) }, text: report.words })}
      ${mayRead ? html`<p>${link(localPath(locale, questionPath(report.conversationId, { filter: 'open', page: 1 })), w.toQuestion)}</p>` : small(w.alone)}
      ${report.outcome === null ? handleForm(view) : handled(view, report.outcome)}`,
  })
}

function handleForm({ locale, now, report, fields, errors }: ReportPageView): Html {
  const words = floodMessages(locale)
  const w = words.reports
  return html`<form class="cjg-enter" method="post" action="${localPath(locale, `${reportsPath}/${report.id}`)}" novalidate>
    ${report.pausedUntil === null ? null : callout({ kind: 'info', title: w.pausedNow(formatMoment(locale, report.pausedUntil, now)) })}
    ${radioCards({ locale, name: 'outcome', label: w.outcome, value: fields.outcome, error: errors.outcome, choices: reportOutcomes.map((value) => ({ value, ...w.outcomes[value] })) })}
    ${report.pausedUntil === null ? hoursField(locale, ['conversation'], { label: w.hours, value: fields.hours, error: errors.hours }) : null}
    ${textArea({ locale, name: 'words', label: w.outcomeWords, hint: words.report.wordsHint, optional: true, value: fields.words, error: errors.words, rows: 3, max: longestMessage })}
    <div class="cjg-row">${button({ label: w.save })}</div>
  </form>`
}

function handled({ locale, now, report }: ReportPageView, outcome: keyof ReturnType<typeof floodMessages>['reports']['done']): Html {
  const w = floodMessages(locale).reports
  const who = report.handledBy?.name ?? w.somebody
  return html`<section class="cjg-work-panel" aria-labelledby="came">
    <div class="cjg-work-panel__head">${heading(2, w.came, { id: 'came' })}</div>
    <div class="cjg-work-panel__body">
      <p class="nl-paragraph"><strong>${w.done[outcome]}</strong></p>
      ${report.handledAt === null ? null : small(w.handledBy(who, formatMoment(locale, report.handledAt, now)))}
      ${report.outcomeWords === null ? null : html`<p class="cjg-typed" dir="auto">${report.outcomeWords}</p>`}
    </div>
  </section>`
}

/** Never there, of another centre, gone with its conversation, or not allowed: these look the same. */
export function missingReportPage(frame: WorkplaceFrame): Html {
  const { locale, site, entries } = frame
  const w = floodMessages(locale).reports
  return workplacePage({
    ...frame,
    title: w.missingTitle,
    path: null,
    main: emptyState({
      title: w.missingTitle,
      level: 1,
      text: paragraph(w.missing),
      scene: site.drawings ? 'bench' : null,
      actions: entries.includes('reports')
        ? [linkButton({ label: w.back, href: localPath(locale, reportsPath), variant: 'secondary' })]
        : [],
    }),
  })
}
