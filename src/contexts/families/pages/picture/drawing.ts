/** The frame of a drawing: one size of it, with title and description. */
import { attribute, html, type Html } from '#platform/html.ts'

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
  const region = scrolls ? html` role="region" tabindex="0" aria-labelledby="${id}-title"` : null
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
