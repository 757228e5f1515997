/** Two people in one draft: what differs, and the choice. Nothing was overwritten. */
import { html, type Html } from '#platform/html.ts'
import { formatTime, localPath, type Locale } from '#platform/i18n.ts'
import { button, linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { textOf, type ContactTyped } from '../../rules/contact/contact-form.ts'
import type { Meanwhile } from '../../use-cases/contact/save-draft.server.ts'
import { fieldName } from './field-name.ts'
import { contactMessages } from './messages.ts'

/** `here`: the address of the contact, without language. */
export type MeanwhileView = { readonly locale: Locale; readonly typed: ContactTyped; readonly here: string }

export function meanwhilePart({ locale, typed, here }: MeanwhileView, { by, savedAt, theirs, differ, version }: Meanwhile): Html {
  const words = contactMessages(locale).meanwhile
  const shown = (text: string): string => (text === '' ? words.empty : text)
  return callout({
    ...{ kind: 'warn', role: 'alert', id: 'meanwhile', title: words.title(by, formatTime(locale, savedAt)) },
    body: html`<p>${words.text}</p>
      <div class="cjg-scroll" tabindex="0" role="group" aria-label="${words.field}">
        <table class="cjg-numbers">
          <thead>
            <tr>
              <th scope="col">${words.field}</th>
              <th scope="col">${words.mine}</th>
              <th scope="col">${words.theirs(by)}</th>
            </tr>
          </thead>
          <tbody>
            ${differ.map(
              (name) =>
                html`<tr>
                  <th scope="row">${fieldName(locale, name)}</th>
                  <td>${shown(textOf(typed, name))}</td>
                  <td>${shown(textOf(theirs, name))}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      <input type="hidden" name="over" value="${version}" />
      <div class="cjg-row">
        ${button({ label: words.keepMine, name: 'go', value: 'over', variant: 'secondary' })}
        ${linkButton({ label: words.takeTheirs, href: localPath(locale, here), variant: 'secondary' })}
      </div>`,
  })
}
