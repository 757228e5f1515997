/** The frame of a drawing: one size of it, with title and description; a drawing wider than its room scrolls, by keyboard too. */
import { attribute, html, type Html } from '#platform/html.ts'

export type Drawing = {
  readonly id: string
  readonly size: 'small' | 'wide'
  readonly width: number
  readonly height: number
  readonly room: number
  readonly title: string
  readonly description: string
  readonly hasLinks: boolean
  readonly content: Html
}

/** It runs from left to right in every language, like a chart. */
export function drawingOf({ id, size, width, height, room, title, description, hasLinks, content }: Drawing): Html {
  const scrolls = width > room
  const region = scrolls ? html` role="region" tabindex="0" aria-labelledby="${id}-title"` : null
  return html`<div class="cjg-family__view cjg-family__view--${size}" dir="ltr" ${region}>
    <svg
      class="cjg-family__svg"
      width="${width}"
      height="${height}"
      viewBox="0 0 ${width} ${height}"
      role="${hasLinks ? 'group' : 'img'}"
      ${attribute('aria-labelledby', `${id}-title ${id}-text`)}
    >
      <title id="${id}-title">${title}</title>
      <desc id="${id}-text">${description}</desc>
      ${content}
    </svg>
  </div>`
}
