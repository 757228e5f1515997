import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'

/** One look a minute, so that nothing is locked and nothing written while there is nothing to do. */
export async function isAnythingOver(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ over: boolean }>`select
    exists (select from access.account a left join access.organisation o on o.centre_id = a.centre_id and o.id = a.organisation_id
      where a.state = 'active' and (a.leaves_on <= access.today() or o.active_until < access.today()))
    or exists (select from access.account_role where until_day < access.today())
    or exists (select from access.proposal where state = 'open' and expires_at <= access.current_moment())
    or exists (select from access.planned_term where begins_on <= access.today())
    or exists (select from access.staff_import where state = 'tried' and tried_at <= access.current_moment() - interval '7 days') as over`.execute(
    tx,
  )
  return rows[0]?.over === true
}
