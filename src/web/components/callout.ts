/** A callout: an icon, a bold first sentence, then what to do. At most one above the fold. */
import { attribute, html, type Html, type Printable } from '#platform/html.ts'
import { icon, type IconName } from '../drawings/icons.ts'
import { heading, type HeadingLevel } from './text.ts'

export type CalloutKind = 'info' | 'warn' | 'danger' | 'ok' | 'note'

const looks: Readonly<Record<CalloutKind, { readonly className: string; readonly icon: IconName }>> = {
  info: { className: 'utrecht-alert--info', icon: 'info' },
  warn: { className: 'utrecht-alert--warning', icon: 'warning' },
  danger: { className: 'utrecht-alert--error', icon: 'warning' },
  ok: { className: 'utrecht-alert--ok', icon: 'check' },
  note: { className: 'cjg-callout--note', icon: 'pencil' },
}

export type Callout = {
  readonly kind: CalloutKind
  readonly title?: string
  /** The level of the title in the outline; without it the title is a bold sentence. */
  readonly level?: HeadingLevel
  readonly body?: Printable
  readonly icon?: IconName
  /** `status` for a confirmation, `alert` for what cannot wait. */
  readonly role?: 'status' | 'alert'
  readonly id?: string
}

export function callout({ kind, title, level, body, icon: name, role, id }: Callout): Html {
  const look = looks[kind]
  const first = title === undefined ? null : level ? heading(level, title, { like: 3 }) : html`<p><strong>${title}</strong></p>`
  return html`<div class="utrecht-alert ${look.className} cjg-callout" ${attribute('role', role)}${attribute('id', id)}>
    <div class="utrecht-alert__icon">${icon(name ?? look.icon, 26)}</div>
    <div class="utrecht-alert__content"><div class="utrecht-alert__message cjg-prose">${first}${body}</div></div>
  </div>`
}
