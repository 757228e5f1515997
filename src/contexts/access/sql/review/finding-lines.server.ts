/** The lines of the log that a finding is about. Rows of one request are one line, as in the list of the family; rows within a hidden part are not there. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import { isReviewed } from './is-reviewed.server.ts'

export type FindingLine = {
  readonly id: Id<'auditEvent'>
  readonly at: Instant
  readonly personId: Id<'person'> | null
  readonly events: readonly string[]
  readonly groups: string
  readonly basis: string | null
  readonly purpose: string | null
}

export async function listFindingLines(
  tx: Tx,
  of: {
    readonly centreId: string
    readonly accountId: Id<'account'>
    readonly personId: Id<'person'> | null
    readonly from: Instant
    readonly until: Instant
  },
  limit: number,
): Promise<FindingLine[]> {
  const person = of.personId === null ? sql`` : sql`and e.subject_id = ${of.personId}::uuid`
  const { rows } = await sql<FindingLine>`
    with line as (
      select (array_agg(e.id order by e.recorded_at, e.id))[1] as id, e.occurred_at, e.subject_id, min(e.recorded_at) as recorded_at, array_agg(distinct e.event_type) as events,
        string_agg(distinct e.field_group, ' ') as groups,
        (array_agg(e.basis order by e.recorded_at, e.id) filter (where e.basis is not null))[1] as basis,
        (array_agg(e.basis_id order by e.recorded_at, e.id) filter (where e.basis is not null))[1] as basis_id
      from access.audit_event e
      where e.centre_id = ${of.centreId}::uuid and e.occurred_at >= ${of.from}::timestamptz and e.occurred_at <= ${of.until}::timestamptz
        and ${isReviewed} and e.account_id = ${of.accountId}::uuid ${person}
      group by e.occurred_at, e.trace_id, e.subject_id)
    select l.id, l.occurred_at as at, l.subject_id as "personId", l.events, coalesce(l.groups, '') as groups, l.basis,
      coalesce(r.purpose, own.purpose) as purpose
    from line l
    left join access.care_relation r on r.id = l.basis_id and l.basis in ('care', 'clearedCare')
    left join access.stand_in s on s.id = l.basis_id and l.basis = 'standIn'
    left join access.care_relation own on own.id = s.care_relation_id
    order by l.occurred_at, l.recorded_at, l.id limit ${limit}`.execute(tx)
  return rows
}
