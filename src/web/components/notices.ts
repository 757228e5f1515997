/** Notices in the reader's own language, and pages of a long list. */
import type { Locale } from '#platform/i18n.ts'
import { html, nothing, type Html } from '#platform/html.ts'
import { icon } from '../drawings/icons.ts'
import { shellMessages } from '../messages.ts'
import { callout } from './callout.ts'
import { paragraph } from './text.ts'

/** The text that follows is not in the reader's language; says so in that language, with a way to help. */
export function untranslatedNotice(locale: Locale, phone: string): Html {
  const words = shellMessages(locale).untranslated
  return callout({ kind: 'info', icon: 'globe', title: words.title, body: paragraph(words.text(phone)) })
}

export type Pagination = { readonly page: number; readonly pages: number; readonly href: (page: number) => string }

export function pagination(locale: Locale, { page, pages, href }: Pagination): Html {
  if (pages <= 1) return nothing
  const words = shellMessages(locale).pages
  const previous = html`<a class="nl-button nl-button--secondary" rel="prev" href="${href(page - 1)}"
    ><span class="nl-button__icon-start cjg-turned">${icon('chevron')}</span><span class="nl-button__label">${words.previous}</span></a
  >`
  const next = html`<a class="nl-button nl-button--secondary" rel="next" href="${href(page + 1)}"
    ><span class="nl-button__label">${words.next}</span><span class="nl-button__icon-end">${icon('chevron')}</span></a
  >`
  return html`<nav class="cjg-pages" aria-label="${words.name}">
    ${page > 1 ? previous : null}<span class="cjg-pages__now">${words.of(page, pages)}</span>${page < pages ? next : null}
  </nav>`
}

/** A filter of a list as a link: on is filled, ticked and said. */
export function filterChip(label: string, href: string, on: boolean): Html {
  return on
    ? html`<a class="cjg-chip cjg-chip--on" href="${href}" aria-current="true">${icon('check', 16)}${label}</a>`
    : html`<a class="cjg-chip" href="${href}">${label}</a>`
}
