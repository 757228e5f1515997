import type { Config } from '#platform/config.server.ts'
import { readForwarded } from './forwarded.ts'
import type { PageContext } from './page-env.ts'

/** The address of this site as the browser of this request knows it: scheme, host and port, for links that leave the site and come back. */
export function ownOrigin(c: PageContext, { publicUrl, trustProxy }: Pick<Config, 'publicUrl' | 'trustProxy'>): string {
  const url = new URL(c.req.url)
  const forwarded = readForwarded((name) => c.req.header(name), trustProxy)
  const host = forwarded.host ?? c.req.header('host') ?? url.host
  const https = url.protocol === 'https:' || publicUrl?.startsWith('https:') === true || forwarded.isHttps
  return URL.parse(`${https ? 'https' : 'http'}://${host}`)?.origin ?? url.origin
}
