/** Programs of partners: given a key, known by it at every request, and their key taken back. */
import type { Actor, Context } from '#platform/context.ts'
import { inTransaction, type Database } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { err, ok, type Result } from '#platform/result.ts'
import { isBefore, localDate, type Instant } from '#platform/time.ts'
import { checkClient, isClientKey, type ClientRefusal, type NewClient } from '../rules/machine-client.ts'
import {
  findClientByKey,
  insertClient,
  listClientRows,
  noteUse,
  revokeClientRow,
  type MachineClient,
} from '../sql/machine-clients.server.ts'
import { act, type NotPermitted } from './act.server.ts'
import { hashClientKey, newClientKey } from './client-key.server.ts'

export type AddedClient = { readonly id: Id<'machineClient'>; readonly key: string }

/** The key is in the answer and nowhere else. */
export async function addClient(ctx: Context, wish: NewClient): Promise<Result<AddedClient, ClientRefusal | NotPermitted>> {
  return act(ctx, 'client.manage', async (tx, permit): Promise<Result<AddedClient, ClientRefusal>> => {
    const checked = checkClient(wish)
    if (!checked.ok) return checked
    const id = newId<'machineClient'>(ctx.now.epochMilliseconds)
    const key = newClientKey()
    const madeBy = ctx.actor.kind === 'staff' ? ctx.actor.accountId : null
    await insertClient(tx, { id, centreId: ctx.centreId, client: checked.value, keyHash: hashClientKey(key), madeBy, now: ctx.now })
    const detail = checked.value.scopes.join(',')
    permit.record({ actionCode: 'C', eventType: 'client.add', objectType: 'machineClient', objectId: id, detail })
    return ok({ id, key })
  })
}

export async function listClients(ctx: Context): Promise<Result<MachineClient[], NotPermitted>> {
  return act(ctx, 'client.manage', async (tx, permit) => {
    const found = await listClientRows(tx)
    permit.record({ actionCode: 'R', eventType: 'client.list', detail: `selected ${found.length}` })
    return ok(found)
  })
}

/** Holds from the next request; nothing more is sent to its addresses. */
export async function revokeClient(
  ctx: Context,
  id: Id<'machineClient'>,
): Promise<Result<null, { readonly kind: 'no-client' } | NotPermitted>> {
  return act(ctx, 'client.manage', async (tx, permit): Promise<Result<null, { readonly kind: 'no-client' }>> => {
    if (!(await revokeClientRow(tx, id, ctx.now))) return err({ kind: 'no-client' })
    permit.record({ actionCode: 'U', eventType: 'client.revoke', objectType: 'machineClient', objectId: id })
    return ok(null)
  })
}

/** Whose key this is; null when it is wrong, over or taken back, which look the same. */
export async function findClientActor(
  db: Database,
  centreId: Id<'centre'>,
  key: string,
  now: Instant,
): Promise<Extract<Actor, { kind: 'client' }> | null> {
  if (!isClientKey(key)) return null
  const keyHash = hashClientKey(key)
  return inTransaction(db, { centreId, actor: 'visitor', claim: keyHash.toString('hex'), durable: false }, async (tx) => {
    const found = await findClientByKey(tx, keyHash)
    if (found === null || found.revokedAt !== null || (found.expiresAt !== null && !isBefore(now, found.expiresAt))) return null
    const today = localDate(now)
    if (found.lastUsedOn?.equals(today) !== true) await noteUse(tx, found.id, today)
    if (working.size > 10_000) working.clear()
    working.add(placeOf(centreId, key))
    return { kind: 'client', clientId: found.id, scopes: found.scopes }
  })
}

/** Keys that opened something in this process. It decides which budget of requests is used, never what may be done. */
const working = new Set<string>()

export function worksHere(centreId: Id<'centre'>, key: string): boolean {
  return working.has(placeOf(centreId, key))
}

const placeOf = (centreId: string, key: string): string => `${centreId} ${hashClientKey(key).toString('hex')}`
