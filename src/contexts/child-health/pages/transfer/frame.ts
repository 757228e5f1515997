/** What the pages of handing over and taking over share: whose record it is, and the way back. */
import { html, type Html, type Printable } from '#platform/html.ts'
import { formatDate, localPath, type Locale } from '#platform/i18n.ts'
import { breadcrumb } from '#web/components/breadcrumb.ts'
import { errorSummary, type FormError } from '#web/components/error-summary.ts'
import { heading } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { fullName, type Child } from '../../../families/public-child.ts'
import { transferMessages } from './messages.ts'
import { familiesPath } from './paths.ts'

export type ChildPage = WorkplaceFrame & {
  readonly child: Child
  readonly path: string
  readonly isAnswerToPost: boolean
  readonly title: string
  readonly crumb: string
  readonly lead: string
  readonly errors: readonly FormError[]
  readonly notice?: Html | null
  readonly main: Printable
}

export function childPage(view: ChildPage): Html {
  const { locale, child, path, title, crumb, lead, errors, notice = null, main } = view
  const words = transferMessages(locale)
  const family = localPath(locale, `${familiesPath}/${child.id}`)
  return workplacePage({
    ...view,
    title,
    path: view.isAnswerToPost ? null : path,
    current: 'families',
    errorTitle: errors.length > 0,
    notice,
    main: html`${errorSummary(locale, errors)}
      ${breadcrumb(
        locale,
        [
          { label: words.families, href: localPath(locale, familiesPath) },
          { label: fullName(child), href: family },
          { label: words.health, href: `${family}/gezondheid` },
        ],
        crumb,
      )}
      <div class="cjg-work-head">${heading(1, title)}</div>
      <p class="cjg-work-lead">${bornText(locale, child)}</p>
      <p class="cjg-work-lead">${lead}</p>
      ${main}`,
  })
}

export function bornText(locale: Locale, { birthDate }: Pick<Child, 'birthDate'>): string {
  const words = transferMessages(locale)
  return birthDate === null ? words.bornUnknown : words.born(formatDate(locale, birthDate))
}
