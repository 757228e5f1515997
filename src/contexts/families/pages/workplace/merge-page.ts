/** Two who are one: a coordinator looks at who seems the same, merges, and takes it back. */
import { html, type Html } from '#platform/html.ts'
import { formatMoment, localPath } from '#platform/i18n.ts'
import { localDate, type Instant } from '#platform/time.ts'
import { breadcrumb } from '#web/components/breadcrumb.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { radioCards } from '#web/components/choice.ts'
import { errorSummary } from '#web/components/error-summary.ts'
import { heading, paragraph, row } from '#web/components/text.ts'
import { workplacePage, type WorkplaceFrame } from '#web/workplace/shell.ts'
import { fullName } from '../../rules/person.ts'
import type { Same } from '../../use-cases/find-same.server.ts'
import { familyMessages } from './messages.ts'
import { birthText, listText, workPanel } from './parts.ts'
import { deedPath, familiesPath, familyPath } from './paths.ts'

export type MergeView = WorkplaceFrame & {
  readonly same: Same
  readonly now: Instant
  readonly error: string | null
  readonly isAnswerToPost: boolean
}

export function mergePage(view: MergeView): Html {
  const { locale, same, error } = view
  const words = familyMessages(locale)
  const { person } = same
  const name = fullName(person)
  const back = localPath(locale, familyPath(person.id))
  return workplacePage({
    ...view,
    title: words.merge.title,
    path: view.isAnswerToPost ? null : deedPath(person.id, 'samenvoegen'),
    current: 'families',
    errorTitle: error !== null,
    main: html`${errorSummary(locale, error === null ? [] : [{ id: 'other', label: words.merge.which, message: error }])}
      ${breadcrumb(
        locale,
        [
          { label: words.title, href: localPath(locale, familiesPath) },
          { label: name, href: back },
        ],
        words.merge.title,
      )}
      <div class="cjg-work-head">${heading(1, words.merge.title)}</div>
      <p class="cjg-work-lead">${words.merge.lead(name)}</p>
      ${same.alike.length === 0 ? callout({ kind: 'info', title: words.merge.none }) : mergeForm(view)} ${standing(view)}
      ${row(linkButton({ label: words.back, href: back, variant: 'secondary' }))}`,
  })
}

function mergeForm({ locale, same, now, error }: MergeView): Html {
  const words = familyMessages(locale)
  const choices = same.alike.map(({ person, reasons }) => ({
    value: person.id,
    label: fullName(person),
    hint: `${birthText(locale, person, localDate(now))}; ${listText(
      locale,
      reasons.map((reason) => words.known.reasons[reason]),
    )}`,
  }))
  return html`<form class="cjg-enter" method="post" action="${localPath(locale, deedPath(same.person.id, 'samenvoegen'))}" novalidate>
    ${radioCards({ locale, name: 'other', label: words.merge.which, error: error ?? undefined, choices })}
    ${row(button({ label: words.merge.merge, variant: 'danger' }))}
  </form>`
}

function standing({ locale, same, now }: MergeView): Html | null {
  const words = familyMessages(locale).merge
  const [newest] = same.merges
  if (newest === undefined) return null
  return workPanel(
    'merged',
    words.merged,
    html`${paragraph(words.mergedAt(formatMoment(locale, newest.mergedAt, now)))}
      <form method="post" action="${localPath(locale, deedPath(same.person.id, 'uit-elkaar'))}">
        ${button({ label: words.unmerge, variant: 'secondary' })}
      </form>`,
  )
}
