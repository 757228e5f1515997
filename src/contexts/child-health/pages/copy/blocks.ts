/** What the parts of the copy are built of. */
import { formatDate, type Locale } from '#platform/i18n.ts'
import type { PdfBlock, PdfDocument } from '#platform/pdf.server.ts'
import { localDate, type Instant, type PlainDate } from '#platform/time.ts'

export type Section = PdfDocument['sections'][number]
export const paragraph = (text: string): PdfBlock => ({ kind: 'paragraph', text })
export const list = (items: readonly string[]): PdfBlock[] => (items.length === 0 ? [] : [{ kind: 'list', items }])
/** None when there is nothing to tell. */
export const section = (title: string, blocks: readonly PdfBlock[]): Section[] => (blocks.length === 0 ? [] : [{ title, blocks }])

export const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ')
/** The word for a code; none for no code. */
export const said = <K extends string>(words: Readonly<Record<K, string>>, code: K | null): string[] => (code === null ? [] : [words[code]])
export const inOrder = (a: PlainDate, b: PlainDate): number => (a.toString() < b.toString() ? -1 : a.toString() > b.toString() ? 1 : 0)
export const dayOf = (locale: Locale, at: Instant): string => formatDate(locale, localDate(at))
