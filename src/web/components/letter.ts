/** A message as a letter: the asker's on cream, the centre's on white, a note for staff dashed with a lock. */
import type { Locale } from '#platform/i18n.ts'
import { attribute, html, type Html, type Printable } from '#platform/html.ts'
import { icon } from '../drawings/icons.ts'
import { shellMessages } from '../messages.ts'
import { tag } from './tag.ts'
import { heading, moment, type HeadingLevel } from './text.ts'

export type LetterKind = 'asker' | 'centre' | 'internal'

export type Letter = {
  readonly locale: Locale
  readonly kind: LetterKind
  /** "Jij schreef" or "Sanne, jeugdverpleegkundige". */
  readonly who: string
  readonly when: { readonly exact: string; readonly shown: string }
  /** What was written, as typed: lines stay lines. */
  readonly text: string
  readonly level?: HeadingLevel
  /** Links, ratings and the like under the text. */
  readonly more?: Printable
  readonly id?: string
}

/** Blank lines part paragraphs; other line ends stay as they are (by the style sheet). */
export function typedText(text: string): Html {
  const paragraphs = text.split(/\r?\n\s*\r?\n/u).filter((one) => one.trim() !== '')
  return html`${paragraphs.map((one) => html`<p class="cjg-typed" dir="auto">${one.trim()}</p>`)}`
}

export function letter({ locale, kind, who, when, text, level = 2, more, id }: Letter): Html {
  const internal = kind === 'internal' ? tag('internal', shellMessages(locale).letter.internal, 'lock') : null
  return html`<article class="cjg-letter cjg-letter--${kind}" ${attribute('id', id)}>
    <header class="cjg-letter__head">
      <span class="cjg-letter__mark">${icon(kind === 'asker' ? 'person' : kind === 'centre' ? 'door' : 'lock', 22)}</span>
      <div>
        ${heading(level, who, { like: 4 })}
        <p class="cjg-small">${moment(when.exact, when.shown)}</p>
      </div>
      ${internal}
    </header>
    <div class="cjg-letter__text cjg-prose">${typedText(text)}</div>
    ${more ? html`<div class="cjg-letter__more">${more}</div>` : null}
  </article>`
}
