/** What of the record the family does not read: each text with why, who decided, and when it is looked at again. */
import { html, type Html } from '#platform/html.ts'
import { formatDate, localPath, type Locale } from '#platform/i18n.ts'
import type { PlainDate } from '#platform/time.ts'
import { linkButton } from '#web/components/button.ts'
import { callout } from '#web/components/callout.ts'
import { tag } from '#web/components/tag.ts'
import { foldOut, link, paragraph, row, small } from '#web/components/text.ts'
import type { OpenedText } from '../../use-cases/readers/read-kept-back.server.ts'
import { bodyName } from '../contact/body-part.ts'
import { contactMessages } from '../contact/messages.ts'
import { contactName } from '../record/contacts-panel.ts'
import { recordPage, workPanel, type RecordView } from '../record/frame.ts'
import { healthPath } from '../record/paths.ts'
import { readersMessages } from './messages.ts'
import { keptBackSlug, readersSlug } from './paths.ts'

export type KeptBackView = RecordView & { readonly texts: readonly OpenedText[]; readonly done: boolean }

export function keptBackPage(view: KeptBackView): Html {
  const { locale, texts, done } = view
  const words = readersMessages(locale).list
  const part = (id: string, title: string, all: readonly OpenedText[]): Html | null =>
    all.length === 0
      ? null
      : workPanel(
          id,
          title,
          html`<ul class="cjg-ways-in">
            ${all.map((text) => html`<li class="cjg-way-in">${line(view, text)}</li>`)}
          </ul>`,
        )
  return recordPage({
    ...{ ...view, part: null, slug: keptBackSlug, title: words.title },
    notice: done ? callout({ kind: 'ok', role: 'status', title: words.done }) : null,
    main: html`<div class="cjg-stack">
      ${paragraph(texts.length === 0 ? words.none : words.lead)}
      ${part(
        'kept-back',
        words.keptBack,
        texts.filter(({ withheld }) => withheld !== null),
      )}
      ${part(
        'about-others',
        words.about,
        texts.filter(({ withheld }) => withheld === null),
      )}
    </div>`,
  })
}

function line(view: KeptBackView, text: OpenedText): Html {
  const { locale, record, today } = view
  const { list: words, choices } = readersMessages(locale)
  const { withheld, aboutWhom } = text
  const { id } = record.child
  return html`<strong>${textName(locale, text)}</strong> ${withheld === null ? null : termTag(locale, withheld.until, today)}
    ${aboutWhom === null ? null : tag('outline', choices[aboutWhom])}
    ${small(html`${link(localPath(locale, healthPath(id, `contact/${text.contactId}`)), whichContact(view, text))}`)}
    ${
      withheld === null
        ? null
        : html`<p class="nl-paragraph"><strong>${words.why}:</strong> <span dir="auto">${withheld.reason}</span></p>
            ${small(words.by(withheld.by || words.somebody, formatDate(locale, withheld.on), withheld.consulted || words.somebody))}`
    }
    ${foldOut(words.show, text.words === '' ? paragraph(words.noWords) : html`<p class="cjg-contact__words" dir="auto">${text.words}</p>`)}
    ${record.mayWrite ? row(linkButton({ href: localPath(locale, healthPath(id, readersSlug(text))), label: words.change, variant: 'secondary' })) : null}`
}

/** "Praten", "Lichaam: huid". */
export function textName(locale: Locale, { kind, about }: Pick<OpenedText, 'kind' | 'about'>): string {
  const words = contactMessages(locale)
  const parts: Readonly<Record<string, string>> = words.parts
  return kind === 'note' ? (parts[about] ?? about) : `${words.parts.body}: ${bodyName(words, about)}`
}

/** "14 maanden, 24 november 2026". */
export function whichContact({ locale, record }: RecordView, { moment, heldOn }: Pick<OpenedText, 'moment' | 'heldOn'>): string {
  const name = contactName(locale, record, { moment })
  return heldOn === null ? name : `${name}, ${formatDate(locale, heldOn)}`
}

export function termTag(locale: Locale, until: PlainDate, today: PlainDate): Html {
  const words = readersMessages(locale).list
  const isDue = until.since(today).sign <= 0
  return isDue ? tag('warn', words.due(formatDate(locale, until)), 'clock') : tag('info', words.until(formatDate(locale, until)), 'clock')
}
