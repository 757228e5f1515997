/** The language of a page is the first part of its path; a centre answers in those that it offers, and its staff may read all. */
import { dutch, locales, type Locale } from '#platform/i18n.ts'

/** Pages of the workplace and the way in to it; what a centre offers is for who comes to it. */
const forStaff = ['/werkplek', '/inloggen', '/uitloggen', '/uitnodiging']

const isForStaff = (path: string): boolean => forStaff.some((one) => path === one || path.startsWith(`${one}/`))

export type PagePath = { readonly locale: Locale; readonly path: string }

/** A language that is not offered is like one that nobody knows: part of an address where nothing is, whose answer is in Dutch. */
export function readPath(pathname: string, offered: readonly string[]): PagePath & { readonly isThere: boolean } {
  const first = pathname.split('/', 2)[1] ?? ''
  const locale = locales.find(({ tag }) => tag === first && tag !== dutch.tag)
  if (locale === undefined) return { locale: dutch, path: pathname, isThere: true }
  const path = pathname.slice(first.length + 1) || '/'
  return offered.includes(locale.tag) || isForStaff(path)
    ? { locale, path, isThere: true }
    : { locale: dutch, path: pathname, isThere: false }
}
