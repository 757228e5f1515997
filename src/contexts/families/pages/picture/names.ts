/** Names within sentences: isolated, so that a name in another script never turns the words around it. */
import { html, type Html } from '#platform/html.ts'
import { cached, type Locale } from '#platform/locale.ts'

// First strong isolate, and the end of it (Unicode Standard Annex 9).
const [open, close] = ['\u2068', '\u2069']
const marks = /[\u2066-\u2069]/g

/** For text where no markup can be: a description, a label, letters in a drawing. */
export const isolated = (name: string): string => `${open}${name.replaceAll(marks, '')}${close}`

/** The same text as HTML: each isolated name becomes a `bdi`. */
export function withNames(text: string): Html {
  const [first = '', ...others] = text.split(open)
  return html`${first}${others.map((part) => {
    const [name = '', ...after] = part.split(close)
    return html`<bdi>${name}</bdi>${after.join('')}`
  })}`
}

const lists = cached((format) => new Intl.ListFormat(format, { type: 'conjunction' }))

/** "Sem, Noor en Daan". */
export const listed = (locale: Locale, parts: readonly string[]): string => lists(locale.format).format(parts)
