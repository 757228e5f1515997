/** Rows of the register of breaches. Read as whoever acts (row-level security: the privacy officer), written with the sight of the system. */
import { sql } from 'kysely'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import type { Breach } from '../../rules/breach/breach.ts'

type Sealed = { readonly sealed: Buffer; readonly version: number }

/** What stands open in the row: enough for the clock and the figures. */
export type BreachRow = {
  readonly id: Id<'breach'>
  readonly year: number
  readonly number: number
  readonly state: Breach['state']
  readonly discoveredAt: Instant
  readonly awareAt: Instant
  readonly suspectedBy: Id<'account'> | null
  readonly suspectedAt: Instant
  readonly sourceKind: string | null
  readonly sourceId: string | null
  readonly reportDecision: 'report' | 'not' | null
  readonly firstReportedAt: Instant | null
  readonly completedAt: Instant | null
  readonly tellDecision: 'tell' | 'not' | null
  readonly toldAt: Instant | null
  readonly toldCount: number | null
  readonly closedAt: Instant | null
  readonly mergedInto: Id<'breach'> | null
  readonly content: Sealed
  readonly version: number
}

function breaches(tx: Tx) {
  return tx
    .selectFrom('access.breach')
    .select(['id', 'year', 'number', 'state', 'discovered_at as discoveredAt', 'aware_at as awareAt', 'suspected_by as suspectedBy'])
    .select(['suspected_at as suspectedAt', 'source_kind as sourceKind', 'source_id as sourceId', 'report_decision as reportDecision'])
    .select(['first_reported_at as firstReportedAt', 'completed_at as completedAt', 'tell_decision as tellDecision'])
    .select(['told_at as toldAt', 'told_count as toldCount', 'closed_at as closedAt', 'merged_into as mergedInto'])
    .select(['content', 'centre_key_version as keyVersion', 'version'])
}

type Row = Awaited<ReturnType<ReturnType<typeof breaches>['execute']>>[number]
// The checks of the table keep each state whole.
const toRow = ({ content, keyVersion, ...row }: Row): BreachRow =>
  ({ ...row, content: { sealed: content, version: keyVersion } }) as unknown as BreachRow

