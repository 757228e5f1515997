/** Puts the application together: the road of every request, then the routes that contexts publish. */
import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { routePath } from 'hono/route'
import { randomBytes } from 'node:crypto'
import { restApi } from '#api/rest.server.ts'
import { logoPath } from '#contexts/access/pages.ts'
import { importPath } from '#contexts/families/public.ts'
import { clientKeyOf, findCentreByHost, worksHere } from '#contexts/access/public.ts'
import { fhirApi, isTakeOverPath } from '#contexts/child-health/public-fhir.ts'
import type { AccessPoint, Context } from '#platform/context.ts'
import { dutch, locales } from '#platform/i18n.ts'
import { lastingPseudonym, pseudonym } from '#platform/keys.server.ts'
import { RateLimiter, type Limit } from '#platform/rate-limit.ts'
import type { Services } from '#platform/services.ts'
import { networkOf, readForwarded } from '#web/http/forwarded.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { fhirBase, isFhirPath } from '#web/rest/outcome.ts'
import { isApiPath } from '#web/rest/problem.ts'
import { apiBase } from '#web/rest/route.ts'
import { openDevelopment } from './development.server.ts'
import { errorAnswer } from './error-pages.server.ts'
import { strictHeaders } from './headers.server.ts'
import { mountHealth } from './health.server.ts'
import { measureRequests } from './measure.server.ts'
import { mountContexts } from './mount.server.ts'
import type { Parts } from './parts.server.ts'
import { readPath } from './language-of-path.ts'
import { isOwnWrite } from './same-site.ts'
import { mountSecurityText } from './security-text.server.ts'
import { serveAssets } from './serve-assets.server.ts'

const largestBody = 128 * 1024

/** Requests per source (burst, then per second): a brake on floods by one address. Schools share one address, so it is wide. */
export const pageLimit: Limit = { burst: 600, perSecond: 60 }
/** Programs have a budget of their own, so that they never spend that of people. */
export const apiLimit: Limit = { burst: 300, perSecond: 30 }

/** A program with a key of its own has a budget of its own, wherever it calls from. */
export const clientLimit: Limit = { burst: 1200, perSecond: 120 }

/** The whole application over opened parts; without a port, so that tests can ask it directly. */
export async function makeApp(parts: Parts): Promise<Hono<PageEnv>> {
  const { services } = parts
  const development = await openDevelopment(parts)
  const app = new Hono<PageEnv>()
  app.use(strictHeaders(services.config.publicUrl?.startsWith('https:') === true))
  app.use(logRequest(services))
  if (parts.metrics !== undefined) app.use(measureRequests(parts.metrics))
  mountHealth(app, parts)
  mountSecurityText(app, services)
  serveAssets(app, parts)
  app.use(withContext(parts))
  app.use(brake(parts.pageLimit ?? pageLimit, parts.apiLimit ?? apiLimit, services))
  const limited = bodyLimit({ maxSize: largestBody, onError: (c) => errorAnswer(c as PageContext, 'too-large') })
  app.use((c, next) => (isRead(c) || hasOwnLimit(c) ? next() : limited(c, next)))
  app.use(ownWritesOnly(services))
  app.use(neverWithoutPermit())
  app.route(apiBase, restApi(parts))
  app.route(fhirBase, fhirApi(services))
  for (const locale of locales) app.route(locale.tag === dutch.tag ? '/' : `/${locale.tag}`, await mountContexts(parts, development))
  app.notFound((c) => errorAnswer(c, 'not-found'))
  app.onError((error, c) => {
    const traceId = c.get('ctx')?.traceId
    services.log.error({ error, traceId, route: routeOf(c) }, 'A request failed')
    return errorAnswer(c, 'trouble', { code: traceId?.slice(0, 6).toUpperCase() ?? '' })
  })
  return app
}

/** The pattern of the route that answers, never the address. */
const routeOf = (c: PageContext): string => routePath(c, -1)

function logRequest({ log }: Services): MiddlewareHandler<PageEnv> {
  return async (c, next) => {
    const begun = performance.now()
    await next()
    const ms = Math.round(performance.now() - begun)
    const ctx: Context | undefined = c.get('ctx')
    log.info(
      {
        method: c.req.method,
        route: c.req.routePath,
        status: c.res.status,
        ms,
        ...(ctx && { traceId: ctx.traceId, centreId: ctx.centreId }),
      },
      'request',
    )
  }
}

