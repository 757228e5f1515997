import type { Hono } from 'hono'
import type { Keys } from '#platform/keys.server.ts'
import type { PageContext, PageEnv } from '#web/http/page-env.ts'
import { problem } from '#web/rest/problem.ts'
import { serve } from '#web/rest/serve.server.ts'
import type { WebhookRefusal } from '../rules/webhook.ts'
import { addWebhook, listWebhooks, removeWebhook } from '../use-cases/webhooks.server.ts'
import { addWebhookRoute, listWebhooksRoute, removeWebhookRoute } from './webhook-operations.ts'

export { webhookOperations } from './webhook-operations.ts'

type Parts = { readonly keys: Keys; readonly production: boolean }

export function webhooksApi(api: Hono<PageEnv>, { keys, production }: Parts): void {
  serve(api, addWebhookRoute, async (c) => {
    const added = await addWebhook(c.get('ctx'), keys, c.req.valid('json'), production ? 'refused' : 'allowed')
    if (added.ok) return c.json({ id: added.value.id, signingSecret: added.value.secret }, 201)
    const { error } = added
    if (error.kind === 'not-permitted' || error.kind === 'not-a-client') return notAllowed(c)
    if (error.kind === 'too-many') return problem(c, 409, { code: error.kind, detail: 'This program has as many webhooks as it may have.' })
    return problem(c, 422, { code: error.kind, detail: sentences[error.kind] })
  })

  serve(api, listWebhooksRoute, async (c) => {
    const found = await listWebhooks(c.get('ctx'))
    if (!found.ok) return notAllowed(c)
    const items = found.value.map((one) => ({
      ...{ id: one.id, url: one.url, eventTypes: [...one.eventTypes], state: one.state },
      createdAt: one.createdAt.toString(),
      failingSince: one.failingSince?.toString() ?? null,
    }))
    return c.json({ items }, 200)
  })

  serve(api, removeWebhookRoute, async (c) => {
    const removed = await removeWebhook(c.get('ctx'), c.req.valid('param').id)
    if (removed.ok) return c.body(null, 204)
    if (removed.error.kind === 'no-webhook') return problem(c, 404, { code: 'no-webhook', detail: 'There is no webhook with this id.' })
    return notAllowed(c)
  })
}

const sentences: Readonly<Record<Exclude<WebhookRefusal['kind'], 'too-many'>, string>> = {
  'wrong-url': 'The address must be a whole https address without name, password or fragment.',
  'not-https': 'The address must begin with https.',
  'own-network': 'The address must be a public place on the internet.',
  'unknown-event': 'One of the event types is not known.',
  'no-event': 'Choose at least one event type.',
}

/** Without a key: 401. With a key that does not open this: 403. */
function notAllowed(c: PageContext) {
  if (c.get('ctx').actor.kind === 'client')
    return problem(c, 403, { code: 'scope-needed', detail: 'The key of this program does not have the scope `events`.' })
  return problem(
    c,
    401,
    { code: 'key-needed', detail: 'Send the key of the program as `Authorization: Bearer cjgk_…`.' },
    { 'WWW-Authenticate': 'Bearer' },
  )
}
