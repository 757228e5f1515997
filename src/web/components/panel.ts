/** A panel with a title: facts, ways on, a form of its own. */
import { attribute, html, type Html, type Printable } from '#platform/html.ts'
import { heading, type HeadingLevel } from './text.ts'

export type PanelTone = 'plain' | 'strong' | 'sun' | 'green' | 'stone' | 'night' | 'youth'

export type Panel = {
  readonly id: string
  readonly title?: string
  readonly level?: HeadingLevel
  readonly tone?: PanelTone
  readonly body: Printable
}

/** With a title it is a named region; without one it is only a frame. */
export function panel({ id, title, level = 2, tone = 'plain', body }: Panel): Html {
  const inside = html`${title ? heading(level, title, { id: `${id}-title`, like: 3 }) : null}
    <div class="cjg-panel__body cjg-prose">${body}</div>`
  return title
    ? html`<section class="cjg-panel cjg-panel--${tone}" ${attribute('id', id)} aria-labelledby="${id}-title">${inside}</section>`
    : html`<div class="cjg-panel cjg-panel--${tone}" ${attribute('id', id)}>${inside}</div>`
}

/** Facts in rows: what it is, what it says, and a link to change it. */
export type DefinitionRow = { readonly term: string; readonly detail: Printable; readonly change?: Printable }

export function definitionRows(rows: readonly DefinitionRow[]): Html {
  return html`<dl class="cjg-facts">
    ${rows.map(
      ({ term, detail, change }) =>
        html`<div class="cjg-facts__row">
          <dt>${term}</dt>
          <dd>${detail}</dd>
          ${change ? html`<dd class="cjg-facts__change">${change}</dd>` : null}
        </div>`,
    )}
  </dl>`
}
