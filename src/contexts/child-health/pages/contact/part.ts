/** A part of the contact screen: a panel with its key, and a note that belongs to it. */
import { attribute, html, type Html, type Printable } from '#platform/html.ts'
import { textArea } from '#web/components/field.ts'
import { field, longestNote, textOf, type NotePart } from '../../rules/contact/contact-form.ts'
import type { ContactPart } from '../../rules/contact/talk-topics.ts'
import { readersField } from '../readers/readers-part.ts'
import { contactMessages } from './messages.ts'
import type { LiveView } from './live-view.ts'

export function part(id: ContactPart, title: string, aside: Printable, body: Printable): Html {
  return html`<section class="cjg-work-panel cjg-contact__part" id="${id}" aria-labelledby="${id}-title" tabindex="-1">
    <div class="cjg-work-panel__head">
      <h2 class="nl-heading nl-heading--level-2" id="${id}-title">${title}</h2>
      <div class="cjg-contact__aside">${aside}</div>
    </div>
    <div class="cjg-work-panel__body">${body}</div>
  </section>`
}

/** Folded as long as it is empty: most contacts need no words here. */
export function foldedNote(view: LiveView, of: Exclude<NotePart, 'talk' | 'conclusion'>): Html {
  const words = contactMessages(view.locale)
  const value = textOf(view.typed, field.note(of))
  const label = words[of].note
  return html`<details class="cjg-contact__note" ${attribute('open', value !== '')}>
    <summary>${label}</summary>
    ${textArea({ locale: view.locale, name: field.note(of), label: `${words.parts[of]}: ${label}`, value, rows: 2, max: longestNote })}
    ${readersField(view, field.note(of), words.parts[of])}
  </details>`
}

/** One answer out of a few, side by side; the last is the one that says nothing. */
export type Segment = { readonly value: string; readonly sign: string; readonly label: string; readonly look?: 'good' | 'care' }

export function segments(name: string, labelledBy: string, chosen: string, all: readonly Segment[]): Html {
  return html`<div class="cjg-segments" role="radiogroup" aria-labelledby="${labelledBy}">
    ${all.map(
      ({ value, sign, label, look }, i) =>
        html`<label class="cjg-segment${look === undefined ? '' : ` cjg-segment--${look}`}"
          ><input
            type="radio"
            id="${i === 0 ? name : `${name}-${value === '' ? 'none' : i}`}"
            name="${name}"
            value="${value}"
            ${attribute('checked', chosen === value)}
          /><span><span aria-hidden="true">${sign}</span><span class="cjg-hidden">${label}</span></span></label
        >`,
    )}
  </div>`
}
