/** Who was reminded of the clock of a breach, and who still waits for the mail. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import { withSystemSight } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'

export type RunningClock = { readonly id: Id<'breach'>; readonly awareAt: Instant; readonly given: readonly number[] }

/** Locked, so that two runs at once do not remind twice. */
export async function lockRunningClocks(tx: Tx): Promise<RunningClock[]> {
  const { rows } = await sql<RunningClock>`
    select b.id, b.aware_at as "awareAt", coalesce((
      select array_agg(distinct r.hours::integer) from access.breach_reminder r where r.centre_id = b.centre_id and r.breach_id = b.id), '{}') as given
    from access.breach b
    where b.state in ('suspected', 'open') and b.first_reported_at is null and b.report_decision is distinct from 'not'
    order by b.id for update of b`.execute(tx)
  return rows
}

/** The privacy officers; where there is none, the administrators, who can make somebody one. */
export async function listWhoIsReminded(tx: Tx): Promise<Id<'account'>[]> {
  const { rows } = await sql<{ id: Id<'account'>; role: string }>`
    select a.id, r.role from access.account_role r join access.account a on a.centre_id = r.centre_id and a.id = r.account_id
    where a.state = 'active' and r.role in ('privacyOfficer', 'administrator') order by a.id`.execute(tx)
  const officers = rows.filter(({ role }) => role === 'privacyOfficer')
  return (officers.length > 0 ? officers : rows).map(({ id }) => id)
}

/** Given twice, it is there once. */
export async function insertReminders(
  tx: Tx,
  centreId: Id<'centre'>,
  {
    breachId,
    hours,
    accountIds,
    at,
  }: { readonly breachId: Id<'breach'>; readonly hours: number; readonly accountIds: readonly Id<'account'>[]; readonly at: Instant },
): Promise<number> {
  if (accountIds.length === 0) return 0
  const done = await withSystemSight(tx, () =>
    tx
      .insertInto('access.breach_reminder')
      .values(accountIds.map((id) => ({ centre_id: centreId, breach_id: breachId, account_id: id, hours, given_at: at })))
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst(),
  )
  return Number(done.numInsertedOrUpdatedRows)
}

export type UnmailedReminder = {
  readonly breachId: Id<'breach'>
  readonly accountId: Id<'account'>
  readonly hours: number
  readonly email: string
}

export async function listUnmailedReminders(tx: Tx): Promise<UnmailedReminder[]> {
  const rows = await tx
    .selectFrom('access.breach_reminder as r')
    .innerJoin('access.account as a', (join) => join.onRef('a.centre_id', '=', 'r.centre_id').onRef('a.id', '=', 'r.account_id'))
    .select(['r.breach_id as breachId', 'r.account_id as accountId', 'r.hours', 'a.email'])
    .where('r.mailed_at', 'is', null)
    .where('a.state', '=', 'active')
    .orderBy('r.given_at')
    .limit(200)
    .execute()
  return rows as UnmailedReminder[]
}

export async function markReminderMailed(tx: Tx, { breachId, accountId, hours }: UnmailedReminder, at: Instant): Promise<void> {
  await tx
    .updateTable('access.breach_reminder')
    .set({ mailed_at: at })
    .where('breach_id', '=', breachId)
    .where('account_id', '=', accountId)
    .where('hours', '=', hours)
    .execute()
}

export type GivenReminder = { readonly hours: number; readonly at: Instant; readonly mailedAt: Instant | null }

export async function listReminders(tx: Tx, breachId: Id<'breach'>): Promise<GivenReminder[]> {
  const rows = await tx
    .selectFrom('access.breach_reminder')
    .select(['hours', 'given_at as at', 'mailed_at as mailedAt'])
    .where('breach_id', '=', breachId)
    .orderBy('hours')
    .orderBy('account_id')
    .execute()
  return rows
}
