/** The operations on webhooks: a program says where it wants to hear that something happened. */
import { createRoute, z, type RouteConfig } from '@hono/zod-openapi'
import { bodyOf, clientKey, done, json, moment, problems } from '#web/rest/route.ts'
import { eventTypes, mostWebhooks } from '../rules/webhook.ts'

const tags = ['Webhooks']
const security = [{ [clientKey]: [] }]

const NewWebhook = z
  .strictObject({
    url: z
      .string()
      .max(500)
      .openapi({ format: 'uri', description: 'Where to send to: https, a public place', example: 'https://gemeente.example/cjg' }),
    eventTypes: z
      .array(z.string().max(80))
      .min(1)
      .max(eventTypes.length)
      .openapi({ description: `Of: ${eventTypes.join(', ')}` }),
  })
  .openapi('NewWebhook')

const Webhook = z
  .object({
    id: z.uuid(),
    url: z.string(),
    eventTypes: z.array(z.string()),
    state: z.enum(['active', 'stopped']).openapi({ description: 'Stopped when nothing arrived for days, or the address answered 410' }),
    createdAt: moment('Since when'),
    failingSince: moment('Since when nothing arrives').nullable(),
  })
  .openapi('Webhook')

const AddedWebhook = z
  .object({
    id: z.uuid(),
    signingSecret: z.string().openapi({ description: 'Checks the header `webhook-signature` (Standard Webhooks 1.0); shown once' }),
  })
  .openapi('AddedWebhook')

const IdPath = z.object({ id: z.uuid().openapi({ param: { name: 'id', in: 'path' }, description: 'The id of the webhook' }) })

export const addWebhookRoute = createRoute({
  ...{ method: 'post', path: '/webhooks', operationId: 'addWebhook', tags, security },
  summary: 'Hear that something happened',
  description: `Each event is a CloudEvent 1.0 without content: a kind, an id and a moment. At most ${mostWebhooks} for one program.`,
  request: { body: bodyOf(NewWebhook, 'Where to send what') },
  responses: { 201: json(AddedWebhook, 'Added'), ...problems(400, 401, 409, 413, 415, 422) },
})

export const listWebhooksRoute = createRoute({
  ...{ method: 'get', path: '/webhooks', operationId: 'listWebhooks', tags, security },
  summary: 'The webhooks of this program',
  responses: { 200: json(z.object({ items: z.array(Webhook) }).openapi('Webhooks'), 'All of them'), ...problems(401) },
})

export const removeWebhookRoute = createRoute({
  ...{ method: 'delete', path: '/webhooks/{id}', operationId: 'removeWebhook', tags, security },
  summary: 'Hear no more',
  request: { params: IdPath },
  responses: { 204: done('Removed'), ...problems(400, 401, 404) },
})

export const webhookOperations: readonly RouteConfig[] = [addWebhookRoute, listWebhooksRoute, removeWebhookRoute]
