import type { MiddlewareHandler } from 'hono'
import type { PageEnv } from '#web/http/page-env.ts'

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

const table = (https: boolean): Readonly<Record<string, string>> => ({
  'content-security-policy': policy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), interest-cohort=()',
  ...(https ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
})

/**
 * The headers of a strict public service, on every answer. What may be kept by a cache, a route says
 * itself; the default is nothing. A finished page is kept with these headers on, and passes as it is.
 */
export function strictHeaders(https: boolean): MiddlewareHandler<PageEnv> {
  const strict = table(https)
  const entries = Object.entries(strict)
  return async (c, next) => {
    c.set('strict', strict)
    await next()
    if (c.get('dressed')) return
    const { headers } = c.res
    for (const [name, value] of entries) headers.set(name, value)
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
  }
}
