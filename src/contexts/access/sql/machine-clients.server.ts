import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { CheckedClient } from '../rules/machine-client.ts'

export type MachineClient = {
  readonly id: Id<'machineClient'>
  readonly name: string
  readonly scopes: readonly string[]
  readonly createdAt: Instant
  readonly expiresAt: Instant | null
  readonly revokedAt: Instant | null
  readonly lastUsedOn: PlainDate | null
}

function clients(tx: Tx) {
  return tx.selectFrom('access.machine_client').select(['id', 'name', 'scopes', 'created_at', 'expires_at', 'revoked_at', 'last_used_on'])
}

type Row = NonNullable<Awaited<ReturnType<ReturnType<typeof clients>['executeTakeFirst']>>>

function toClient(row: Row): MachineClient {
  return {
    id: row.id as Id<'machineClient'>,
    name: row.name,
    scopes: row.scopes,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedOn: row.last_used_on,
  }
}

export async function listClientRows(tx: Tx): Promise<MachineClient[]> {
  return (await clients(tx).orderBy('name').orderBy('id').execute()).map(toClient)
}

export async function findClientByKey(tx: Tx, keyHash: Buffer): Promise<MachineClient | null> {
  const row = await clients(tx).where('key_hash', '=', keyHash).executeTakeFirst()
  return row === undefined ? null : toClient(row)
}

export async function insertClient(
  tx: Tx,
  of: { id: string; centreId: string; client: CheckedClient; keyHash: Buffer; madeBy: string | null; now: Instant },
): Promise<void> {
  const { id, centreId, client, keyHash, madeBy, now } = of
  const { name, scopes, validDays } = client
  await tx
    .insertInto('access.machine_client')
    .values({
      ...{ centre_id: centreId, id, name, key_hash: keyHash, scopes: [...scopes], created_at: now, made_by: madeBy },
      expires_at: validDays === null ? null : now.add({ hours: 24 * validDays }),
    })
    .execute()
}

/** False when there is no such program, or its key was taken back before. */
export async function revokeClientRow(tx: Tx, id: string, now: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('access.machine_client')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Written once a day at most. */
export async function noteUse(tx: Tx, id: string, today: PlainDate): Promise<void> {
  await tx.updateTable('access.machine_client').set({ last_used_on: today }).where('id', '=', id).execute()
}
