/**
 * HTML as values. A template tagged `html` escapes everything that is put into it, save
 * other `Html`; so that a page cannot print text of people as markup by accident.
 * Attributes must stand between double quotes in the template.
 */

/** Markup that is safe to print as it is. Made by `html` and `trusted` only. */
export class Html {
  readonly #text: string
  constructor(text: string) {
    this.#text = text
  }
  toString(): string {
    return this.#text
  }
}

/** What may stand in a template: text and numbers are escaped; nothing prints for null, undefined, true and false. */
export type Printable = Html | string | number | boolean | null | undefined | readonly Printable[]

const special = /[&<>"']/
const specials = /[&<>"']/g
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text made safe for element content and for double-quoted attributes. */
export function escapeHtml(text: string): string {
  return special.test(text) ? text.replace(specials, (sign) => entities[sign] ?? sign) : text
}

function print(value: Printable): string {
  if (typeof value === 'string') return escapeHtml(value)
  if (value instanceof Html) return value.toString()
  if (value === null || value === undefined || typeof value === 'boolean') return ''
  if (typeof value === 'number') return String(value)
  let text = ''
  for (const part of value) text += print(part)
  return text
}

/** The tag: html`<p class="${name}">${text}</p>`. */
export function html(strings: TemplateStringsArray, ...values: readonly Printable[]): Html {
  let text = strings[0] ?? ''
  for (let i = 0; i < values.length; i += 1) text += print(values[i]) + (strings[i + 1] ?? '')
  return new Html(text)
}

/** Markup from our own files (drawings, rendered articles). Never call this with text that a person typed. */
export function trusted(markup: string): Html {
  return new Html(markup)
}

/** ` name="value"` when the value is there, ` name` for true, nothing for null, undefined and false. Starts with a space. */
export function attribute(name: string, value: string | number | boolean | null | undefined): Html {
  if (value === null || value === undefined || value === false) return nothing
  if (value === true) return new Html(` ${name}`)
  return new Html(` ${name}="${escapeHtml(String(value))}"`)
}

export const nothing: Html = new Html('')
