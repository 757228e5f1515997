/** Where to go after signing in: a page of the workplace on this site, and nowhere else. */
import { dutch, locales } from '#platform/i18n.ts'

const home = '/werkplek'
const longest = 500
const nowhere = 'http://here.invalid'

/** The path (with its query) when it is a page of the workplace, in any language; otherwise the workplace itself. */
export function safeReturnTo(asked: string | undefined, fallback: string = home): string {
  if (asked === undefined || asked.length > longest || !/^\/[^/\\]/.test(asked)) return fallback
  // The same reading as a browser's: it turns \ into /, drops tabs and newlines, and resolves dots.
  const url = URL.parse(asked, nowhere)
  if (url === null || url.origin !== nowhere) return fallback
  return isWorkplace(url.pathname) ? url.pathname + url.search : fallback
}

function isWorkplace(path: string): boolean {
  return locales
    .map(({ tag }) => (tag === dutch.tag ? home : `/${tag}${home}`))
    .some((workplace) => path === workplace || path.startsWith(`${workplace}/`))
}
