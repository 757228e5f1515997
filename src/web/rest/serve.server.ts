/** Serves an operation by the schemas it is described with: reads all parts of the request and tells everything that is wrong at once. */
import { z, type RouteConfig, type RouteHandler } from '@hono/zod-openapi'
import type { Context as HonoContext, Handler, Hono, MiddlewareHandler } from 'hono'
import type { PageEnv } from '../http/page-env.ts'
import { problem, type FieldError } from './problem.ts'

type In = FieldError['in']
type Target = 'json' | 'query' | 'param' | 'header'
const mostErrors = 100

export function serve<R extends RouteConfig>(api: Hono<PageEnv>, route: R, handler: RouteHandler<R, PageEnv>): void {
  // Its shape is checked by the type of `handler`; Hono's own overloads cannot name it for a route that is a parameter.
  api.on(route.method, [routingPath(route.path)], readRequest(route), handler as unknown as Handler<PageEnv>)
}

/** `/articles/{slug}` for the router. A part that begins with `_` is a deed, never a name. */
export function routingPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1{[^_/][^/]*}')
}

/** Everything else on a known path: the methods that are there are told. */
export function refuseOtherMethods(api: Hono<PageEnv>, routes: readonly RouteConfig[]): void {
  for (const path of new Set(routes.map((route) => route.path))) {
    const methods = routes.filter((route) => route.path === path).map(({ method }) => method.toUpperCase())
    const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].join(', ')
    api.all(routingPath(path), (c) =>
      problem(c, 405, { code: 'method-not-allowed', detail: `This address answers to ${allow}.` }, { Allow: allow }),
    )
  }
}

type Read = { readonly target: Target; readonly place: In; readonly schema: z.ZodType; readonly given: unknown }

function readRequest({ request }: RouteConfig): MiddlewareHandler<PageEnv> {
  return async (c, next) => {
    const body = schemaOfBody(request?.body)
    if (body !== null && !isJson(c)) {
      const detail = 'Send the body as `application/json` in UTF-8, not compressed.'
      return problem(c, 415, { code: 'unsupported-media-type', detail }, { Accept: 'application/json' })
    }
    const given = body === null ? null : await readJson(c)
    if (given?.ok === false) return problem(c, 400, { code: 'malformed-json', detail: 'The body is not JSON in UTF-8.' })
    const parts: Read[] = []
    if (request?.params !== undefined) parts.push({ target: 'param', place: 'path', schema: request.params, given: c.req.param() })
    if (request?.query !== undefined) parts.push({ target: 'query', place: 'query', schema: request.query, given: readQuery(c) })
    for (const schema of [request?.headers ?? []].flat())
      parts.push({ target: 'header', place: 'header', schema, given: readHeaders(c, schema) })
    if (body !== null && given !== null) parts.push({ target: 'json', place: 'body', schema: body, given: given.value })
    const errors: FieldError[] = []
    for (const { target, place, schema, given } of parts) {
      const read = await schema.safeParseAsync(given)
      if (read.success) c.req.addValidatedData(target, read.data as object) // every part of a request is an object
      else errors.push(...read.error.issues.flatMap((issue) => errorsOf(place, issue)))
    }
    if (errors.length === 0) return next()
    return problem(c, 400, {
      code: 'invalid-input',
      detail: `${errors.length === 1 ? 'One thing is' : `${errors.length} things are`} not right; see \`errors\`.`,
      errors: errors.slice(0, mostErrors),
    })
  }
}

function schemaOfBody(body: NonNullable<RouteConfig['request']>['body']): z.ZodType | null {
  const content = body?.content['application/json']
  return content !== undefined && 'schema' in content && content.schema instanceof z.ZodType ? content.schema : null
}

function isJson(c: HonoContext): boolean {
  const [type = '', ...parameters] = (c.req.header('content-type') ?? '').split(';').map((part) => part.trim().toLowerCase())
  const plain = (c.req.header('content-encoding') ?? 'identity') === 'identity'
  return plain && type === 'application/json' && parameters.every((one) => !one.startsWith('charset=') || /^charset="?utf-8"?$/.test(one))
}

async function readJson(
  c: HonoContext,
): Promise<{ readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly value: null }> {
  const bytes = await c.req.arrayBuffer()
  try {
    return { ok: true, value: JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown }
  } catch {
    return { ok: false, value: null }
  }
}

/** A parameter that is given twice comes as a list, which no schema takes for a single value. */
function readQuery(c: HonoContext): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [name, values.length === 1 ? (values[0] ?? '') : values]),
  )
}

/** Only the headers that the schema names, whatever their capitals. */
function readHeaders(c: HonoContext, schema: z.ZodType): Record<string, string | undefined> {
  const shape = 'shape' in schema ? Object.keys(schema.shape as object) : []
  return Object.fromEntries(shape.map((name) => [name, c.req.header(name)]))
}

function errorsOf(place: In, issue: z.core.$ZodIssue): FieldError[] {
  const at = (path: readonly PropertyKey[]): string =>
    place === 'body'
      ? path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
      : path.map(String).join('.')
  if (issue.code === 'unrecognized_keys')
    return issue.keys
      .slice(0, mostErrors)
      .map((key) => ({ in: place, path: at([...issue.path, key.slice(0, 100)]), message: 'This name is not known here' }))
  return [{ in: place, path: at(issue.path), message: issue.message }]
}
