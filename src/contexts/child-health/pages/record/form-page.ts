/** A form of the record on a page of its own: what is wrong, the fields, and the way back. */
import { html, type Html, type Printable } from '#platform/html.ts'
import { localPath } from '#platform/i18n.ts'
import { button, linkButton } from '#web/components/button.ts'
import { errorSummary, type FormError } from '#web/components/error-summary.ts'
import { row } from '#web/components/text.ts'
import { recordPage, type RecordView } from './frame.ts'
import { healthPath } from './paths.ts'

export type FormView = RecordView & {
  /** As they were typed, or as they are now. */
  readonly fields: Readonly<Record<string, string>>
  /** By the name of the field; `form` for what is of none. */
  readonly errors: Readonly<Record<string, string>>
  readonly isAnswerToPost: boolean
}

export type FormPage = FormView & {
  readonly slug: string
  readonly title: string
  readonly body: Printable
  readonly save: string
  readonly back: string
  /** Where the way back leads; the overview by default. */
  readonly backTo?: string
  /** What each field is called, for the list of what is wrong; without it the messages say so themselves. */
  readonly labels?: Readonly<Record<string, string>>
}

export function formPage(page: FormPage): Html {
  const { locale, record, slug, title, body, save, back, backTo = '', labels = {} } = page
  const { id } = record.child
  const errors = Object.entries(page.errors).map(([field, message]): FormError =>
    field === 'form' ? { message } : { id: field, label: labels[field], message },
  )
  return recordPage({
    ...page,
    part: null,
    slug,
    title,
    errors: errors.length === 0 ? null : errorSummary(locale, errors),
    main: html`<form class="cjg-enter" method="post" action="${localPath(locale, healthPath(id, slug))}" data-send="save" novalidate>
      ${body}
      ${row(button({ label: save, id: 'save' }), linkButton({ label: back, href: localPath(locale, healthPath(id, backTo)), variant: 'quiet' }))}
    </form>`,
  })
}
