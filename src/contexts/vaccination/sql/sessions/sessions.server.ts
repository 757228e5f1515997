/** Sessions themselves: plan, team, batches in use, and the care relations that a session began. Nothing here is of a child. */
import { sql } from 'kysely'
import type { Vaccine } from '#calculators/vaccination/programme.ts'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { KeptSession, Session, SessionState } from '../../rules/sessions/session.ts'

const columns = sql`s.id, s.name, s.location_id as "locationId", l.name as place, s.held_on as "heldOn", s.vaccines, s.born_from as "bornFrom",
  s.born_until as "bornUntil", s.state, s.closed_at as "closedAt", s.version`
const from = sql`vaccination.session s join vaccination.location l on l.centre_id = s.centre_id and l.id = s.location_id`

/** Those that are not over, then those of the last year; by day. */
export async function listSessions(tx: Tx, since: PlainDate): Promise<KeptSession[]> {
  const { rows } = await sql<KeptSession>`select ${columns} from ${from} where s.held_on >= ${since}
    order by s.state in ('closed', 'cancelled'), case when s.state in ('closed', 'cancelled') then -(s.held_on - date '2000-01-01') else s.held_on - date '2000-01-01' end, s.id`.execute(
    tx,
  )
  return rows
}

/** Those of which a colleague is in the team. */
export async function listSessionsOf(tx: Tx, accountId: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{
    id: string
  }>`select session_id as id from vaccination.session_member where account_id = ${accountId}::uuid`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

export async function findSession(tx: Tx, id: Id<'session'>): Promise<KeptSession | null> {
  const { rows } = await sql<KeptSession>`select ${columns} from ${from} where s.id = ${id}::uuid`.execute(tx)
  return rows[0] ?? null
}

/**
 * Held until the transaction ends. `share`: for who writes down what became of a child; many do at once without waiting, and only who begins, closes or
 * cancels waits for them.
 */
export async function lockSession(tx: Tx, id: Id<'session'>, how: 'share' | 'alone'): Promise<KeptSession | null> {
  const { rows } = await sql<KeptSession>`select ${columns} from ${from} where s.id = ${id}::uuid
    ${how === 'share' ? sql`for share of s` : sql`for update of s`}`.execute(tx)
  return rows[0] ?? null
}

export async function insertSession(
  tx: Tx,
  centreId: string,
  session: Omit<Session, 'state' | 'version'>,
  { by, at }: { readonly by: string; readonly at: Instant },
): Promise<void> {
  const { id, name, locationId, heldOn, vaccines, bornFrom, bornUntil } = session
  await tx
    .insertInto('vaccination.session')
    .values({
      ...{ centre_id: centreId, id, name, location_id: locationId, held_on: heldOn, vaccines: [...vaccines] },
      ...{ born_from: bornFrom, born_until: bornUntil, made_by: by, made_at: at },
    })
    .execute()
}

export async function updateSessionState(tx: Tx, { id, version }: Session, state: SessionState, at: Instant): Promise<void> {
  await tx
    .updateTable('vaccination.session')
    .set({ state, closed_at: state === 'closed' ? at : null, version: version + 1 })
    .where('id', '=', id)
    .execute()
}

export async function insertMembers(tx: Tx, centreId: string, sessionId: Id<'session'>, accounts: readonly string[]): Promise<void> {
  await tx
    .insertInto('vaccination.session_member')
    .values(accounts.map((account_id) => ({ centre_id: centreId, session_id: sessionId, account_id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function listMembers(tx: Tx, sessionId: Id<'session'>): Promise<Id<'account'>[]> {
  const { rows } = await sql<{
    id: Id<'account'>
  }>`select account_id as id from vaccination.session_member where session_id = ${sessionId}::uuid`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function deleteMember(tx: Tx, sessionId: Id<'session'>, accountId: string): Promise<void> {
  await tx.deleteFrom('vaccination.session_member').where('session_id', '=', sessionId).where('account_id', '=', accountId).execute()
}

export type UsedBatch = { readonly vaccine: Vaccine; readonly batchId: Id<'batch'> }

export async function listSessionBatches(tx: Tx, sessionId: Id<'session'>): Promise<UsedBatch[]> {
  const { rows } =
    await sql<UsedBatch>`select vaccine, batch_id as "batchId" from vaccination.session_batch where session_id = ${sessionId}::uuid`.execute(
      tx,
    )
  return rows
}

/** From now on this batch is given of this vaccine. */
export async function keepSessionBatch(tx: Tx, centreId: string, sessionId: Id<'session'>, { vaccine, batchId }: UsedBatch): Promise<void> {
  await tx
    .insertInto('vaccination.session_batch')
    .values({ centre_id: centreId, session_id: sessionId, vaccine, batch_id: batchId })
    .onConflict((conflict) => conflict.columns(['centre_id', 'session_id', 'vaccine']).doUpdateSet({ batch_id: batchId }))
    .execute()
}

export async function insertSessionCare(tx: Tx, centreId: string, sessionId: Id<'session'>, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .insertInto('vaccination.session_care')
    .values(ids.map((care_relation_id) => ({ centre_id: centreId, session_id: sessionId, care_relation_id })))
    .execute()
}

export async function listSessionCare(tx: Tx, sessionId: Id<'session'>): Promise<Id<'careRelation'>[]> {
  const { rows } = await sql<{
    id: Id<'careRelation'>
  }>`select care_relation_id as id from vaccination.session_care where session_id = ${sessionId}::uuid`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Of one batch, what the doses of the session say that was given and what the stock says that was taken: the same, always. */
export type BatchCount = UsedBatch & { readonly number: string; readonly given: number; readonly taken: number }

/** Numbers alone, over all children: to be asked with the sight of the system. */
export async function countBatches(tx: Tx, sessionId: Id<'session'>): Promise<BatchCount[]> {
  const { rows } = await sql<BatchCount>`
    with mine as (select d.id, d.vaccine, d.batch_id from vaccination.dose d where d.session_id = ${sessionId}::uuid and d.withdrawn_at is null and d.batch_id is not null),
      moved as (select m.batch_id, -sum(m.change)::int as taken from vaccination.stock_move m join vaccination.dose d on d.centre_id = m.centre_id and d.id = m.dose_id
        where d.session_id = ${sessionId}::uuid group by m.batch_id)
    select b.vaccine, b.id as "batchId", b.number, count(mine.id)::int as given, coalesce(max(moved.taken), 0)::int as taken
    from vaccination.batch b left join mine on mine.batch_id = b.id left join moved on moved.batch_id = b.id
    where mine.id is not null or moved.taken <> 0 group by b.vaccine, b.id, b.number order by b.vaccine, b.number`.execute(tx)
  return rows
}
