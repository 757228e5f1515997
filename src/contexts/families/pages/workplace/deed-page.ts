/** One change of a file on a page of its own: the form, what is wrong, and the way back. */
import { html, type Html } from '#platform/html.ts'
import { localPath } from '#platform/i18n.ts'
import { breadcrumb } from '#web/components/breadcrumb.ts'
import { button, linkButton } from '#web/components/button.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { heading, row } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { fullName } from '../../rules/person.ts'
import type { Family } from '../../use-cases/read-family.server.ts'
import type { Fields } from './form-fields.ts'
import { namedErrors } from '../named-errors.ts'
import { familyMessages } from './messages.ts'
import { deedPath, familiesPath, familyPath } from './paths.ts'

export type DeedView = WorkplaceFrame & {
  readonly family: Family
  readonly deed: string
  readonly title: string
  readonly body: Html
  readonly errors: Fields
  readonly labelOf: (name: string) => string | undefined
  readonly isAnswerToPost: boolean
}

export function deedPage(view: DeedView): Html {
  const { locale, family, deed, title, body, errors } = view
  const words = familyMessages(locale)
  const name = family.person === null ? words.protectedTitle : fullName(family.person)
  const wrong = namedErrors(errors, view.labelOf)
  const back = localPath(locale, familyPath(family.personId))
  return workplacePage({
    ...view,
    title,
    path: view.isAnswerToPost ? null : deedPath(family.personId, deed),
    current: 'families',
    errorTitle: wrong.length > 0,
    main: html`${errorSummary(locale, wrong)}
      ${breadcrumb(
        locale,
        [
          { label: words.title, href: localPath(locale, familiesPath) },
          { label: name, href: back },
        ],
        title,
      )}
      <div class="cjg-work-head">${heading(1, title)}</div>
      <form class="cjg-enter" method="post" action="${localPath(locale, deedPath(family.personId, deed))}" novalidate>
        ${body} ${row(button({ label: words.save }), linkButton({ label: words.back, href: back, variant: 'quiet' }))}
      </form>`,
  })
}
