/** A date in three fields: day, month, year. Names are `<name>-day`, `<name>-month`, `<name>-year`. */
import { attribute, html, type Html } from '#platform/html.ts'
import { shellMessages } from '../messages.ts'
import { fieldset } from './choice.ts'
import { idOf, type FieldBase } from './field.ts'

export type DatePart = 'day' | 'month' | 'year'
export type DateFields = FieldBase & {
  readonly value?: Partial<Readonly<Record<DatePart, string>>>
  /** Which parts are wrong; all of them when an error is given without saying which. */
  readonly wrongParts?: readonly DatePart[]
  /** For one's own date of birth only. */
  readonly isBirthday?: boolean
}

const parts: readonly DatePart[] = ['day', 'month', 'year']

export function dateFields(field: DateFields): Html {
  const words = shellMessages(field.locale).date
  const wrong = field.error ? (field.wrongParts ?? parts) : []
  const part = (which: DatePart, i: number): Html => {
    const id = i === 0 ? idOf(field) : `${idOf(field)}-${which}`
    return html`<div class="cjg-date__part">
      <label class="cjg-date__label" for="${id}">${words[which]}</label>
      <input
        class="utrecht-textbox utrecht-textbox--html-input cjg-input--${which}"
        id="${id}"
        name="${field.name}-${which}"
        type="text"
        inputmode="numeric"
        ${attribute('autocomplete', field.isBirthday ? `bday-${which}` : null)}${attribute('value', field.value?.[which])}${attribute('aria-invalid', wrong.includes(which) ? 'true' : null)}
      />
    </div>`
  }
  return fieldset(field, html`<div class="cjg-date" dir="ltr">${parts.map(part)}</div>`)
}