/** Centre by host name, language by the first part of the path, source as a keyed hash, nobody signed in yet. */
function withContext({ services, centres }: Parts): MiddlewareHandler<PageEnv> {
  const { config, keys, db } = services
  return async (c, next) => {
    const forwarded = readForwarded((name) => c.req.header(name), config.trustProxy)
    const host = forwarded.host ?? c.req.header('host') ?? new URL(c.req.url).host
    const hostName = host.replace(/:\d+$/, '')
    const centre = findCentreByHost(await centres.all(), hostName)
    if (centre === null && isForPrograms(c.req.path)) return errorAnswer(c, 'unavailable')
    if (centre === null) return c.text('There is no centre yet: ./cjg demo makes the demonstration, ./cjg centre add makes yours.\n', 503)
    const { locale, path, isThere } = readPath(c.req.path, centre.languages)
    const now = services.clock()
    const accessPoint: AccessPoint = {
      kind: isForPrograms(c.req.path) ? 'program' : 'browser',
      network: () => lastingPseudonym(keys, 'access point', `${centre.id} ${addressOf(c, config.trustProxy)}`).toString('hex', 0, 8),
    }
    c.set('ctx', { db, centreId: centre.id, actor: { kind: 'visitor' }, now, traceId: newTraceId(), accessPoint, asked: [] })
    c.set('locale', locale)
    c.set('pagePath', path)
    c.set('site', centres.site(centre))
    // Only what writes is slowed or remembered by source; a read needs none.
    c.set('source', isRead(c) ? noSource : pseudonym(keys, 'source', addressOf(c, config.trustProxy)))
    const https = config.publicUrl?.startsWith('https:') === true || forwarded.isHttps || c.req.url.startsWith('https:')
    c.set('secure', https || hostName === 'localhost' || hostName.endsWith('.localhost') || hostName === '127.0.0.1')
    return isThere ? next() : errorAnswer(c, 'not-found')
  }
}

const noSource: Buffer = Buffer.alloc(0)
/** A route that takes a file reads its body itself, by a limit of its own, after it knows who asks. */
const hasOwnLimit = (c: PageContext): boolean =>
  c.req.method === 'POST' &&
  (c.get('pagePath') === logoPath || c.get('pagePath').startsWith(importPath) || isTakeOverPath(c.get('pagePath')))
const isForPrograms = (path: string): boolean => isApiPath(path) || isFhirPath(path)
const isRead = (c: { readonly req: { readonly method: string } }): boolean => c.req.method === 'GET' || c.req.method === 'HEAD'

/** Sixteen random bytes in hex, as a trace has in W3C Trace Context, from a pool: asking the system for each request would cost more than the page. */
const pool = { bytes: Buffer.alloc(0), at: 0 }
function newTraceId(): string {
  if (pool.at >= pool.bytes.length) Object.assign(pool, { bytes: randomBytes(4_096), at: 0 })
  pool.at += 16
  return pool.bytes.toString('hex', pool.at - 16, pool.at)
}

/** Whom a request is counted for: the network of the sender as our own proxies, or the connection itself, saw it. */
function addressOf(c: PageContext, trustProxy: number): string {
  const { address } = readForwarded((name) => c.req.header(name), trustProxy)
  if (address !== null) return networkOf(address)
  try {
    return networkOf(getConnInfo(c).remote.address ?? 'unknown')
  } catch {
    return 'unknown' // asked without a port, as tests do
  }
}

/** By the plain address, in the memory of this process alone: it is written nowhere. Pages and programs have a budget each. */
function brake(limit: Limit, program: Limit, { config }: Services): MiddlewareHandler<PageEnv> {
  const pages = new RateLimiter(limit)
  const programs = new RateLimiter(program)
  const clients = new RateLimiter(clientLimit)
  return async (c, next) => {
    // Asking is never refused: its own use case lets the work grow instead.
    if (c.req.method === 'POST' && isAsking(c.get('pagePath'))) return next()
    const isApi = isForPrograms(c.req.path)
    const key = isApi ? clientKeyOf(c.req.header('authorization')) : null
    // The budget goes with the key; a made-up key costs from that of its address, so that nobody tries many.
    const known = key !== null && worksHere(c.get('ctx').centreId, key)
    const now = performance.now()
    const wait = known ? clients.take(key, now) : (isApi ? programs : pages).take(addressOf(c, config.trustProxy), now)
    if (wait === 0) return next()
    c.header('retry-after', String(wait))
    return errorAnswer(c, 'too-many', { waitSeconds: wait })
  }
}

const isAsking = (path: string): boolean => path.startsWith('/vraag') || path === `${apiBase}/questions`

function ownWritesOnly({ config }: Services): MiddlewareHandler<PageEnv> {
  return async (c, next) => {
    if (isRead(c)) return next()
    const own = config.publicUrl ?? new URL(c.req.url).origin
    if (isOwnWrite(c.req.method, (name) => c.req.header(name), own)) return next()
    return errorAnswer(c, 'forbidden')
  }
}

/** A route that never asked for a permit answers 403: forgetting is refusal. */
export function neverWithoutPermit(): MiddlewareHandler<PageEnv> {
  return async (c, next) => {
    await next()
    if (c.res.status >= 400 || c.get('ctx').asked.length > 0) return
    c.set('dressed', false)
    c.res = errorAnswer(c, 'forbidden')
  }
}
