/** Saying that something may have gone wrong: a short form for everybody on the staff, and what became of the own reports. */
import { html, type Html } from '#platform/html.ts'
import { formatMoment, localPath } from '#platform/i18n.ts'
import type { Instant } from '#platform/time.ts'
import { button } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { textArea } from '#web/components/field.ts'
import { panel } from '#web/components/panel.ts'
import { bulletList, heading, paragraph, row } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { longestText } from '../../rules/breach/breach.ts'
import type { TypedMoment } from '../../rules/breach/typed-moment.ts'
import type { OwnSuspicion } from '../../use-cases/breach/suspect-breach.server.ts'
import { breachNumber } from '../../rules/breach/breach-number.ts'
import { breachMessages } from './messages.ts'
import { momentFields } from './moment-field.ts'
import { suspectPath } from './paths.ts'
import { stateTag } from './state-tag.ts'

export type SuspectView = WorkplaceFrame & {
  readonly now: Instant
  /** Of this form: sent twice, it is one report. */
  readonly formId: string
  readonly typed: { readonly what: string; readonly discovered: TypedMoment; readonly files: string }
  readonly errors: Readonly<Record<string, string>>
  readonly done: string | null
  readonly own: readonly OwnSuspicion[]
  readonly isAnswerToPost: boolean
}

export function suspectPage(view: SuspectView): Html {
  const { locale, typed, errors, done, own, now } = view
  const words = breachMessages(locale).report
  const wrong = Object.entries(errors).map(([id, message]) => (id === 'form' ? { message } : { id, message }))
  return workplacePage({
    ...view,
    title: words.title,
    path: view.isAnswerToPost ? null : suspectPath,
    current: 'reportBreach',
    errorTitle: wrong.length > 0,
    notice: done === null ? null : callout({ kind: 'ok', role: 'status', title: words.done(done) }),
    main: html`${errorSummary(locale, wrong)}
      <div class="cjg-work-head">${heading(1, words.title)}</div>
      <p class="cjg-work-lead">${words.lead}</p>
      ${panel({
        id: 'melden',
        body: html`${paragraph(html`<strong>${words.acute}</strong>`)}
          <form method="post" action="${localPath(locale, suspectPath)}" novalidate>
            <input type="hidden" name="formulier" value="${view.formId}" />
            ${textArea({ locale, name: 'wat', label: words.what, hint: words.whatHint, rows: 5, max: longestText, value: typed.what, error: errors['wat'] })}
            ${momentFields({ locale, name: 'ontdekt', label: words.when, hint: words.now, value: typed.discovered, error: errors['ontdekt'] })}
            ${textArea({ locale, name: 'dossiers', label: words.files, hint: words.filesHint, rows: 2, value: typed.files, optional: true })}
            ${row(button({ label: words.button, icon: 'flag' }))}
          </form>`,
      })}
      ${panel({ id: 'daarna', title: words.after, body: bulletList(words.afterText) })}
      ${panel({
        id: 'eigen',
        title: words.own,
        body:
          own.length === 0
            ? paragraph(words.none)
            : bulletList(
                own.map(
                  (one) =>
                    html`<strong>${breachNumber(one)}</strong>, ${formatMoment(locale, one.suspectedAt, now)} ${stateTag(locale, one.state)}`,
                ),
              ),
      })}`,
  })
}
