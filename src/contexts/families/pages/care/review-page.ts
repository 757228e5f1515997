/** What was opened in an emergency and waits for the privacy officer: who, why, and what was seen; not whose file it is. */
import { html, type Html } from '#platform/html.ts'
import { formatMoment, localPath, plural } from '#platform/i18n.ts'
import type { Instant } from '#platform/time.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { radioCards } from '#web/components/choice.ts'
import { emptyState } from '#web/components/empty-state.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { textArea } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { bulletList, heading, paragraph, row, small } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { caseFileMessages, reviewDays, verdicts, type FieldGroup, type ReviewedEmergency } from '../../../access/public-files.ts'
import { longestExplanation } from '../../rules/restriction.ts'
import { careMessages } from './messages.ts'
import { reviewPath } from './paths.ts'

export type ReviewView = WorkplaceFrame & {
  readonly now: Instant
  readonly waiting: readonly ReviewedEmergency[]
  readonly reviewed: readonly ReviewedEmergency[]
  readonly back: {
    readonly id: string
    readonly field: 'hoe' | 'uitleg'
    readonly message: string
    readonly verdict: string
    readonly note: string
  } | null
  readonly done: string | null
  readonly isAnswerToPost: boolean
}

export function reviewPage(view: ReviewView): Html {
  const { locale, waiting, reviewed, back, done } = view
  const words = careMessages(locale).review
  const isThere = back !== null && waiting.some(({ id }) => id === back.id)
  return workplacePage({
    ...view,
    title: words.title,
    path: view.isAnswerToPost ? null : reviewPath,
    current: 'emergency',
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    errorTitle: back !== null,
    main: html`${errorSummary(locale, back === null ? [] : [{ ...(isThere ? { id: `${back.field}-${back.id}`, label: back.field === 'hoe' ? words.verdict : words.note } : {}), message: back.message }])}
      <div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead(reviewDays)}</p>
      ${
        waiting.length === 0
          ? emptyState({ title: words.none, text: paragraph(words.noneText), scene: null })
          : panel({ id: 'waiting', title: words.waiting, body: list(waiting.map((one) => item(view, one))) })
      }
      ${reviewed.length === 0 ? null : panel({ id: 'reviewed', title: words.done, body: list(reviewed.map((one) => item(view, one))) })}`,
  })
}

const list = (items: readonly Html[]): Html =>
  html`<ul class="cjg-ways-in">
    ${items}
  </ul>`

function item(view: ReviewView, one: ReviewedEmergency): Html {
  const { locale, now } = view
  const words = careMessages(locale).review
  const { reasons, verdicts: said } = careMessages(locale).emergency
  const end = one.endedAt ?? one.until
  return html`<li class="cjg-way-in">
    <p class="nl-paragraph">
      <strong dir="auto">${one.name}</strong> ${tag('info', reasons[one.reason])}
      ${one.overdue ? tag('danger', words.late, 'warning') : null} ${one.running ? tag('warn', words.running, 'clock') : null}
      ${one.review === null ? null : tag(one.review === 'right' ? 'ok' : 'warn', said[one.review])}
    </p>
    ${small(`${words.file(one.personId.slice(-8))}. ${words.facts(formatMoment(locale, one.begunAt, now), formatMoment(locale, end, now))}.`)}
    <p class="nl-paragraph" dir="auto">${one.explanation}</p>
    ${paragraph(html`<strong>${words.opened}</strong>`)}
    ${one.opened.length === 0 ? paragraph(words.nothingOpened) : bulletList(one.opened.map((row) => openedLine(view, row)))}
    ${one.reviewedAt === null ? null : small(words.on(formatMoment(locale, one.reviewedAt, now)))}
    ${one.reviewNote === null ? null : html`<p class="nl-paragraph" dir="auto">${one.reviewNote}</p>`}
    ${one.reviewedAt !== null ? null : one.own ? callout({ kind: 'info', title: words.ownOne }) : reviewForm(view, one)}
  </li>`
}

function openedLine({ locale }: ReviewView, { fields, times }: ReviewedEmergency['opened'][number]): string {
  const { groups } = caseFileMessages(locale)
  const names = fields.split(' ').map((group) => groups[group as FieldGroup] ?? group)
  return `${names.join(', ')}: ${plural(locale, times, careMessages(locale).review.times)}`
}

function reviewForm({ locale, back }: ReviewView, { id, name }: ReviewedEmergency): Html {
  const words = careMessages(locale).review
  const said = careMessages(locale).emergency.verdicts
  const mine = back?.id === id ? back : null
  const errorOf = (field: string): { readonly error?: string } => (mine?.field === field ? { error: mine.message } : {})
  const choices = verdicts.map((value) => ({ value, label: said[value] }))
  return html`<form method="post" action="${localPath(locale, `${reviewPath}/${id}`)}" novalidate>
    ${radioCards({ locale, name: 'hoe', id: `hoe-${id}`, label: words.verdict, choices, value: mine?.verdict, inline: true, ...errorOf('hoe') })}
    ${textArea({ locale, name: 'uitleg', id: `uitleg-${id}`, label: words.note, hint: words.noteHint, rows: 3, max: longestExplanation, value: mine?.note, ...errorOf('uitleg') })}
    ${row(button({ label: words.button, hiddenLabel: name }))}
  </form>`
}
