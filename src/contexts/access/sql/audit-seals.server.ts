import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import type { AuditRow, MomentText } from '../rules/audit-chain.ts'

export type Seal = { readonly sequence: number; readonly eventId: string; readonly mac: Buffer; readonly sealedAt: Instant }

/** One sealer per centre at a time, whatever the number of processes; let go when the transaction ends. */
export async function lockChain(tx: Tx, centreId: Id<'centre'>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`audit chain ${centreId}`}, 0))`.execute(tx)
}

/**
 * For the rest of this transaction the log is walked along its indexes, row after row. Row-level security makes the planner expect a handful of rows where
 * there are millions; it then compares every row with every seal, which took 11 s for 5,000 of each.
 */
export async function walkInOrder(tx: Tx): Promise<void> {
  await sql`select set_config(name, 'off', true) from unnest(${['seqscan', 'bitmapscan', 'sort', 'material', 'hashjoin', 'mergejoin'].map((kind) => `enable_${kind}`)}::text[]) name`.execute(
    tx,
  )
}

/** The clock that stamps audit rows. Sealing compares with it, so an application server's own clock does not count. */
export async function readDatabaseClock(tx: Tx): Promise<Instant> {
  const { rows } = await sql<{ at: Instant }>`select clock_timestamp() as at`.execute(tx)
  const [row] = rows
  if (row === undefined) throw new Error('The database tells no time')
  return row.at
}

/** The last seal, and when its row was recorded (null when somebody took the row away). */
export async function findChainHead(tx: Tx): Promise<(Seal & { readonly recordedAt: Instant | null }) | null> {
  const row = await tx
    .selectFrom('access.audit_seal as l')
    .leftJoin('access.audit_event as e', (join) => join.onRef('e.centre_id', '=', 'l.centre_id').onRef('e.id', '=', 'l.event_id'))
    .select(['l.sequence', 'l.event_id as eventId', 'l.mac', 'l.sealed_at as sealedAt', 'e.recorded_at as recordedAt'])
    .orderBy('l.sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export const asText = (column: string) => sql<MomentText>`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** Every column that a seal covers. */
export const auditColumns = [
  'e.id',
  'e.centre_id as centreId',
  asText('e.occurred_at').as('occurredAt'),
  asText('e.recorded_at').as('recordedAt'),
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
  'e.subject_id as subjectId',
  'e.field_group as fieldGroup',
  'e.basis',
  'e.basis_id as basisId',
  'e.actor_person_id as actorPersonId',
  'e.compartment_id as compartmentId',
  'e.operation_id as operationId',
  'e.on_behalf_of as onBehalfOf',
  'e.profession',
  'e.access_point_kind as accessPointKind',
  'e.access_point as accessPoint',
  'e.policy_version as policyVersion',
  'e.legal_ground as legalGround',
  'e.consent_id as consentId',
  'e.foreign_trace_id as foreignTraceId',
  'e.foreign_span_id as foreignSpanId',
] as const

/** Was this told in the last hour? */
export async function wasToldLately(tx: Tx, eventType: string, detail: string): Promise<boolean> {
  const row = await tx
    .selectFrom('access.audit_event')
    .select('id')
    .where('processing_activity', '=', 'audit')
    .where('event_type', '=', eventType)
    .where('detail', '=', detail)
    .where('recorded_at', '>', sql<Instant>`clock_timestamp() - interval '1 hour'`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

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
    )
}

/** Where a run goes on: after the last row that it sealed. */
export type Place = Pick<AuditRow, 'recordedAt' | 'id'>

/** Rows without a seal, oldest first. Each run begins before where the last one stopped: a transaction may commit after later ones were sealed. */
export async function listUnsealed(
  tx: Tx,
  range: { readonly before: Instant; readonly since: Instant | null; readonly after: Place | null; readonly limit: number },
): Promise<AuditRow[]> {
  const { before, since, after, limit } = range
  return unsealed(tx)
    .select(auditColumns)
    .where('e.recorded_at', '<', before)
    .$if(since !== null, (query) => query.where('e.recorded_at', '>=', since))
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(e.recorded_at, e.id) > (${after?.recordedAt}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy('e.recorded_at')
    .orderBy('e.id')
    .limit(limit)
    .execute()
}

/** Of the whole log, or of what was recorded since a moment. */
export async function countUnsealed(tx: Tx, since: Instant | null = null): Promise<{ count: number; oldest: Instant | null }> {
  const row = await unsealed(tx)
    .$if(since !== null, (query) => query.where('e.recorded_at', '>=', since))
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

export type Link = { readonly sequence: number; readonly mac: Buffer; readonly sealedAt: MomentText; readonly row: AuditRow | null }

/** The next links of the chain; `row` is null when a seal speaks of a row that is gone. */
export async function listLinks(tx: Tx, { after, until, limit }: { after: number; until: number; limit: number }): Promise<Link[]> {
  const rows = await tx
    .selectFrom('access.audit_seal as l')
    .leftJoin('access.audit_event as e', (join) => join.onRef('e.centre_id', '=', 'l.centre_id').onRef('e.id', '=', 'l.event_id'))
    .select(['l.sequence', 'l.mac', asText('l.sealed_at').as('sealedAt')])
    .select(auditColumns)
    .where('l.sequence', '>', after)
    .where('l.sequence', '<=', until)
    .orderBy('l.sequence')
    .limit(limit)
    .execute()
  return rows.map(({ sequence, mac, sealedAt, ...row }) => ({ sequence, mac, sealedAt, row: row.id === null ? null : (row as AuditRow) }))
}
