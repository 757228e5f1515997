/** The frame of a drawing: one size of it, with title and description. */
import { attribute, html, nothing, type Html } from '#platform/html.ts'

export type Drawing = {
  readonly id: string
  readonly size: 'small' | 'wide'
  readonly width: number
  readonly height: number
  /** What a page has room for: a drawing wider than that scrolls, by keyboard too. Null for one that fills the width it gets. */
  readonly room: number | null
  readonly title: string
  readonly description: string
  readonly hasLinks: boolean
  readonly content: Html
}

/** It runs from left to right in every language, like a chart. */
export function drawingOf({ id, size, width, height, room, title, description, hasLinks, content }: Drawing): Html {
  const scrolls = room !== null && width > room
  const region = scrolls ? html` role="group" tabindex="0" aria-labelledby="${id}-title"` : null
  const fill = room === null
  return html`<div class="cjg-family__view cjg-family__view--${size}" dir="ltr" ${region}>
    <svg
      class="cjg-family__svg${fill ? ` cjg-family__svg--${size}` : ''}"
      width="${fill ? '100%' : width}"
      height="${height}"
      ${attribute('viewBox', fill ? null : `0 0 ${width} ${height}`)}
      role="${hasLinks ? 'group' : 'img'}"
      ${attribute('aria-labelledby', `${id}-title ${id}-text`)}
    >
      <title id="${id}-title">${title}</title>
      <desc id="${id}-text">${description}</desc>
      ${content}
    </svg>
  </div>`
}

export type TextLine = { readonly className: string; readonly y: number; readonly text: string }

/** Lines of text that were broken from `whole`; spaces between them stay, so that words sound, and are found, as they are. */
export function textLines(x: number, whole: string, lines: readonly TextLine[]): Html {
  let at = 0
  return html`${lines.map(({ className, y, text }) => {
    at = whole.indexOf(text, at) + text.length
    return html`<text class="${className}" x="${x}" y="${y}">${text}</text>${/\S/u.test(whole.charAt(at)) ? nothing : ' '}`
  })}`
}

export type LinkBox = { readonly left: number; readonly top: number; readonly width: number; readonly height: number }

/** A person who leads somewhere: the whole box, with a ring around it when it has the focus. `label` begins with the words that one sees. */
export function personLink(href: string, label: string, { left, top, width, height }: LinkBox, drawn: Html): Html {
  return html`<a class="cjg-family__person" href="${href}" aria-label="${label}">
    <rect class="cjg-family__ring" x="${left}" y="${top}" width="${width}" height="${height}" rx="8" />${drawn}
  </a>`
}
