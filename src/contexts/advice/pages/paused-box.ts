/** Said plainly to who writes during a pause: what happens to it, until when, and where help is found now. */
import { html, type Html } from '#platform/html.ts'
import { formatMoment, type Locale } from '#platform/i18n.ts'
import type { Instant } from '#platform/time.ts'
import { callout } from '#web/components/callout.ts'
import { link, paragraph } from '#web/components/text.ts'
import { textIn, type Site } from '#web/site.ts'
import { askMessages } from './ask-messages.ts'

export type Paused = {
  readonly locale: Locale
  readonly site: Site
  readonly now: Instant
  readonly until: Instant
  readonly what: 'conversation' | 'source'
}

export function pausedBox({ locale, site, now, until, what }: Paused): Html {
  const w = askMessages(locale).paused
  const when = formatMoment(locale, until, now)
  return callout({
    kind: 'warn',
    title: what === 'conversation' ? w.conversation(when) : w.source(when),
    role: 'status',
    body: html`${paragraph(what === 'conversation' ? w.conversationText : w.sourceText)} ${paragraph(w.danger)}
      <ul class="cjg-list">
        ${site.helplines.map((line) => html`<li>${link(line.tel, html`<bdi dir="ltr">${line.number}</bdi>`)} ${textIn(locale, line.need)}</li>`)}
      </ul>`,
  })
}
