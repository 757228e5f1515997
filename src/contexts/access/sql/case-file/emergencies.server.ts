import { sql } from 'kysely'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import type { EmergencyReason, Verdict } from '../../rules/case-file/emergency.ts'
import { isRoleNow, worksNow } from '../working-now.ts'

export type SealedText = { readonly sealed: Buffer; readonly version: number }

export type Emergency = {
  readonly id: Id<'emergency'>
  readonly personId: Id<'person'>
  readonly accountId: Id<'account'>
  readonly reason: EmergencyReason
  readonly explanation: Buffer
  readonly keyVersion: number
  readonly begunAt: Instant
  readonly until: Instant
  readonly endedAt: Instant | null
  readonly reviewedAt: Instant | null
  readonly review: Verdict | null
  readonly reviewNote: Buffer | null
  readonly reviewKeyVersion: number | null
}

const columns = [
  'e.id',
  'e.person_id as personId',
  'e.account_id as accountId',
  'e.reason',
  'e.explanation',
  'e.centre_key_version as keyVersion',
  'e.begun_at as begunAt',
  'e.until',
  'e.ended_at as endedAt',
  'e.reviewed_at as reviewedAt',
  'e.review',
  'e.review_note as reviewNote',
  'e.review_key_version as reviewKeyVersion',
] as const

export async function insertEmergency(
  tx: Tx,
  centreId: string,
  one: Pick<Emergency, 'id' | 'personId' | 'accountId' | 'reason' | 'begunAt' | 'until'> & { readonly explanation: SealedText },
): Promise<void> {
  await withSystemSight(tx, () =>
    tx
      .insertInto('access.emergency_access')
      .values({
        centre_id: centreId,
        id: one.id,
        person_id: one.personId,
        account_id: one.accountId,
        reason: one.reason,
        explanation: one.explanation.sealed,
        centre_key_version: one.explanation.version,
        begun_at: one.begunAt,
        until: one.until,
      })
      .execute(),
  )
}

/** One's own, the last first: what runs, and what was said of what is over. */
export async function listEmergenciesOf(tx: Tx, accountId: Id<'account'>, limit: number): Promise<Emergency[]> {
  const rows = await tx
    .selectFrom('access.emergency_access as e')
    .select(columns)
    .where('e.account_id', '=', accountId)
    .orderBy('e.begun_at', 'desc')
    .limit(limit)
    .execute()
  return rows as Emergency[]
}

/** What nobody has looked at, the oldest first, and what was looked at last; with the name of the colleague. */
export async function listEmergenciesToReview(
  tx: Tx,
  which: 'waiting' | 'reviewed',
  limit: number,
): Promise<(Emergency & { readonly name: string })[]> {
  const rows = await tx
    .selectFrom('access.emergency_access as e')
    .innerJoin('access.account as a', (join) => join.onRef('a.centre_id', '=', 'e.centre_id').onRef('a.id', '=', 'e.account_id'))
    .select([...columns, 'a.display_name as name'])
    .where('e.reviewed_at', which === 'waiting' ? 'is' : 'is not', null)
    .orderBy(which === 'waiting' ? 'e.begun_at' : 'e.reviewed_at', which === 'waiting' ? 'asc' : 'desc')
    .limit(limit)
    .execute()
  return rows as (Emergency & { name: string })[]
}

/** What was opened by it: groups of fields and how often, from the log. */
export async function countOpenedBy(
  tx: Tx,
  ids: readonly string[],
): Promise<{ id: string; fields: string; times: number; last: Instant }[]> {
  if (ids.length === 0) return []
  return tx
    .selectFrom('access.audit_event')
    .select((eb) => ['basis_id as id', 'field_group as fields', eb.fn.countAll<number>().as('times'), eb.fn.max('occurred_at').as('last')])
    .where('basis', '=', 'emergency')
    .where('basis_id', 'in', ids)
    .where('field_group', 'is not', null)
    .groupBy(['basis_id', 'field_group'])
    .orderBy('field_group')
    .$castTo<{ id: string; fields: string; times: number; last: Instant }>()
    .execute()
}

export async function lockEmergency(tx: Tx, id: Id<'emergency'>): Promise<Emergency | null> {
  const row = await withSystemSight(tx, () =>
    tx.selectFrom('access.emergency_access as e').select(columns).where('e.id', '=', id).forUpdate().executeTakeFirst(),
  )
  return (row as Emergency | undefined) ?? null
}

/** Those of a colleague that are not over. */
export async function lockRunningEmergenciesOf(tx: Tx, accountId: Id<'account'>, now: Instant): Promise<Emergency[]> {
  const rows = await withSystemSight(tx, () =>
    tx
      .selectFrom('access.emergency_access as e')
      .select(columns)
      .where('e.account_id', '=', accountId)
      .where('e.ended_at', 'is', null)
      .where('e.until', '>', now)
      .orderBy('e.id')
      .forUpdate()
      .execute(),
  )
  return rows as Emergency[]
}

export async function updateEmergencyEnded(tx: Tx, id: Id<'emergency'>, at: Instant): Promise<void> {
  await withSystemSight(tx, () => tx.updateTable('access.emergency_access').set({ ended_at: at }).where('id', '=', id).execute())
}

export async function updateEmergencyReviewed(
  tx: Tx,
  id: Id<'emergency'>,
  by: { readonly accountId: Id<'account'>; readonly at: Instant; readonly verdict: Verdict; readonly note: SealedText | null },
): Promise<void> {
  await withSystemSight(tx, () =>
    tx
      .updateTable('access.emergency_access')
      .set({
        reviewed_by: by.accountId,
        reviewed_at: by.at,
        review: by.verdict,
        review_note: by.note?.sealed ?? null,
        review_key_version: by.note?.version ?? null,
      })
      .where('id', '=', id)
      .execute(),
  )
}

/** Who works with the person now, and who controls; never who broke the glass. Closed accounts are told nothing. */
export async function listWhoMustHear(
  tx: Tx,
  of: { readonly personId: Id<'person'>; readonly actorId: Id<'account'>; readonly now: Instant },
): Promise<{ accountId: Id<'account'>; works: boolean }[]> {
  const { rows } = await withSystemSight(tx, () =>
    sql<{ accountId: Id<'account'>; works: boolean }>`
      select a.id as "accountId", bool_or(w.works) as works
      from access.account a
      join (
        select holder_id as id, true as works from access.standing
        where centre_id = access.current_centre() and person_id = ${of.personId} and relation in ('care', 'clearedCare', 'standIn') and valid @> ${of.now}::timestamptz
        union all
        select r.account_id, false from access.account_role r where r.role = 'privacyOfficer' and ${isRoleNow('r')}
      ) w on w.id = a.id
      where ${worksNow('a')} and a.id <> ${of.actorId}
      group by a.id
      order by a.id`.execute(tx),
  )
  return rows
}
