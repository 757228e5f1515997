/** What the privacy officer asks of whoever is signed in, and what one tells of one's own life. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath, plural } from '#platform/i18n.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { dateFields, type DatePart } from '#web/components/date-fields.ts'
import { emptyState } from '#web/components/empty-state.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { textArea, textField } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { heading, link, paragraph, row, small } from '#web/components/text.ts'
import { workplacePaths } from '#web/workplace/navigation.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import type { ColleagueFacts } from '../../rules/review/colleague-facts.ts'
import { lateness, longestWords } from '../../rules/review/finding.ts'
import type { AskedOfMe } from '../../use-cases/review/asked-of-me.server.ts'
import { history } from './finding-page.ts'
import { reviewMessages } from './messages.ts'
import { ownReviewPath } from './paths.ts'

export type OwnReviewView = WorkplaceFrame & {
  readonly now: Instant
  readonly today: PlainDate
  readonly asked: readonly AskedOfMe[]
  readonly facts: ColleagueFacts | null
  /** Of which question an answer came back. */
  readonly typed: {
    readonly id: string
    readonly answer: string
    readonly postalCode: string
    readonly birthDate: Partial<Readonly<Record<DatePart, string>>>
  }
  readonly error: { readonly field: string | null; readonly message: string } | null
  readonly done: string | null
  readonly isAnswerToPost: boolean
}

export function ownReviewPage(view: OwnReviewView): Html {
  const { locale, asked, error, done } = view
  const words = reviewMessages(locale).mine
  const wrong = error === null ? [] : [{ ...(error.field === null ? {} : { id: error.field }), message: error.message }]
  return workplacePage({
    ...view,
    title: words.title,
    path: view.isAnswerToPost ? null : ownReviewPath,
    current: 'askedOfMe',
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    errorTitle: wrong.length > 0,
    main: html`${errorSummary(locale, wrong)}
      <div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      ${asked.length === 0 ? emptyState({ title: words.none, text: paragraph(words.noneText), scene: null }) : asked.map((one) => question(view, one))}
      ${panel({ id: 'facts', title: words.facts, body: facts(view) })}`,
  })
}

function question(view: OwnReviewView, { finding, steps, noticeId }: AskedOfMe): Html {
  const { locale, today, typed, error } = view
  const { mine: words, one, list } = reviewMessages(locale)
  const day = formatDate(locale, finding.day)
  const title = finding.personId === null ? words.aboutDay(day) : words.about(day, plural(locale, finding.times, one.times))
  const isLate = lateness(finding, today) === 'answer'
  const field = `uitleg-${finding.id}`
  const mine = typed.id === finding.id
  const form =
    finding.state !== 'asked'
      ? null
      : html`<form method="post" action="${localPath(locale, `${ownReviewPath}/${finding.id}`)}" novalidate>
          ${textArea({ locale, name: 'uitleg', id: field, label: words.answer, hint: words.answerHint, value: mine ? typed.answer : '', error: mine && error?.field === field ? error.message : undefined, max: longestWords, rows: 4 })}
          ${row(button({ label: words.send, hiddenLabel: title }))}
        </form>`
  return panel({
    id: `vraag-${finding.id.slice(-8)}`,
    title,
    body: html`${finding.state === 'asked' ? html`<p class="nl-paragraph">${tag(isLate ? 'danger' : 'now', isLate ? list.late.answer : one.answerBy(formatDate(locale, finding.answerDueOn)), 'clock')}</p>` : null}
    ${finding.personId === null ? null : paragraph(link(localPath(locale, `${workplacePaths.families}/${finding.personId}`), words.toFile))}
    ${history(view, steps)}${form}${outcome(view, finding, noticeId)}`,
  })
}

function outcome({ locale }: OwnReviewView, finding: AskedOfMe['finding'], noticeId: string | null): Html | null {
  const words = reviewMessages(locale).mine
  if (finding.state === 'answered') return paragraph(words.waiting)
  if (finding.state !== 'closed') return null
  const seen =
    noticeId === null
      ? null
      : html`<form method="post" action="${localPath(locale, `${ownReviewPath}/gezien`)}">
          <input type="hidden" name="id" value="${noticeId}" />${row(button({ label: words.seen, variant: 'secondary' }))}
        </form>`
  return html`<p class="nl-paragraph"><strong>${words.outcomes[finding.outcome]}</strong></p>
    ${seen}`
}

function facts({ locale, facts: known, typed, error }: OwnReviewView): Html {
  const words = reviewMessages(locale).mine
  const errorOf = (name: string): string | undefined => (error?.field === name ? error.message : undefined)
  const told =
    known === null
      ? null
      : html`${paragraph(words.known(known.postalCode, known.birthDate === null ? null : formatDate(locale, known.birthDate)))}
          <form method="post" action="${localPath(locale, `${ownReviewPath}/gegevens/weg`)}">
            ${row(button({ label: words.takeBack, variant: 'danger' }))}
          </form>`
  return html`${paragraph(words.factsText)}${small(words.factsKept)}${told}
    <form method="post" action="${localPath(locale, `${ownReviewPath}/gegevens`)}" novalidate>
      ${textField({ locale, name: 'postcode', label: words.postalCode, value: typed.postalCode, error: errorOf('postcode'), optional: true, autocomplete: 'postal-code' })}
      ${dateFields({ locale, name: 'geboren', label: words.birthDate, value: typed.birthDate, error: errorOf('geboren'), optional: true })}
      ${row(button({ label: words.tell, variant: 'secondary' }))}
    </form>`
}
