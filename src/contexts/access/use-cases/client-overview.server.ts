/** Programs with their addresses and what was told lately, for who administers. Kinds and results; never an id of what it was about. */
import type { Context } from '#platform/context.ts'
import { ok, type Result } from '#platform/result.ts'
import { listClientRows, type MachineClient } from '../sql/machine-clients.server.ts'
import { listLastDeliveries, listWebhooksOfClients, type DeliveryResult, type OwnedWebhook } from '../sql/webhook-overview.server.ts'
import { act, type NotPermitted } from './act.server.ts'

export type ListedClient = MachineClient & {
  readonly webhooks: readonly (OwnedWebhook & { readonly deliveries: readonly DeliveryResult[] })[]
}

const lastOfEach = 10

export async function overviewOfClients(ctx: Context): Promise<Result<readonly ListedClient[], NotPermitted>> {
  return act(ctx, 'client.look', async (tx, permit) => {
    const clients = await listClientRows(tx)
    const webhooks = await listWebhooksOfClients(tx)
    const deliveries = await listLastDeliveries(tx, lastOfEach)
    permit.record({ actionCode: 'R', eventType: 'client.list', detail: `selected ${clients.length}` })
    return ok(
      clients.map((client) => ({
        ...client,
        webhooks: webhooks
          .filter(({ clientId }) => clientId === client.id)
          .map((webhook) => ({ ...webhook, deliveries: deliveries.filter(({ webhookId }) => webhookId === webhook.id) })),
      })),
    )
  })
}
