/** Supervision: what waits for the privacy officer in one list by its term (lookups, questions of families, emergencies), and the sample itself. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, formatNumber, formatTime, localPath } from '#platform/i18n.ts'
import { localDate, Temporal, type PlainDate } from '#platform/time.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { dateFields, type DatePart } from '#web/components/date-fields.ts'
import { emptyState } from '#web/components/empty-state.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { textField } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { tag } from '#web/components/tag.ts'
import { bulletList, foldOut, heading, link, paragraph, row, small } from '#web/components/text.ts'
import { workplacePaths } from '#web/workplace/navigation.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { reviewDays } from '../../rules/case-file/emergency.ts'
import { isOverdue } from '../../rules/case-file/person-request.ts'
import { lateness } from '../../rules/review/finding.ts'
import type { OpenedRequest } from '../../use-cases/case-file/person-requests.server.ts'
import type { ReviewedEmergency } from '../../use-cases/case-file/review-emergency.server.ts'
import type { ReviewList, StoredFinding } from '../../use-cases/review/findings.server.ts'
import { reviewMessages } from './messages.ts'
import { findingPath, reviewPath } from './paths.ts'
import { reasonTags } from './reason-tags.ts'

export type ReviewView = WorkplaceFrame &
  ReviewList & {
    readonly today: PlainDate
    readonly questions: readonly OpenedRequest[]
    readonly emergencies: readonly ReviewedEmergency[]
    readonly typed: { readonly day: Partial<Readonly<Record<DatePart, string>>>; readonly size: string | null }
    readonly errors: Readonly<Partial<Record<'dag' | 'aantal' | 'form', string>>>
    readonly done: string | null
    readonly isAnswerToPost: boolean
  }

export function reviewPage(view: ReviewView): Html {
  const { locale, done, errors, alone, asked, closed } = view
  const words = reviewMessages(locale).list
  const wrong = Object.entries(errors).map(([id, message]) => (id === 'form' ? { message } : { id, message }))
  const todo = itemsToDo(view)
  return workplacePage({
    ...view,
    title: words.title,
    path: view.isAnswerToPost ? null : reviewPath,
    current: 'supervision',
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: done }),
    errorTitle: wrong.length > 0,
    main: html`${errorSummary(locale, wrong)}
      <div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      ${alone ? callout({ kind: 'warn', title: words.alone }) : small(words.own)}
      ${
        todo.length === 0
          ? emptyState({ title: words.none, text: paragraph(words.noneText), scene: null })
          : panel({ id: 'todo', title: words.todo, body: table(view, 'todo', todo) })
      }
      ${
        asked.length === 0
          ? null
          : panel({
              id: 'asked',
              title: words.asked,
              body: table(
                view,
                'asked',
                asked.map((one) => ofFinding(view, one)),
              ),
            })
      }
      ${
        closed.length === 0
          ? null
          : panel({
              id: 'closed',
              title: words.closed,
              body: table(
                view,
                'closed',
                closed.map((one) => ofFinding(view, one)),
              ),
            })
      }
      ${panel({ id: 'sample', title: words.how, body: sample(view) })}`,
  })
}

type Item = { readonly due: PlainDate; readonly what: Html; readonly who: string; readonly why: Html; readonly state: Html | null }

/** One list, whatever it is: the nearest term on top. */
function itemsToDo(view: ReviewView): Item[] {
  const { todo, questions, emergencies } = view
  const all = [
    ...todo.map((one) => ofFinding(view, one)),
    ...questions.map((one) => ofQuestion(view, one)),
    ...emergencies.map((one) => ofEmergency(view, one)),
  ]
  return all.toSorted((a, b) => Temporal.PlainDate.compare(a.due, b.due))
}

