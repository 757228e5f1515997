/** What people type, made ready to keep: one form of Unicode, no control signs, no half signs, no white space around. */
import { err, ok, type Result } from '#platform/result.ts'

/** The longest message, in signs as Unicode counts them (code points). */
export const longestMessage = 4_000

export type TextRefusal = { readonly kind: 'empty' } | { readonly kind: 'too-long'; readonly length: number; readonly most: number }

export function readMessage(typed: string, most: number = longestMessage): Result<string, TextRefusal> {
  const text = typed
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    // Control signs other than tab and line end, direction overrides, and the replacement of half signs.
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069\uFFFD]/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
    .replace(/\n{4,}/g, '\n\n\n')
    .trim()
  if (text === '') return err({ kind: 'empty' })
  const length = Array.from(text).length
  return length > most ? err({ kind: 'too-long', length, most }) : ok(text)
}

/** The first words of a question as its subject in lists: at most 60 signs, whole words. */
export function subjectOf(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  const signs = Array.from(line)
  if (signs.length <= 60) return line
  const cut = signs.slice(0, 60).join('')
  const space = cut.lastIndexOf(' ')
  return `${space > 30 ? cut.slice(0, space) : cut}…`
}

/** Two texts that differ in capitals, white space and punctuation only are one text in a flood. */
export function foldedText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
