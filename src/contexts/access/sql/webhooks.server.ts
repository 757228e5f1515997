import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import type { CheckedWebhook, EventType, Fact } from '../rules/webhook.ts'

export type Webhook = {
  readonly id: Id<'webhook'>
  readonly url: string
  readonly eventTypes: readonly string[]
  readonly state: 'active' | 'stopped'
  readonly createdAt: Instant
  readonly failingSince: Instant | null
}

export async function listWebhookRows(tx: Tx): Promise<Webhook[]> {
  const rows = await tx
    .selectFrom('access.webhook')
    .select(['id', 'url', 'event_types', 'state', 'created_at', 'failing_since'])
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id as Id<'webhook'>,
    url: row.url,
    eventTypes: row.event_types,
    state: row.state === 'active' ? 'active' : 'stopped',
    createdAt: row.created_at,
    failingSince: row.failing_since,
  }))
}

/** Two requests at once of one program wait for each other, so that its limit holds. */
export async function lockClient(tx: Tx, clientId: string): Promise<void> {
  await tx.selectFrom('access.machine_client').select('id').where('id', '=', clientId).forUpdate().execute()
}

export async function insertWebhook(
  tx: Tx,
  { id, centreId, clientId, webhook, now }: { id: string; centreId: string; clientId: string; webhook: CheckedWebhook; now: Instant },
): Promise<void> {
  await tx
    .insertInto('access.webhook')
    .values({ centre_id: centreId, id, client_id: clientId, url: webhook.url, event_types: [...webhook.eventTypes], created_at: now })
    .execute()
}

export async function deleteWebhook(tx: Tx, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('access.webhook').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}

/** One delivery for each address that wants to hear this; the ids of those that are new. */
export async function insertDeliveries(tx: Tx, centreId: string, fact: Fact, now: Instant, newId: () => string): Promise<string[]> {
  const wanted = await tx
    .selectFrom('access.webhook as w')
    .innerJoin('access.machine_client as c', (join) => join.onRef('c.centre_id', '=', 'w.centre_id').onRef('c.id', '=', 'w.client_id'))
    .select('w.id')
    .where('w.state', '=', 'active')
    .where('c.revoked_at', 'is', null)
    .where((eb) => eb.or([eb('c.expires_at', 'is', null), eb('c.expires_at', '>', now)]))
    .where(sql<boolean>`${fact.type} = any (w.event_types)`)
    .execute()
  if (wanted.length === 0) return []
  const rows = wanted.map(({ id }) => ({
    ...{ centre_id: centreId, id: newId(), webhook_id: id, event_type: fact.type, subject_id: fact.subject },
    occurred_at: sql<Instant>`${fact.occurredAt}::timestamptz`,
  }))
  const added = await tx
    .insertInto('access.webhook_delivery')
    .values(rows)
    .onConflict((conflict) => conflict.constraint('webhook_fact_once').doNothing())
    .returning('id')
    .execute()
  return added.map(({ id }) => id)
}

export type Delivery = {
  readonly webhookId: string
  readonly url: string
  readonly fact: Fact
  readonly attempts: number
  readonly failingSince: Instant | null
}

/** A delivery that still has to be made; null when it was made, given up, or its address is stopped or gone. */
export async function findOpenDelivery(tx: Tx, id: string): Promise<Delivery | null> {
  const row = await tx
    .selectFrom('access.webhook_delivery as d')
    .innerJoin('access.webhook as w', (join) => join.onRef('w.centre_id', '=', 'd.centre_id').onRef('w.id', '=', 'd.webhook_id'))
    .innerJoin('access.machine_client as c', (join) => join.onRef('c.centre_id', '=', 'w.centre_id').onRef('c.id', '=', 'w.client_id'))
    .select(['w.id', 'w.url', 'w.failing_since', 'd.event_type', 'd.subject_id', 'd.occurred_at', 'd.attempts'])
    .where('d.id', '=', id)
    .where('d.delivered_at', 'is', null)
    .where('d.given_up_at', 'is', null)
    .where('w.state', '=', 'active')
    .where('c.revoked_at', 'is', null)
    .executeTakeFirst()
  if (row === undefined) return null
  return {
    webhookId: row.id,
    url: row.url,
    // `as`: only known types are written.
    fact: { type: row.event_type as EventType, subject: row.subject_id, occurredAt: row.occurred_at.toString() },
    attempts: row.attempts,
    failingSince: row.failing_since,
  }
}

export async function noteArrived(tx: Tx, id: string, webhookId: string, status: number, now: Instant): Promise<void> {
  await tx
    .updateTable('access.webhook_delivery')
    .set((eb) => ({ delivered_at: now, last_status: status, attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .execute()
  await tx.updateTable('access.webhook').set({ failing_since: null }).where('id', '=', webhookId).execute()
}

export async function noteFailed(
  tx: Tx,
  {
    id,
    webhookId,
    status,
    givenUp,
    stop,
    now,
  }: { id: string; webhookId: string; status: number | null; givenUp: boolean; stop: boolean; now: Instant },
): Promise<void> {
  await tx
    .updateTable('access.webhook_delivery')
    .set((eb) => ({ last_status: status, attempts: eb('attempts', '+', 1), given_up_at: givenUp ? now : null }))
    .where('id', '=', id)
    .execute()
  await tx
    .updateTable('access.webhook')
    .set((eb) => ({ failing_since: eb.fn.coalesce('failing_since', eb.val(now)), ...(stop ? { state: 'stopped' as const } : {}) }))
    .where('id', '=', webhookId)
    .execute()
}

export async function deleteDeliveriesBefore(tx: Tx, before: Instant): Promise<void> {
  await tx.deleteFrom('access.webhook_delivery').where('occurred_at', '<', before).execute()
}
