import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Instant } from '#platform/time.ts'

export type OwnedWebhook = {
  readonly id: string
  readonly clientId: string
  readonly url: string
  readonly state: 'active' | 'stopped'
  readonly failingSince: Instant | null
}

export async function listWebhooksOfClients(tx: Tx): Promise<OwnedWebhook[]> {
  const rows = await tx.selectFrom('access.webhook').select(['id', 'client_id', 'url', 'state', 'failing_since']).orderBy('id').execute()
  return rows.map((row) => ({
    ...{ id: row.id, clientId: row.client_id, url: row.url, failingSince: row.failing_since },
    state: row.state === 'active' ? ('active' as const) : ('stopped' as const),
  }))
}

export type DeliveryResult = {
  readonly webhookId: string
  readonly eventType: string
  readonly occurredAt: Instant
  readonly attempts: number
  readonly lastStatus: number | null
  readonly result: 'arrived' | 'waiting' | 'given-up'
}

/** The last of each address, newest first. */
export async function listLastDeliveries(tx: Tx, ofEach: number): Promise<DeliveryResult[]> {
  const rows = await tx
    .selectFrom((eb) =>
      eb
        .selectFrom('access.webhook_delivery')
        .select(['webhook_id', 'event_type', 'occurred_at', 'attempts', 'last_status', 'delivered_at', 'given_up_at', 'id'])
        .select(sql<number>`row_number() over (partition by webhook_id order by occurred_at desc, id desc)`.as('place'))
        .as('d'),
    )
    .selectAll()
    .where('place', '<=', ofEach)
    .orderBy('occurred_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map((row) => ({
    ...{ webhookId: row.webhook_id, eventType: row.event_type, occurredAt: row.occurred_at, attempts: row.attempts },
    lastStatus: row.last_status,
    result: row.delivered_at !== null ? 'arrived' : row.given_up_at !== null ? 'given-up' : 'waiting',
  }))
}
