/** What is still to mend, first in the page. Gets the focus without script and leads to each field. */
import { formatNumber, type Locale } from '#platform/locale.ts'
import { html, nothing, type Html, type Printable } from '#platform/html.ts'
import { icon } from '../drawings/icons.ts'
import { shellMessages } from '../messages.ts'

export type FormError = {
  /** The id of the field; without one the message stands by itself. */
  readonly id?: string
  /** The label of the field, so that a sentence that fits several fields still says which. */
  readonly label?: string | undefined
  readonly message: Printable
}

export function errorSummary(locale: Locale, errors: readonly FormError[]): Html {
  if (errors.length === 0) return nothing
  const words = shellMessages(locale).errorSummary
  const title = errors.length === 1 ? words.one : words.other(formatNumber(locale, errors.length))
  return html`<div class="cjg-error-summary" role="alert" tabindex="-1" autofocus>
    <h2 class="nl-heading nl-heading--level-3 cjg-error-summary__title">${icon('warning', 24)}${title}</h2>
    <ul class="cjg-list">
      ${errors.map((error) => html`<li>${error.id ? html`<a class="nl-link" href="#${error.id}">${named(error)}</a>` : named(error)}</li>`)}
    </ul>
  </div>`
}

function named({ label, message }: FormError): Printable {
  if (label === undefined) return message
  return html`${label}${label.endsWith('?') ? ' ' : ': '}${message}`
}
