import { html, type Html, type Printable } from '#platform/html.ts'
import { heading } from '#web/components/text.ts'

/** A panel of the workplace, with a way on beside its title. */
export function workPanel(id: string, title: string, body: Printable, aside: Printable = null): Html {
  return html`<section class="cjg-work-panel" aria-labelledby="${id}">
    <div class="cjg-work-panel__head">${heading(2, title, { id })}${aside}</div>
    <div class="cjg-work-panel__body">${body}</div>
  </section>`
}

export const rows = (items: readonly Html[]): Html =>
  html`<ul class="cjg-ways-in">
    ${items.map((item) => html`<li class="cjg-way-in">${item}</li>`)}
  </ul>`
