/** The three pages about vaccines themselves: stock, batches, recall; with the ways between them. */
import { attribute, html, type Html } from '#platform/html.ts'
import { localPath } from '#platform/i18n.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { heading } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import type { Errors, Fields } from './fields.ts'
import { batchesPath, consentSettingPath, recallPath, sessionsPath, stockPath } from './paths.ts'
import { stockMessages } from './stock-messages.ts'

const paths = { stock: stockPath, batches: batchesPath, recall: recallPath, sessions: sessionsPath, silence: consentSettingPath } as const
export type VaccinePage = keyof typeof paths

/** A form that came back. */
export type Back = { readonly form: string; readonly fields: Fields; readonly errors: Errors }

/** `maySetUp`: shows the way to what only who plans sets. */
export type VaccineView = WorkplaceFrame & {
  readonly maySetUp: boolean
  readonly done: boolean
  readonly back: Back | null
  readonly isAnswerToPost: boolean
}

export function vaccineFrame(
  view: VaccineView,
  here: VaccinePage,
  {
    title,
    lead,
    labels,
    body,
  }: { readonly title: string; readonly lead: string; readonly labels: Readonly<Record<string, string>>; readonly body: Html },
): Html {
  const { locale, back, done } = view
  const words = stockMessages(locale)
  const wrong = Object.entries(back?.errors ?? {}).flatMap(([id, message]) =>
    message === undefined ? [] : [id === 'form' ? { message } : { id, label: labels[id], message }],
  )
  return workplacePage({
    ...view,
    title,
    path: view.isAnswerToPost ? null : paths[here],
    current: 'vaccines',
    errorTitle: wrong.length > 0,
    notice: done ? callout({ kind: 'ok', role: 'status', title: words.done }) : null,
    main: html`${errorSummary(locale, wrong)}
      <div class="cjg-work-head">${heading(1, title)}</div>
      <p class="cjg-work-lead">${lead}</p>
      <nav class="cjg-no-print" aria-label="${words.tabs.label}">
        <ul class="cjg-chips">
          ${(Object.keys(paths) as VaccinePage[])
            .filter((one) => one !== 'silence' || view.maySetUp)
            .map(
              (one) =>
                html`<li>
                  <a
                    class="cjg-chip${one === here ? ' cjg-chip--on' : ''}"
                    href="${localPath(locale, paths[one])}"
                    ${attribute('aria-current', one === here ? 'page' : null)}
                    >${words.tabs[one]}</a
                  >
                </li>`,
            )}
        </ul>
      </nav>
      ${body}`,
  })
}

/** The fields of a form as they came back, or as they begin. */
export const partOf = ({ locale, back }: Pick<VaccineView, 'locale' | 'back'>, form: string, start: Fields = {}) =>
  back?.form === form ? { locale, fields: back.fields, errors: back.errors } : { locale, fields: start, errors: {} }
