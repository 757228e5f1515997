/** The form with which a colleague reports one message of an asker. */
import { html, type Html } from '#platform/html.ts'
import { formatMoment, localPath } from '#platform/i18n.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { selectField, textArea } from '#web/components/field.ts'
import { letter } from '#web/components/letter.ts'
import { heading, link } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { reportKinds } from '../../rules/abuse-report.ts'
import { longestMessage } from '../../rules/message-text.ts'
import type { WorkLetter } from '../../use-cases/read-question.server.ts'
import { floodMessages } from './flood-messages.ts'
import { questionPath } from './paths.ts'

export const reportPath = (id: string, message: string): string => `/werkplek/vragen/${id}/meld/${message}`

export type ReportView = WorkplaceFrame & {
  readonly now: Instant
  readonly id: Id<'conversation'>
  readonly message: WorkLetter
  readonly fields: { readonly kind: string; readonly words: string }
  readonly errors: { readonly kind?: string; readonly words?: string }
  readonly isAnswerToPost: boolean
}

export function reportPage(view: ReportView): Html {
  const { locale, now, id, message, fields, errors } = view
  const words = floodMessages(locale)
  const w = words.report
  const wrong = Object.entries(errors).map(([name, text]) => ({ id: name, message: text }))
  return workplacePage({
    ...view,
    title: w.title,
    path: view.isAnswerToPost ? null : reportPath(id, message.id),
    current: 'questions',
    errorTitle: wrong.length > 0,
    main: html`${wrong.length === 0 ? null : errorSummary(locale, wrong)}
      <div class="cjg-work-head">${heading(1, w.title)}</div>
      <p class="cjg-work-lead">${w.lead}</p>
      ${callout({ kind: 'warn', title: w.danger })}
      ${letter({ locale, kind: 'asker', who: w.message, when: { exact: message.at.toString(), shown: formatMoment(locale, message.at, now) }, text: message.text })}
      <form class="cjg-enter" method="post" action="${localPath(locale, reportPath(id, message.id))}" novalidate>
        ${selectField({ locale, name: 'kind', label: w.kind, empty: words.pause.choose, value: fields.kind, error: errors.kind, options: reportKinds.map((value) => ({ value, label: w.kinds[value] })) })}
        ${textArea({ locale, name: 'words', label: w.words, hint: w.wordsHint, value: fields.words, error: errors.words, rows: 4, max: longestMessage })}
        <div class="cjg-row">
          ${button({ label: w.send })} ${link(localPath(locale, questionPath(id, { filter: 'open', page: 1 })), words.pause.cancel)}
        </div>
      </form>`,
  })
}
