/** The addresses at which a program hears that something happened, and the telling itself. */
import type { Context } from '#platform/context.ts'
import { inTransaction, type Database } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Jobs } from '#platform/jobs.server.ts'
import { lastingPseudonym, type Keys } from '#platform/keys.server.ts'
import { isOwnHost } from '#platform/own-network.ts'
import { err, ok, type Result } from '#platform/result.ts'
import type { Instant } from '#platform/time.ts'
import {
  checkWebhook,
  cloudEvent,
  failingDaysUntilStopped,
  mostWebhooks,
  nextTry,
  type Fact,
  type WebhookRefusal,
} from '../rules/webhook.ts'
import {
  deleteWebhook,
  findOpenDelivery,
  insertDeliveries,
  insertWebhook,
  listWebhookRows,
  lockClient,
  noteArrived,
  noteFailed,
  type Webhook,
} from '../sql/webhooks.server.ts'
import { act, type NotPermitted } from './act.server.ts'
import { signature, type Send } from './send-event.server.ts'

export type AddedWebhook = { readonly id: Id<'webhook'>; readonly secret: string }
type NoClient = { readonly kind: 'not-a-client' }

export async function addWebhook(
  ctx: Context,
  keys: Keys,
  wish: { readonly url: string; readonly eventTypes: readonly string[] },
  /** Own networks are refused, except where a developer tries things out. */
  own: 'refused' | 'allowed',
): Promise<Result<AddedWebhook, WebhookRefusal | NoClient | NotPermitted>> {
  return act(ctx, 'webhook.manage', async (tx, permit): Promise<Result<AddedWebhook, WebhookRefusal | NoClient>> => {
    if (ctx.actor.kind !== 'client') return err({ kind: 'not-a-client' })
    const checked = checkWebhook(wish.url, wish.eventTypes, own === 'refused' ? isOwnHost : null)
    if (!checked.ok) return checked
    await lockClient(tx, ctx.actor.clientId)
    if ((await listWebhookRows(tx)).length >= mostWebhooks) return err({ kind: 'too-many' })
    const id = newId<'webhook'>(ctx.now.epochMilliseconds)
    await insertWebhook(tx, { id, centreId: ctx.centreId, clientId: ctx.actor.clientId, webhook: checked.value, now: ctx.now })
    permit.record({ actionCode: 'C', eventType: 'webhook.add', objectType: 'webhook', objectId: id })
    return ok({ id, secret: `whsec_${secretOf(keys, id).toString('base64')}` })
  })
}

export async function listWebhooks(ctx: Context): Promise<Result<Webhook[], NotPermitted>> {
  return act(ctx, 'webhook.manage', async (tx, permit) => {
    const found = await listWebhookRows(tx)
    permit.record({ actionCode: 'R', eventType: 'webhook.list', detail: `selected ${found.length}` })
    return ok(found)
  })
}

export async function removeWebhook(ctx: Context, id: string): Promise<Result<null, { readonly kind: 'no-webhook' } | NotPermitted>> {
  return act(ctx, 'webhook.manage', async (tx, permit): Promise<Result<null, { readonly kind: 'no-webhook' }>> => {
    if (!(await deleteWebhook(tx, id))) return err({ kind: 'no-webhook' })
    permit.record({ actionCode: 'D', eventType: 'webhook.remove', objectType: 'webhook', objectId: id })
    return ok(null)
  })
}

/** The secret follows from the id and a key outside the database: it need not be kept, and a copy of the database signs nothing. */
function secretOf(keys: Keys, webhookId: string): Buffer {
  return lastingPseudonym(keys, 'webhook secret', webhookId)
}

type Telling = { readonly db: Database; readonly tell: Jobs['tell'] }

/** A fact becomes one delivery per address that wants to hear it. May run twice: a fact is delivered once. */
export async function publishFact({ db, tell }: Telling, centreId: Id<'centre'>, fact: Fact, now: Instant): Promise<number> {
  return inTransaction(db, { centreId, actor: 'system' }, async (tx) => {
    const deliveries = await insertDeliveries(tx, centreId, fact, now, () => newId(now.epochMilliseconds))
    for (const deliveryId of deliveries) await tell(tx, 'access.deliver-event', { centreId, deliveryId })
    return deliveries.length
  })
}

/**
 * One try. What does not arrive is tried again later, by a job that this one leaves behind; the connection is not held in a
 * transaction. Sent twice when the process dies between the answer and writing it down: the id tells the receiver.
 */
export async function deliverEvent(
  { db, tell, keys, send }: Telling & { readonly keys: Keys; readonly send: Send },
  { centreId, deliveryId, source, now }: { centreId: Id<'centre'>; deliveryId: string; source: string; now: Instant },
): Promise<'arrived' | 'again' | 'given-up' | 'nothing-to-do'> {
  const scope = { centreId, actor: 'system' } as const
  const delivery = await inTransaction(db, scope, (tx) => findOpenDelivery(tx, deliveryId))
  if (delivery === null) return 'nothing-to-do'
  const { webhookId, url, fact, attempts, failingSince } = delivery
  const body = JSON.stringify(cloudEvent(deliveryId, source, fact))
  const timestamp = Math.floor(now.epochMilliseconds / 1000)
  const headers = {
    'content-type': 'application/cloudevents+json; charset=utf-8',
    'webhook-id': deliveryId,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signature(secretOf(keys, webhookId), deliveryId, timestamp, body),
  }
  const status = await send(url, headers, body)
  return inTransaction(db, scope, async (tx) => {
    if (status !== null && status >= 200 && status < 300) {
      await noteArrived(tx, deliveryId, webhookId, status, now)
      return 'arrived'
    }
    // 410: the receiver says that this address is no more.
    const wait = status === 410 ? null : nextTry(attempts + 1)
    const failing = failingSince !== null && failingSince.until(now).total('hours') >= 24 * failingDaysUntilStopped
    await noteFailed(tx, { id: deliveryId, webhookId, status, givenUp: wait === null, stop: status === 410 || failing, now })
    if (wait === null) return 'given-up'
    await tell(tx, 'access.deliver-event', { centreId, deliveryId }, { startAfterSeconds: wait })
    return 'again'
  })
}
