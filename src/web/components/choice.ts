/** Choices as cards, one or more, each with room for a line of explanation. The whole card is the target. */
import { attribute, html, type Html, type Printable } from '#platform/html.ts'
import { describedBy, fieldClass, hintAndError, idOf, labelText, type FieldBase } from './field.ts'

export type Choice = { readonly value: string; readonly label: Printable; readonly hint?: Printable }

type Group = FieldBase & {
  readonly choices: readonly Choice[]
  /** Short choices beside each other. */
  readonly inline?: boolean
}

export type RadioCards = Group & { readonly value?: string | undefined }
export type CheckCards = Group & { readonly values?: readonly string[] | undefined }

/** The first card carries the id of the field, so that the error summary leads to it. */
const cardId = (field: FieldBase, i: number): string => (i === 0 ? idOf(field) : `${idOf(field)}-${i + 1}`)

function card(field: Group, type: 'radio' | 'checkbox', choice: Choice, i: number, checked: boolean): Html {
  const id = cardId(field, i)
  const hint = choice.hint ? html`<span class="cjg-choice__hint" id="${id}-about">${choice.hint}</span>` : null
  return html`<div class="cjg-choice cjg-choice--${type}">
    <input
      class="cjg-choice__input"
      type="${type}"
      id="${id}"
      name="${field.name}"
      value="${choice.value}"
      ${attribute('checked', checked)}${attribute('aria-describedby', choice.hint ? `${id}-about` : null)}
    />
    <label class="cjg-choice__label" for="${id}">${choice.label}</label>${hint}
  </div>`
}

export function fieldset(field: FieldBase, body: Printable): Html {
  const legend = field.isTitle ? html`<h1 class="nl-heading nl-heading--level-1">${labelText(field)}</h1>` : labelText(field)
  return html`<fieldset class="${fieldClass(field)} cjg-fieldset" ${describedBy(field)}>
    <legend class="utrecht-form-label cjg-legend">${legend}</legend>
    ${hintAndError(field)}${body}
  </fieldset>`
}

export function radioCards(field: RadioCards): Html {
  return fieldset(
    field,
    html`<div class="cjg-choices${field.inline ? ' cjg-choices--inline' : ''}">
      ${field.choices.map((choice, i) => card(field, 'radio', choice, i, choice.value === field.value))}
    </div>`,
  )
}

export function checkCards(field: CheckCards): Html {
  return fieldset(
    field,
    html`<div class="cjg-choices${field.inline ? ' cjg-choices--inline' : ''}">
      ${field.choices.map((choice, i) => card(field, 'checkbox', choice, i, field.values?.includes(choice.value) ?? false))}
    </div>`,
  )
}
