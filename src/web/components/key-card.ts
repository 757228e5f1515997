/** The return code as a key: five groups of four, numbered, so that one group can be asked back. */
import type { Locale } from '#platform/i18n.ts'
import { html, type Html, type Printable } from '#platform/html.ts'
import { shellMessages } from '../messages.ts'

export function keyCard(locale: Locale, groups: readonly string[], note?: Printable): Html {
  const words = shellMessages(locale).keyCard
  return html`<section class="cjg-key" aria-label="${words.name}">
    <span class="cjg-key__eye" aria-hidden="true"></span>
    <ol class="cjg-key__groups" dir="ltr">
      ${groups.map(
        (group, i) =>
          html`<li class="cjg-key__group">
            <span class="cjg-key__number"
              ><span class="cjg-hidden">${words.group(i + 1)}: </span><span aria-hidden="true">${i + 1}</span></span
            ><bdi class="cjg-key__signs">${group}</bdi>
          </li>`,
      )}
    </ol>
    ${note ? html`<p class="cjg-key__note">${note}</p>` : null}
  </section>`
}
