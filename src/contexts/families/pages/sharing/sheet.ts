/**
 * Exactly what the recipient sees. One function for the sharer who looks beforehand, for the family, for the recipient and for the letter: whatever frame
 * stands around it, this part is the same to the byte.
 */
import { html, type Html } from '#platform/html.ts'
import { formatDate, type Locale } from '#platform/i18n.ts'
import { Temporal } from '#platform/time.ts'
import { typedText } from '#web/components/letter.ts'
import { definitionRows } from '#web/components/panel.ts'
import { heading, paragraph, small } from '#web/components/text.ts'
import { termIn, type Site } from '#web/site.ts'
import { professionName } from '../../../access/public.ts'
import type { ShareSheet, SheetItem } from '../../../access/public-sharing.ts'
import { sharingMessages } from './messages.ts'

export type Place = { readonly locale: Locale; readonly site: Pick<Site, 'terms'> }

export function shareSheet(place: Place, sheet: ShareSheet): Html {
  const { locale } = place
  const { sheet: words, purposes } = sharingMessages(locale)
  const { about, from, to, purpose, why, until, items } = sheet
  const recipient = to.organisation === '' ? professionIn(place, to.function) : words.at(to.function, to.organisation)
  const rows = [
    { term: words.about, detail: html`<bdi translate="no">${about}</bdi>` },
    { term: words.from, detail: html`<bdi translate="no">${from.name}</bdi>, ${professionIn(place, from.profession)}` },
    { term: words.to, detail: html`<bdi translate="no">${to.name}</bdi>, <bdi>${recipient}</bdi>` },
    { term: words.purpose, detail: purposes[purpose] ?? purpose },
    { term: words.why, detail: html`<span dir="auto">${why}</span>` },
    { term: words.until, detail: until === null ? words.noEnd : formatDate(locale, Temporal.PlainDate.from(until)) },
  ]
  return html`<section class="cjg-sheet" aria-labelledby="sheet-title">
    ${heading(2, words.title(to.name), { id: 'sheet-title', like: 3 })}${paragraph(words.nothingElse)}${definitionRows(rows)}
    ${items.map((item) => sheetItem(locale, item))}
  </section>`
}

function sheetItem(locale: Locale, { kind, title, text, writtenOn, writtenBy }: SheetItem): Html {
  const words = sharingMessages(locale).sheet
  const name = words.kinds[kind] ?? kind
  const facts = writtenOn === null ? name : words.written(name, formatDate(locale, Temporal.PlainDate.from(writtenOn)), writtenBy ?? '')
  return html`<article class="cjg-sheet__item">
    ${heading(3, html`<span dir="auto">${title}</span>`)}${small(facts)}
    <div class="cjg-prose">${typedText(text)}</div>
  </article>`
}

export function professionIn({ locale, site }: Place, profession: string): string {
  return termIn(locale, site, profession, professionName(locale, profession))
}
