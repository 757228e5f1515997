/** Buttons and links that look like buttons. Never disabled: a form says what is missing after the press. */
import { attribute, html, type Html } from '#platform/html.ts'
import { icon, type IconName } from '../drawings/icons.ts'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger' | 'on-dark'

const classes: Readonly<Record<ButtonVariant, string>> = {
  primary: 'nl-button nl-button--primary',
  secondary: 'nl-button nl-button--secondary',
  quiet: 'nl-button nl-button--subtle cjg-button--quiet',
  danger: 'nl-button nl-button--secondary nl-button--negative',
  'on-dark': 'nl-button nl-button--primary cjg-button--on-dark',
}

type Look = {
  readonly label: string
  /** Extra words for who hears the page and not sees it: "Verander" gets "je vraag". */
  readonly hiddenLabel?: string
  readonly variant?: ButtonVariant
  readonly icon?: IconName
  readonly full?: boolean
}

export type Button = Look & {
  readonly type?: 'submit' | 'button'
  readonly name?: string
  readonly value?: string
  readonly formAction?: string
  readonly id?: string
}

export type LinkButton = Look & { readonly href: string; readonly rel?: string; readonly download?: string }

const inside = ({ label, hiddenLabel, icon: name }: Look): Html =>
  html`${name ? html`<span class="nl-button__icon-start">${icon(name)}</span>` : null}<span class="nl-button__label"
      >${label}${hiddenLabel ? html`<span class="cjg-hidden"> ${hiddenLabel}</span>` : null}</span
    >`

const classOf = ({ variant = 'primary', full }: Look): string => (full ? `${classes[variant]} cjg-button--full` : classes[variant])

export function button(given: Button): Html {
  return html`<button
    class="${classOf(given)}"
    type="${given.type ?? 'submit'}"
    ${attribute('id', given.id)}${attribute('name', given.name)}${attribute('value', given.value)}${attribute('formaction', given.formAction)}
  >
    ${inside(given)}
  </button>`
}

export function linkButton(given: LinkButton): Html {
  return html`<a class="${classOf(given)}" href="${given.href}" ${attribute('rel', given.rel)}${attribute('download', given.download)}
    >${inside(given)}</a
  >`
}