function ofFinding({ locale, today }: ReviewView, one: StoredFinding): Item {
  const { list: words, one: single } = reviewMessages(locale)
  const late = lateness(one, today)
  const day = formatDate(locale, one.day)
  // A colleague may stand here more than once: the hour tells which is which, also for who hears only the links.
  const name = one.personId === null ? words.wholeDay(day) : words.lookedAt(day, formatTime(locale, one.firstAt))
  const state =
    one.state === 'closed'
      ? tag(one.outcome === 'wrong' ? 'danger' : one.outcome === 'needs-talk' ? 'warn' : 'ok', single.outcomes[one.outcome])
      : late !== null
        ? tag('danger', words.late[late], 'clock')
        : one.state === 'answered'
          ? tag('now', words.answered)
          : null
  return {
    due: one.state === 'asked' ? one.answerDueOn : one.dueOn,
    what: link(localPath(locale, findingPath(one.id)), name),
    who: one.name,
    why: reasonTags(locale, one.reasons),
    state,
  }
}

function ofQuestion({ locale, today }: ReviewView, one: OpenedRequest): Item {
  const { list: words } = reviewMessages(locale)
  return {
    due: one.dueOn,
    what: link(localPath(locale, `${workplacePaths.requests}/${one.id}`), words.kinds.question),
    who: one.requester === '' ? words.fromFamily : one.requester,
    why: tag('info', words.kinds.question),
    state: isOverdue(one, today) ? tag('danger', words.late.review, 'clock') : null,
  }
}

function ofEmergency({ locale }: ReviewView, one: ReviewedEmergency): Item {
  const { list: words } = reviewMessages(locale)
  const day = localDate(one.begunAt)
  return {
    due: day.add({ days: reviewDays }),
    what: link(localPath(locale, `${workplacePaths.emergency}/nakijken`), words.emergencyOf(formatDate(locale, day))),
    who: one.name,
    why: tag('warn', words.kinds.emergency),
    state: one.overdue ? tag('danger', words.late.review, 'clock') : null,
  }
}

function table({ locale }: ReviewView, id: string, items: readonly Item[]): Html {
  const { what, who, why, due } = reviewMessages(locale).list.columns
  return html`<table class="cjg-table" aria-labelledby="${id}-title">
    <thead>
      <tr>
        <th scope="col">${what}</th>
        <th scope="col">${who}</th>
        <th scope="col">${why}</th>
        <th scope="col">${due}</th>
      </tr>
    </thead>
    <tbody>
      ${items.map(
        (one) =>
          html`<tr>
            <th scope="row">${one.what}</th>
            <td data-label="${who}" dir="auto">${one.who}</td>
            <td data-label="${why}">${one.why}</td>
            <td data-label="${due}">${formatDate(locale, one.due)} ${one.state}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

function sample(view: ReviewView): Html {
  const { locale, runs, sampleSize, typed, errors } = view
  const words = reviewMessages(locale).list
  const number = (value: number): string => formatNumber(locale, value)
  const drawn = runs.map(({ day, found, population }) => words.run(formatDate(locale, day), number(found), number(population)))
  return html`${bulletList(words.howText)}
    <form method="post" action="${localPath(locale, `${reviewPath}/aantal`)}" novalidate>
      ${textField({ locale, name: 'aantal', label: words.size, hint: words.sizeHint, value: typed.size ?? String(sampleSize), error: errors.aantal, inputMode: 'numeric', width: 'number' })}
      ${row(button({ label: words.sizeButton, hiddenLabel: words.size, variant: 'secondary' }))}
    </form>
    ${drawn.length === 0 ? null : html`${heading(3, words.runs)}${bulletList(drawn)}`}
    ${foldOut(
      words.draw,
      html`${paragraph(words.drawText)}
        <form method="post" action="${localPath(locale, `${reviewPath}/trek`)}" novalidate>
          ${dateFields({ locale, name: 'dag', label: words.drawDay, hint: words.drawHint, value: typed.day, error: errors.dag })}
          ${row(button({ label: words.drawButton, variant: 'secondary' }))}
        </form>`,
      { open: errors.dag !== undefined },
    )}`
}
