/** One change of a child's vaccinations: a form on a page of its own, under the name of the child. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath } from '#platform/i18n.ts'
import { breadcrumb } from '#web/components/breadcrumb.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { heading, row } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { fullName } from '../../families/public-child.ts'
import type { Vaccinations } from '../use-cases/read-vaccinations.server.ts'
import type { Errors } from './fields.ts'
import { vaccinationMessages } from './messages.ts'
import { backToFamily, deedPath, vaccinationsPath } from './paths.ts'
import { listText } from './words.ts'

export type DeedView = WorkplaceFrame & {
  readonly known: Vaccinations
  readonly deed: string
  readonly title: string
  readonly body: Html
  readonly errors: Errors
  readonly labels: Readonly<Record<string, string>>
  readonly isAnswerToPost: boolean
  /** False: there is nothing to fill in, only a way on. */
  readonly canSave: boolean
}

export function deedPage(view: DeedView): Html {
  const { locale, known, deed, title, body, errors, labels } = view
  const words = vaccinationMessages(locale)
  const { child, twins } = known
  const name = fullName(child)
  const back = localPath(locale, vaccinationsPath(child.id))
  const wrong = Object.entries(errors).flatMap(([id, message]) =>
    message === undefined ? [] : [id === 'form' ? { message } : { id, label: labels[id], message }],
  )
  return workplacePage({
    ...view,
    title,
    path: view.isAnswerToPost ? null : deedPath(child.id, deed),
    current: 'families',
    errorTitle: wrong.length > 0,
    main: html`${errorSummary(locale, wrong)}
      ${breadcrumb(
        locale,
        [
          { label: name, href: localPath(locale, backToFamily(child.id)) },
          { label: words.title, href: back },
        ],
        title,
      )}
      <div class="cjg-work-head">${heading(1, title)}</div>
      <p class="cjg-work-lead">
        <strong dir="auto">${name}</strong>${child.birthDate === null ? null : `. ${words.bornOn(formatDate(locale, child.birthDate))}.`}
      </p>
      ${
        twins.length === 0
          ? null
          : callout({
              kind: 'warn',
              title: words.twin(
                listText(
                  locale,
                  twins.map((one) => fullName(one)),
                ),
              ),
            })
      }
      <form class="cjg-enter" method="post" action="${localPath(locale, deedPath(child.id, deed))}" novalidate>
        ${body} ${row(view.canSave ? button({ label: words.save }) : null, linkButton({ label: words.back, href: back, variant: 'quiet' }))}
      </form>`,
  })
}
