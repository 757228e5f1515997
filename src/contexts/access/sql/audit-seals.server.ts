import { sql, type SelectQueryBuilder } from 'kysely'
import type { DB } from '../../../../db/types.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import type { AuditRow } from '../rules/audit-chain.ts'

export type Seal = { readonly sequence: number; readonly eventId: string; readonly mac: Buffer; readonly sealedAt: Instant }

/** One sealer per centre at a time, whatever the number of processes; let go when the transaction ends. */
export async function lockChain(tx: Tx, centreId: Id<'centre'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`audit chain ${centreId}`}, 0))`.execute(tx)
}

/** The clock that stamps audit rows. Sealing compares with it, so an application server's own clock does not count. */
export async function readDatabaseClock(tx: Tx): Promise<Instant> {
  const { rows } = await sql<{ at: Instant }>`select clock_timestamp() as at`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('The database tells no time')
  return row.at
}

export async function findChainHead(tx: Tx): Promise<Seal | null> {
  const row = await tx
    .selectFrom('access.audit_seal')
    .select(['sequence', 'event_id as eventId', 'mac', 'sealed_at as sealedAt'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

const columns = [
  'e.id',
  'e.centre_id as centreId',
  'e.occurred_at as occurredAt',
  'e.recorded_at as recordedAt',
  'e.action_code as actionCode',
  'e.event_type as eventType',
  'e.outcome',
  'e.actor_kind as actorKind',
  'e.account_id as accountId',
  'e.role',
  'e.purpose',
  'e.object_type as objectType',
  'e.object_id as objectId',
  'e.detail',
  'e.processing_activity as processingActivity',
  'e.trace_id as traceId',
] as const

function unsealed(tx: Tx) {
  return tx
    .selectFrom('access.audit_event as e')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('access.audit_seal as s')
            .whereRef('s.centre_id', '=', 'e.centre_id')
            .whereRef('s.event_id', '=', 'e.id')
            .select('s.sequence'),
        ),
      ),
    ) satisfies SelectQueryBuilder<DB & { e: DB['access.audit_event'] }, 'e', object>
}

/** Rows without a seal, oldest first. Not from where the last run stopped: a transaction may commit after later ones were sealed. */
export async function listUnsealed(
  tx: Tx,
  { before, since, limit }: { readonly before: Instant; readonly since: Instant | null; readonly limit: number },
): Promise<AuditRow[]> {
  const query = unsealed(tx).select(columns).where('e.recorded_at', '<', before).orderBy('e.recorded_at').orderBy('e.id').limit(limit)
  return since === null ? query.execute() : query.where('e.recorded_at', '>=', since).execute()
}

export async function countUnsealed(tx: Tx): Promise<{ count: number; oldest: Instant | null }> {
  const row = await unsealed(tx)
    .select((eb) => [eb.fn.countAll<number>().as('count'), sql<Instant | null>`min(e.recorded_at)`.as('oldest')])
    .executeTakeFirstOrThrow()
  return row
}

export async function insertSeals(tx: Tx, centreId: Id<'centre'>, seals: readonly Seal[]): Promise<void> {
  await tx
    .insertInto('access.audit_seal')
    .values(
      seals.map(({ sequence, eventId, mac, sealedAt }) => ({ centre_id: centreId, sequence, event_id: eventId, mac, sealed_at: sealedAt })),
    )
    .execute()
}

export type Link = { readonly sequence: number; readonly mac: Buffer; readonly sealedAt: Instant; readonly row: AuditRow | null }

/** The next links of the chain; `row` is null when a seal speaks of a row that is gone. */
export async function listLinks(tx: Tx, { after, until, limit }: { after: number; until: number; limit: number }): Promise<Link[]> {
  const rows = await tx
    .selectFrom('access.audit_seal as l')
    .leftJoin('access.audit_event as e', (join) => join.onRef('e.centre_id', '=', 'l.centre_id').onRef('e.id', '=', 'l.event_id'))
    .select(['l.sequence', 'l.mac', 'l.sealed_at as sealedAt'])
    .select(columns)
    .where('l.sequence', '>', after)
    .where('l.sequence', '<=', until)
    .orderBy('l.sequence')
    .limit(limit)
    .execute()
  return rows.map(({ sequence, mac, sealedAt, ...row }) => ({ sequence, mac, sealedAt, row: row.id === null ? null : (row as AuditRow) }))
}