/** Whose clock runs first, by the clock; then the others, the newest on top. */
export async function listBreachRows(tx: Tx, most: number): Promise<BreachRow[]> {
  const live = sql`state in ('suspected', 'open')`
  const rows = await breaches(tx)
    .orderBy(live, 'desc')
    .orderBy(sql`case when ${live} then aware_at end`)
    .orderBy('suspected_at', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(toRow)
}

export async function findBreachRow(tx: Tx, id: Id<'breach'>): Promise<BreachRow | null> {
  const row = await breaches(tx).where('id', '=', id).executeTakeFirst()
  return row === undefined ? null : toRow(row)
}

/** Held until the transaction ends, always in the order of their ids, so that two who merge cannot wait for each other. */
export async function lockBreachRows(tx: Tx, ids: readonly Id<'breach'>[]): Promise<BreachRow[]> {
  const rows = await withSystemSight(tx, () => breaches(tx).where('id', 'in', ids).orderBy('id').forUpdate().execute())
  return rows.map(toRow)
}

/** By the number that people use: "2026-003". */
export async function findBreachByNumber(tx: Tx, year: number, number: number): Promise<Id<'breach'> | null> {
  const row = await tx.selectFrom('access.breach').select('id').where('year', '=', year).where('number', '=', number).executeTakeFirst()
  return (row?.id ?? null) as Id<'breach'> | null
}

export type Told = {
  readonly suspectedBy: Id<'account'> | null
  readonly source: { readonly kind: string; readonly id: string } | null
}

export type Inserted = { readonly isNew: true } | { readonly isNew: false; readonly id: Id<'breach'> }

/** Not new: the same form sent twice, or the same finding handed over twice; with the id of the first. */
export async function insertBreach(
  tx: Tx,
  centreId: Id<'centre'>,
  breach: Breach,
  content: Sealed,
  told: Told,
  year: number,
): Promise<Inserted> {
  return withSystemSight(tx, async () => {
    // One after the other per centre: a number is given once, and who hands over twice at once finds the first.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`breach ${centreId}`}, 0))`.execute(tx)
    const { kind, id: sourceId } = told.source ?? { kind: null, id: null }
    const before = await tx
      .selectFrom('access.breach')
      .select('id')
      .where((eb) => eb.or([eb('id', '=', breach.id), eb.and([eb('source_kind', '=', kind), eb('source_id', '=', sourceId)])]))
      .executeTakeFirst()
    if (before !== undefined) return { isNew: false, id: before.id as Id<'breach'> }
    const last = await tx
      .selectFrom('access.breach')
      .select((eb) => eb.fn.max('number').as('number'))
      .where('year', '=', year)
      .executeTakeFirst()
    await tx
      .insertInto('access.breach')
      .values({
        ...{ centre_id: centreId, id: breach.id, year, number: (last?.number ?? 0) + 1, ...columnsOf(breach, content) },
        ...{ suspected_at: breach.suspectedAt, suspected_by: told.suspectedBy, source_kind: kind, source_id: sourceId },
      })
      .execute()
    return { isNew: true }
  })
}

export async function updateBreach(tx: Tx, breach: Breach, content: Sealed): Promise<number> {
  const row = await withSystemSight(tx, () =>
    tx
      .updateTable('access.breach')
      .set({ ...columnsOf(breach, content), version: sql`version + 1` })
      .where('id', '=', breach.id)
      .returning('version')
      .executeTakeFirstOrThrow(),
  )
  return row.version
}

function columnsOf(breach: Breach, { sealed, version }: Sealed) {
  const { decisions, reports, telling } = breach
  return {
    ...{ state: breach.state, discovered_at: breach.discoveredAt, aware_at: breach.awareAt },
    ...{ report_decision: decisions.report, first_reported_at: reports.firstReportedAt, completed_at: reports.completedAt },
    ...{ tell_decision: decisions.tell, told_at: telling.toldAt, told_count: telling.toldCount },
    ...{ closed_at: 'closedAt' in breach ? breach.closedAt : null, merged_into: breach.state === 'merged' ? breach.into : null },
    ...{ content: sealed, centre_key_version: version },
  }
}

export type Revision = {
  readonly id: Id<'breachRevision'>
  readonly version: number
  readonly at: Instant
  readonly by: Id<'account'> | null
  readonly deed: string
  readonly content: Sealed
}

export async function insertRevision(tx: Tx, centreId: Id<'centre'>, breachId: Id<'breach'>, revision: Revision): Promise<void> {
  const { id, version, at, by, deed, content } = revision
  await withSystemSight(tx, () =>
    tx
      .insertInto('access.breach_revision')
      .values({
        ...{ centre_id: centreId, id, breach_id: breachId, version, at, by_account: by, deed },
        ...{ content: content.sealed, centre_key_version: content.version },
      })
      .execute(),
  )
}

/** The newest first. */
export async function listRevisions(tx: Tx, breachId: Id<'breach'>): Promise<Revision[]> {
  const rows = await tx
    .selectFrom('access.breach_revision')
    .select(['id', 'version', 'at', 'by_account as by', 'deed', 'content', 'centre_key_version as keyVersion'])
    .where('breach_id', '=', breachId)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(({ content, keyVersion, ...row }) => ({ ...row, content: { sealed: content, version: keyVersion } })) as Revision[]
}

/** Those that were merged into this one. */
export async function listMergedInto(
  tx: Tx,
  id: Id<'breach'>,
): Promise<{ readonly id: Id<'breach'>; readonly year: number; readonly number: number }[]> {
  const rows = await tx
    .selectFrom('access.breach')
    .select(['id', 'year', 'number'])
    .where('merged_into', '=', id)
    .orderBy('number')
    .execute()
  return rows as { id: Id<'breach'>; year: number; number: number }[]
}

export type OwnSuspicion = Pick<BreachRow, 'id' | 'year' | 'number' | 'state' | 'suspectedAt'>

/** What somebody told, without what it says: that it arrived, and whether it is looked at. */
export async function listSuspicionsOf(tx: Tx, accountId: Id<'account'>, most: number): Promise<OwnSuspicion[]> {
  const rows = await withSystemSight(tx, () =>
    tx
      .selectFrom('access.breach')
      .select(['id', 'year', 'number', 'state', 'suspected_at as suspectedAt'])
      .where('suspected_by', '=', accountId)
      .orderBy('suspected_at', 'desc')
      .orderBy('id', 'desc')
      .limit(most)
      .execute(),
  )
  return rows as OwnSuspicion[]
}

/** Breaches whose clock runs. */
export async function countRunning(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('access.breach')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('state', 'in', ['suspected', 'open'])
    .where('first_reported_at', 'is', null)
    .where(sql<boolean>`report_decision is distinct from 'not'`)
    .executeTakeFirstOrThrow()
  return row.count
}

export type YearFigures = {
  readonly year: number
  readonly suspicions: number
  readonly breaches: number
  readonly inTime: number
  readonly late: number
  readonly notReported: number
  readonly running: number
  readonly told: number
  readonly persons: number
}

/** For the board: how many, and nothing of what. A suspicion that was dismissed or merged is no breach. */
export async function countByYear(tx: Tx): Promise<YearFigures[]> {
  return withSystemSight(tx, async () => {
    const { rows } = await sql<YearFigures>`
      select year, count(*) as suspicions,
        count(*) filter (where state in ('open', 'closed')) as breaches,
        count(*) filter (where state in ('open', 'closed') and first_reported_at <= aware_at + interval '72 hours') as "inTime",
        count(*) filter (where state in ('open', 'closed') and first_reported_at > aware_at + interval '72 hours') as late,
        count(*) filter (where state in ('open', 'closed') and report_decision = 'not') as "notReported",
        count(*) filter (where state in ('suspected', 'open') and first_reported_at is null and report_decision is distinct from 'not') as running,
        count(*) filter (where state in ('open', 'closed') and told_at is not null) as told,
        coalesce(sum(told_count) filter (where state in ('open', 'closed')), 0) as persons
      from access.breach group by year order by year desc`.execute(tx)
    return rows
  })
}

export const newRevisionId = (at: Instant): Id<'breachRevision'> => newId<'breachRevision'>(at.epochMilliseconds)
