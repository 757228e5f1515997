/** What left the chain by its term, with the proof that stays. The database lets nobody write it but the function that removes. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Instant } from '#platform/time.ts'
import type { AuditRow, MomentText } from '../../rules/audit-chain.ts'
import type { Removal } from '../../rules/audit/removal.ts'
import { asText, auditColumns } from '../audit-seals.server.ts'

export type StoredRemoval = Removal & {
  readonly mac: Buffer
  /** Lines stand where they were removed. */
  readonly refilled: boolean
}

function removals(tx: Tx) {
  return tx
    .selectFrom('access.audit_removal as r')
    .select(['r.first_sequence as first', 'r.last_sequence as last', 'r.before_mac as before', 'r.after_mac as after', 'r.mac'])
    .select([asText('r.newest_at').as('newestAt'), asText('r.removed_at').as('removedAt')])
    .select(['r.term_version as termVersion', 'r.term_years as termYears'])
    .select(
      sql<boolean>`exists (select from access.audit_seal s where s.centre_id = r.centre_id and s.sequence between r.first_sequence and r.last_sequence)`.as(
        'refilled',
      ),
    )
    .orderBy('r.first_sequence')
}

/** Those that begin after a place and up to another, in the order of the chain. */
export async function listRemovals(tx: Tx, { after, until }: { readonly after: number; readonly until: number }): Promise<StoredRemoval[]> {
  return removals(tx).where('r.first_sequence', '>', after).where('r.first_sequence', '<=', until).execute()
}

/** Those that touch one of these lines, on either side. */
export async function listRemovalsBeside(tx: Tx, sequences: readonly number[]): Promise<StoredRemoval[]> {
  if (sequences.length === 0) return []
  return removals(tx)
    .where((eb) =>
      eb.or([
        eb('r.last_sequence', '=', sql<number>`any(${sequences.map((one) => one - 1)}::bigint[])`),
        eb('r.first_sequence', '=', sql<number>`any(${sequences.map((one) => one + 1)}::bigint[])`),
      ]),
    )
    .execute()
}

/** When something was removed last, as text; null: never. */
export async function findNewestRemoval(tx: Tx): Promise<MomentText | null> {
  const row = await tx
    .selectFrom('access.audit_removal')
    .select(sql<MomentText | null>`max(removed_at)::text`.as('at'))
    .executeTakeFirst()
  return row?.at ?? null
}

export async function countRemoved(tx: Tx): Promise<number> {
  const row = await tx
    .selectFrom('access.audit_removal')
    .select(sql<number>`coalesce(sum(last_sequence - first_sequence + 1), 0)::bigint`.as('count'))
    .executeTakeFirstOrThrow()
  return row.count
}

export type OldLine = {
  readonly sequence: number
  readonly mac: Buffer
  readonly sealedAt: MomentText
  /** The seal of the line before, when that line is still there. */
  readonly before: Buffer | null
  readonly row: AuditRow
}

/** The last place in the chain that may have had its time: lines are sealed in the order in which they were recorded. */
export async function findLastOldPlace(tx: Tx, recordedBefore: Instant): Promise<number | null> {
  const row = await tx
    .selectFrom('access.audit_event as e')
    .innerJoin('access.audit_seal as s', (join) => join.onRef('s.centre_id', '=', 'e.centre_id').onRef('s.event_id', '=', 'e.id'))
    .select('s.sequence')
    .where('e.recorded_at', '<', recordedBefore)
    .orderBy('e.recorded_at', 'desc')
    .orderBy('e.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.sequence ?? null
}

/** The next lines whose term is over and whose file is not here any more, or that are about no file. */
export async function listOldLines(
  tx: Tx,
  range: { readonly recordedBefore: Instant; readonly after: number; readonly until: number; readonly limit: number },
): Promise<OldLine[]> {
  const rows = await tx
    .selectFrom('access.audit_seal as s')
    .innerJoin('access.audit_event as e', (join) => join.onRef('e.centre_id', '=', 's.centre_id').onRef('e.id', '=', 's.event_id'))
    .leftJoin('access.audit_seal as p', (join) =>
      join.onRef('p.centre_id', '=', 's.centre_id').on('p.sequence', '=', sql<number>`s.sequence - 1`),
    )
    .select(['s.sequence', 's.mac', asText('s.sealed_at').as('sealedAt'), 'p.mac as before'])
    .select(auditColumns)
    .where('s.sequence', '>', range.after)
    .where('s.sequence', '<=', range.until)
    .where('e.recorded_at', '<', range.recordedBefore)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('access.subject as f')
            .select('f.person_id')
            .whereRef('f.centre_id', '=', 'e.centre_id')
            .whereRef('f.person_id', '=', 'e.subject_id'),
        ),
      ),
    )
    .orderBy('s.sequence')
    .limit(range.limit)
    .execute()
  return rows.map(({ sequence, mac, sealedAt, before, ...row }) => ({ sequence, mac, sealedAt, before, row }))
}

/** Takes the lines out of the log and writes down the proof, or does neither; how many went. */
export async function removeLines(
  tx: Tx,
  removed: readonly (Removal & { readonly mac: Buffer })[],
  term: { readonly version: number; readonly years: number; readonly at: MomentText },
): Promise<number> {
  const all = <T>(of: (one: Removal & { readonly mac: Buffer }) => T): T[] => removed.map(of)
  const { rows } = await sql<{ gone: number }>`select access.remove_log_lines(
    ${all(({ first }) => first)}::bigint[], ${all(({ last }) => last)}::bigint[], ${all(({ before }) => before)}::bytea[],
    ${all(({ after }) => after)}::bytea[], ${all(({ newestAt }) => newestAt)}::timestamptz[], ${all(({ mac }) => mac)}::bytea[],
    ${term.version}, ${term.years}, ${term.at}::timestamptz) as gone`.execute(tx)
  return rows[0]?.gone ?? 0
}
