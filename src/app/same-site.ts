/**
 * May this write come from where it comes from? Our pages send no referrer, so browsers send `Origin: null`
 * with their forms: the fetch metadata decide, and for browsers without them the origin when it is told.
 * Cookies are SameSite besides.
 */
export function isOwnWrite(method: string, header: (name: string) => string | undefined, ownOrigin: string): boolean {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return true
  const site = header('sec-fetch-site')
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const origin = header('origin')
  return origin === undefined || origin === 'null' || origin === ownOrigin
}
