/** Headings, paragraphs, links and rows: the plain parts that every page is made of. */
import { attribute, html, type Html, type Printable } from '#platform/html.ts'

export type HeadingLevel = 1 | 2 | 3 | 4

/** A heading of a level that looks like its level, or like another one where the outline and the look differ. */
export function heading(
  level: HeadingLevel,
  text: Printable,
  options: { readonly id?: string | undefined; readonly like?: HeadingLevel } = {},
): Html {
  const attributes = html`class="nl-heading nl-heading--level-${options.like ?? level}"${attribute('id', options.id)}`
  switch (level) {
    case 1:
      return html`<h1 ${attributes}>${text}</h1>`
    case 2:
      return html`<h2 ${attributes}>${text}</h2>`
    case 3:
      return html`<h3 ${attributes}>${text}</h3>`
    case 4:
      return html`<h4 ${attributes}>${text}</h4>`
  }
}

export function paragraph(text: Printable): Html {
  return html`<p class="nl-paragraph">${text}</p>`
}

export function lead(text: Printable): Html {
  return html`<p class="nl-paragraph nl-paragraph--lead">${text}</p>`
}

/** Second text: smaller and softer. */
export function small(text: Printable): Html {
  return html`<p class="nl-paragraph cjg-small">${text}</p>`
}

export function link(href: string, text: Printable, options: { readonly lang?: string; readonly rel?: string } = {}): Html {
  return html`<a class="nl-link" href="${href}" ${attribute('lang', options.lang)}${attribute('rel', options.rel)}>${text}</a>`
}

/** Buttons or links beside each other, below each other where there is no room. */
export function row(...parts: readonly Printable[]): Html {
  return html`<div class="cjg-row">${parts}</div>`
}

/** A number that reads from left to right in every language and stays on one line. */
export function leftToRight(text: string): Html {
  return html`<bdi dir="ltr">${text.replaceAll(' ', '\u00A0')}</bdi>`
}

export function bulletList(items: readonly Printable[], lang: string | null = null): Html {
  return html`<ul class="cjg-list" ${attribute('lang', lang)}>
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`
}

/** A moment as people say it, with the exact one for machines. */
export function moment(exact: string, shown: Printable): Html {
  return html`<time datetime="${exact}">${shown}</time>`
}

/** Something that opens on request; works without script. */
export function foldOut(title: Printable, body: Printable, options: { readonly open?: boolean } = {}): Html {
  return html`<details class="cjg-fold" ${attribute('open', options.open)}>
    <summary class="cjg-fold__title">${title}</summary>
    <div class="cjg-fold__body cjg-prose">${body}</div>
  </details>`
}

/** A sentence from the messages with markup in the place of its one argument: a number, a link. */
export function fillIn(sentence: (part: string) => string, part: Html): Html {
  const mark = '\u0000'
  const [before = '', after = ''] = sentence(mark).split(mark)
  return html`${before}${part}${after}`
}
