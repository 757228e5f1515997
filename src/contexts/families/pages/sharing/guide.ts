/** The small privacy guide beside the question why: which ground fits, what may go along, and why. */
import { html, type Html } from '#platform/html.ts'
import type { Locale } from '#platform/i18n.ts'
import { panel } from '#web/components/panel.ts'
import { bulletList, heading, paragraph, small } from '#web/components/text.ts'
import { sharingMessages } from './messages.ts'

export function privacyGuide(locale: Locale): Html {
  const { guide: words } = sharingMessages(locale)
  const lines = words.lines.map(([title, text]) => html`<strong>${title}.</strong> ${text}`)
  return panel({
    id: 'guide',
    title: words.title,
    tone: 'green',
    body: html`${paragraph(words.lead)}${heading(3, words.fits, { like: 4 })}${bulletList(lines)}${heading(3, words.what, { like: 4 })}${bulletList(words.whatLines)}
    ${small(words.source)}`,
  })
}
