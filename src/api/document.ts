/** The description of the API (OpenAPI 3.1), grown from the schemas that validate. Needs no database. */
import { createRoute, OpenAPIHono, z, type RouteConfig } from '@hono/zod-openapi'
import { webhookOperations } from '#contexts/access/public.ts'
import { adviceOperations } from '#contexts/advice/public.ts'
import { calculatorOperations } from '#contexts/child-health/public.ts'
import { apiBase, askerToken, clientKey, json, problems } from '#web/rest/route.ts'

/** Counts by semver.org: a new first number is a new address. */
export const apiVersion = '1.2.0'

/** What 3.1 adds; the types of the generator know the fields of 3.0 only. */
const known31 = {
  summary: 'The public side of a centre for youth and family',
  license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
}

export const documentRoute = createRoute({
  ...{ method: 'get', path: '/openapi.json', operationId: 'readDescription', tags: ['Description'] },
  summary: 'This description, for programs',
  responses: { 200: json(z.object({ openapi: z.string() }).openapi('OpenApiDescription'), 'OpenAPI 3.1'), ...problems() },
})

export const operations: readonly RouteConfig[] = [documentRoute, ...adviceOperations, ...calculatorOperations, ...webhookOperations]

type Document = ReturnType<OpenAPIHono['getOpenAPI31Document']>

/** `info.contact` is that of nobody yet: each centre gives its own when it serves this. */
export function apiDocument(): Document {
  const { openAPIRegistry, getOpenAPI31Document } = new OpenAPIHono()
  openAPIRegistry.registerComponent('securitySchemes', askerToken, {
    type: 'http',
    scheme: 'bearer',
    description: 'The token that POST /conversations/_open gives for a return code',
  })
  openAPIRegistry.registerComponent('securitySchemes', clientKey, {
    type: 'http',
    scheme: 'bearer',
    description: 'The key of a program (`cjgk_…`), which a centre gives with `./cjg client add`',
  })
  for (const route of operations) openAPIRegistry.registerPath(route)
  return getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'OpenCJG',
      version: apiVersion,
      description:
        'Read the library and the helplines, ask a question without a name, and come back with a return code; compute growth, development and vaccinations. Moments are in UTC, dates are those of the Netherlands, names are English; refusals are problem details (RFC 9457).',
      contact: { name: 'CJG', email: 'cjg@cjg.example', url: 'https://cjg.example/contact' },
      ...known31,
    },
    servers: [{ url: apiBase, description: 'This centre' }],
    tags: [
      { name: 'Library', description: 'Articles and helplines, open to all' },
      { name: 'Centre', description: 'Where the centre is and when it is open' },
      { name: 'Conversation', description: 'Asking without a name, and coming back' },
      { name: 'Calculators', description: 'Growth, development and vaccinations: computed, never kept' },
      { name: 'Webhooks', description: 'Hearing that something happened, without content' },
      { name: 'Description', description: 'About this API' },
    ],
  })
}
