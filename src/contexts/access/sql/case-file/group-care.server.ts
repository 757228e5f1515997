/** Care relations of a team with many persons at once, in a few statements: for sessions. With the sight of the system, as for one relation. */
import { sql } from 'kysely'
import { withSystemSight, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { CarePurpose } from '../../rules/case-file/policy.ts'
import type { CareRelation } from './care-relations.server.ts'
import type { NewStanding } from './standings.server.ts'

/** Of these people, those whose file is open in the ordinary way: not restricted, closed, merged or of somebody who died or moved. */
export async function listOpenSubjects(tx: Tx, personIds: readonly string[]): Promise<Id<'person'>[]> {
  if (personIds.length === 0) return []
  const { rows } = await withSystemSight(tx, () =>
    sql<{
      id: Id<'person'>
    }>`select person_id as id from access.subject where person_id = any(${personIds}::uuid[]) and state = 'open'`.execute(tx),
  )
  return rows.map(({ id }) => id)
}

type Term = Pick<CareRelation, 'personId' | 'accountId' | 'from' | 'until'>

/** Every relation of these colleagues with these people for a purpose that reaches into a term. */
export async function listTerms(
  tx: Tx,
  of: { readonly personIds: readonly string[]; readonly accountIds: readonly string[]; readonly purpose: CarePurpose },
  from: PlainDate,
  until: PlainDate,
): Promise<Term[]> {
  const { rows } = await withSystemSight(tx, () =>
    sql<Term>`select person_id as "personId", account_id as "accountId", from_day as "from", until_day as "until" from access.care_relation
      where person_id = any(${of.personIds}::uuid[]) and account_id = any(${of.accountIds}::uuid[]) and purpose = ${of.purpose}
        and daterange(from_day, until_day, '[)') && daterange(${from}::date, ${until}::date, '[)')`.execute(tx),
  )
  return rows
}

/** The relations with what follows from them. */
export async function insertCareOfMany(
  tx: Tx,
  centreId: string,
  relations: readonly Omit<CareRelation, 'endedAt'>[],
  standings: readonly NewStanding[],
): Promise<void> {
  if (relations.length === 0) return
  await withSystemSight(tx, async () => {
    await tx
      .insertInto('access.care_relation')
      .values(
        relations.map((one) => ({
          ...{ centre_id: centreId, id: one.id, person_id: one.personId, account_id: one.accountId, purpose: one.purpose },
          ...{ from_day: one.from, until_day: one.until, cleared_by: one.clearedBy, begun_by: one.begunBy, begun_at: one.begunAt },
        })),
      )
      .execute()
    await tx
      .insertInto('access.standing')
      .values(
        standings.map(({ personId, holderId, relation, purpose, from, until, sourceId }) => ({
          ...{ centre_id: centreId, person_id: personId, holder_id: holderId, relation, purpose, source_id: sourceId },
          valid: sql<string>`tstzrange(${from}::timestamptz, ${until}::timestamptz, '[)')`,
        })),
      )
      .execute()
  })
}

/** Of these relations those that still run, of these people or of these colleagues alone where they are named; held until the transaction ends. */
export async function lockLiveCareAmong(
  tx: Tx,
  ids: readonly string[],
  of: { readonly personId?: string; readonly accountId?: string },
  now: Instant,
): Promise<CareRelation[]> {
  if (ids.length === 0) return []
  const { rows } = await withSystemSight(tx, () =>
    sql<CareRelation>`select id, person_id as "personId", account_id as "accountId", purpose, from_day as "from", until_day as "until",
        cleared_by as "clearedBy", begun_by as "begunBy", begun_at as "begunAt", ended_at as "endedAt" from access.care_relation
      where id = any(${ids}::uuid[]) and ended_at is null and (until_day is null or until_day > (${now}::timestamptz at time zone 'Europe/Amsterdam')::date)
        and (${of.personId ?? null}::uuid is null or person_id = ${of.personId ?? null}::uuid)
        and (${of.accountId ?? null}::uuid is null or account_id = ${of.accountId ?? null}::uuid)
      order by id for update`.execute(tx),
  )
  return rows
}
