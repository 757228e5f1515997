import { html, type Html } from '#platform/html.ts'
import type { Locale } from '#platform/i18n.ts'
import type { Kept } from '#platform/mail.server.ts'
import { emptyState } from '#web/components/empty-state.ts'
import { heading, lead, moment, paragraph } from '#web/components/text.ts'
import { typedText } from '#web/components/letter.ts'
import { publicPage } from '#web/shell.ts'
import type { Site } from '#web/site.ts'
import { developmentMessages } from './messages.ts'

/** The mails that the demonstration would have sent, newest first. */
export function mailboxPage(locale: Locale, site: Site, letters: readonly Kept[]): Html {
  const words = developmentMessages(locale).mailbox
  const items = letters.map(
    (letter) =>
      html`<li class="cjg-panel cjg-panel--plain">
        ${heading(2, letter.subject, { like: 4 })}
        <p class="cjg-small"><bdi dir="ltr">${letter.to}</bdi>, ${moment(letter.at, letter.at.slice(0, 16).replace('T', ' '))}</p>
        ${typedText(letter.text)}
      </li>`,
  )
  return publicPage({
    locale,
    site,
    title: words.title,
    path: '/dev/mail',
    breadcrumbs: [],
    main: html`${heading(1, words.title)}${lead(words.lead)}${
      items.length === 0
        ? emptyState({ title: words.emptyTitle, text: paragraph(words.empty), scene: site.drawings ? 'letterbox' : null })
        : html`<ul class="cjg-plain-list">
            ${items}
          </ul>`
    }`,
  })
}
