/** The REST API: what the contexts publish, under one version. */
import { Hono } from 'hono'
import { clientKeyOf, findClientActor, mayFreely, webhooksApi } from '#contexts/access/public.ts'
import { adviceApi, type AdviceParts } from '#contexts/advice/public.ts'
import { calculatorsApi } from '#contexts/child-health/public.ts'
import { readTraceParent } from '#platform/trace-parent.ts'
import { ownOrigin } from '#web/http/own-origin.ts'
import type { PageEnv } from '#web/http/page-env.ts'
import { problem } from '#web/rest/problem.ts'
import { refuseOtherMethods, serve } from '#web/rest/serve.server.ts'
import { apiDocument, apiVersion, documentRoute, operations } from './document.ts'

export function restApi(parts: AdviceParts): Hono<PageEnv> {
  const { config } = parts.services
  const email = /<([^<>]+)>/.exec(config.mailFrom)?.[1] ?? config.mailFrom
  const document = apiDocument()
  const api = new Hono<PageEnv>()
  api.use(async (c, next) => {
    await next()
    c.res.headers.set('api-version', apiVersion)
  })
  // A program with a key of its own acts as that program; a key that opens nothing is told, never passed over.
  api.use(async (c, next) => {
    const key = clientKeyOf(c.req.header('authorization'))
    if (key === null) return next()
    const ctx = c.get('ctx')
    const actor = await findClientActor(ctx.db, ctx.centreId, key, ctx.now)
    if (actor !== null) {
      const foreign = readTraceParent(c.req.header('traceparent'))
      c.set('ctx', { ...ctx, actor, ...(foreign === null ? {} : { foreign }) })
      return next()
    }
    const detail = 'This key is wrong, over or taken back, or it is of another centre.'
    return problem(c, 401, { code: 'invalid-key', detail }, { 'WWW-Authenticate': 'Bearer error="invalid_token"' })
  })
  serve(api, documentRoute, (c) => {
    mayFreely(c.get('ctx'), 'library.read')
    const contact = { name: c.get('site').name, email, url: `${ownOrigin(c, config)}/contact` }
    // Other sites may read what the API is: it says nothing about anybody.
    return c.json({ ...document, info: { ...document.info, contact } }, 200, {
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': 'public, max-age=300',
    })
  })
  adviceApi(api, parts)
  calculatorsApi(api)
  webhooksApi(api, { keys: parts.services.keys, production: config.production })
  refuseOtherMethods(api, operations)
  return api
}
