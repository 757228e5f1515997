/**
 * Fields of a form: label above, hint under the label, error under the hint, and the wiring between them.
 * A field's id is its name unless given; the error summary links to that id. What was typed comes back in `value`.
 */
import { formatNumber, type Locale } from '#platform/locale.ts'
import { attribute, html, type Html, type Printable } from '#platform/html.ts'
import { icon } from '../drawings/icons.ts'
import { shellMessages } from '../messages.ts'

export type FieldBase = {
  readonly locale: Locale
  readonly name: string
  readonly id?: string
  readonly label: string
  readonly hint?: Printable
  readonly error?: string | undefined
  /** Says "(mag leeg)" after the label. */
  readonly optional?: boolean
  /** The label is the question of the page: it is its h1. */
  readonly isTitle?: boolean
}

export const idOf = (field: { readonly name: string; readonly id?: string }): string => field.id ?? field.name

/** The ids of hint, error and others that describe a field, for aria-describedby. */
export function describedBy(field: FieldBase, ...more: readonly string[]): Html {
  const id = idOf(field)
  const ids = [field.hint ? `${id}-hint` : '', field.error ? `${id}-error` : '', ...more].filter((one) => one !== '')
  return attribute('aria-describedby', ids.length > 0 ? ids.join(' ') : null)
}

export function labelText({ locale, label, optional }: FieldBase): Html {
  return html`${label}${optional ? html` <span class="cjg-optional">${shellMessages(locale).optional}</span>` : null}`
}

export function hintAndError(field: FieldBase): Html {
  const id = idOf(field)
  return html`${field.hint ? html`<div class="utrecht-form-field-description utrecht-form-field__description" id="${id}-hint">${field.hint}</div>` : null}${
    field.error
      ? html`<p class="utrecht-form-field-error-message utrecht-form-field__error-message cjg-error" id="${id}-error">
          ${icon('warning')}<span>${field.error}</span>
        </p>`
      : null
  }`
}

export const fieldClass = (field: FieldBase): string =>
  `utrecht-form-field utrecht-form-field--distanced${field.error ? ' utrecht-form-field--invalid' : ''}`

const labelled = (field: FieldBase): Html => {
  const label = html`<label class="utrecht-form-label" for="${idOf(field)}">${labelText(field)}</label>`
  return field.isTitle
    ? html`<h1 class="nl-heading nl-heading--level-1 utrecht-form-field__label">${label}</h1>`
    : html`<div class="utrecht-form-field__label">${label}</div>`
}

const around = (field: FieldBase, control: Html): Html =>
  html`<div class="${fieldClass(field)}">${labelled(field)}${hintAndError(field)}${control}</div>`

const invalid = (field: FieldBase): Html => attribute('aria-invalid', field.error ? 'true' : null)

export type TextField = FieldBase & {
  readonly value?: string | undefined
  readonly type?: 'text' | 'email' | 'tel' | 'search' | 'password'
  readonly inputMode?: 'numeric' | 'email' | 'tel' | 'text'
  readonly autocomplete?: string
  /** How wide the field is, when its content has a known length. */
  readonly width?: 'number' | 'postcode' | 'group' | 'code'
  readonly readOnly?: boolean
  /** For codes: capitals, no spelling, no correcting. */
  readonly isCode?: boolean
}

export function textField(field: TextField): Html {
  const width = field.width ? ` cjg-input--${field.width}` : ''
  const code = field.isCode ? html` autocapitalize="characters" autocorrect="off" spellcheck="false" dir="ltr"` : null
  return around(
    field,
    html`<input
      class="utrecht-textbox utrecht-textbox--html-input${field.isCode ? ' cjg-input--is-code' : ''}${width}"
      id="${idOf(field)}"
      name="${field.name}"
      type="${field.type ?? 'text'}"
      ${attribute('value', field.value)}${attribute('inputmode', field.inputMode)}${attribute('autocomplete', field.autocomplete)}${attribute('readonly', field.readOnly)}${code}${describedBy(field)}${invalid(field)}
    />`,
  )
}

/** A file to send; the form it stands in is `multipart/form-data`. What was chosen cannot come back. */
export function fileField(field: FieldBase & { readonly accept: string }): Html {
  return around(
    field,
    html`<input
      class="utrecht-textbox utrecht-textbox--html-input cjg-file"
      id="${idOf(field)}"
      name="${field.name}"
      type="file"
      accept="${field.accept}"
      ${describedBy(field)}${invalid(field)}
    />`,
  )
}

export type TextArea = FieldBase & {
  readonly value?: string | undefined
  readonly rows?: number
  /** Shown as a limit, counted down while typing; never cut off by the browser. */
  readonly max?: number
}

export function textArea(field: TextArea): Html {
  const id = idOf(field)
  const { characters } = shellMessages(field.locale)
  const count = field.max
    ? html`<p
        class="cjg-count"
        id="${id}-count"
        data-remaining-for="${id}"
        data-max="${field.max}"
        data-left-one="${characters.leftOne}"
        data-left-other="${characters.leftOther}"
        data-over-one="${characters.overOne}"
        data-over-other="${characters.overOther}"
      >
        ${characters.max(formatNumber(field.locale, field.max))}
      </p>`
    : null
  return around(
    field,
    html`<textarea
        class="utrecht-textarea utrecht-textarea--html-textarea"
        id="${id}"
        name="${field.name}"
        rows="${field.rows ?? 6}"
        dir="auto"
        ${describedBy(field, field.max ? `${id}-count` : '')}${invalid(field)}
      >
${field.value}</textarea
      >${count}`,
  )
}

export type Option = { readonly value: string; readonly label: string }

export type SelectField = FieldBase & {
  readonly value?: string | undefined
  readonly options: readonly Option[]
  /** The words of the empty choice; left out when there is none. */
  readonly empty?: string
}

export function selectField(field: SelectField): Html {
  const option = ({ value, label }: Option): Html =>
    html`<option value="${value}" ${attribute('selected', value === (field.value ?? ''))}>${label}</option>`
  return around(
    field,
    html`<span class="cjg-select"
      ><select
        class="utrecht-select utrecht-select--html-select"
        id="${idOf(field)}"
        name="${field.name}"
        ${describedBy(field)}${invalid(field)}
      >
        ${field.empty === undefined ? null : option({ value: '', label: field.empty })}${field.options.map(option)}
      </select></span
    >`,
  )
}
