/** What access itself knows of files that may have had their time. With the sight of the system; set by set, so that a night of 200,000 files is short. */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { CarePurpose } from '../../rules/case-file/policy.ts'
import type { HoldGround } from '../../rules/case-file/person-request.ts'
import type { CareFacts, OpenMatter } from '../../rules/retention/file-term.ts'
import type { Sensitivity } from '../../rules/retention/confirm.ts'
import type { Lengthening } from '../../rules/retention/term.ts'

/** The next files in the order of their numbers; what was merged or destroyed has no file of its own. */
export async function listSubjectsAfter(tx: Tx, after: string | null, limit: number): Promise<Id<'person'>[]> {
  const rows = await tx
    .selectFrom('access.subject')
    .select('person_id as id')
    .where('state', '<>', 'merged')
    .$if(after !== null, (query) => query.where('person_id', '>', after ?? ''))
    .orderBy('person_id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id as Id<'person'>)
}

/** Held until the transaction ends: care, requests and holds that begin now wait, and find the file gone or still there. */
export async function lockSubject(tx: Tx, id: Id<'person'>): Promise<boolean> {
  const row = await tx
    .selectFrom('access.subject')
    .select('person_id')
    .where('person_id', '=', id)
    .where('state', '<>', 'merged')
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

export type Judging = { readonly birthDate: PlainDate; readonly incapableFrom: PlainDate | null; readonly incapableUntil: PlainDate | null }

/** How old somebody is, and whether somebody wrote down that they cannot judge their own interests. */
export async function findJudging(tx: Tx, id: Id<'person'>): Promise<Judging | null> {
  const row = await tx
    .selectFrom('access.subject')
    .select(['birth_date as birthDate', 'incapable_from as incapableFrom', 'incapable_until as incapableUntil'])
    .where('person_id', '=', id)
    .executeTakeFirst()
  return row?.birthDate == null ? null : { ...row, birthDate: row.birthDate }
}

/** One line per person and purpose: the latest end, or none while one runs. */
export async function listCareEnds(tx: Tx, ids: readonly string[]): Promise<(CareFacts & { readonly personId: string })[]> {
  const rows = await tx
    .selectFrom('access.care_relation')
    .select((eb) => [
      'person_id as personId',
      'purpose',
      eb.fn.max('until_day').as('until'),
      sql<boolean>`bool_or(until_day is null)`.as('runs'),
    ])
    .where('person_id', 'in', ids)
    .groupBy(['person_id', 'purpose'])
    .execute()
  return rows.map(({ personId, purpose, until, runs }) => ({ personId, purpose: purpose as CarePurpose, until: runs ? null : until }))
}

export async function listRunningHolds(
  tx: Tx,
  ids: readonly string[],
  today: PlainDate,
): Promise<{ readonly personId: string; readonly ground: HoldGround }[]> {
  const rows = await tx
    .selectFrom('access.statutory_hold')
    .select(['person_id as personId', 'ground'])
    .where('person_id', 'in', ids)
    .where('from_day', '<=', today)
    .where((eb) => eb.or([eb('until_day', 'is', null), eb('until_day', '>', today)]))
    .execute()
  return rows as { personId: string; ground: HoldGround }[]
}

/** Requests that are not answered, shares that still stand open, hidden parts in use, and emergencies that run or wait for a look. */
export async function listOpenMatters(
  tx: Tx,
  ids: readonly string[],
  now: Instant,
  today: PlainDate,
): Promise<{ readonly personId: string; readonly matter: OpenMatter }[]> {
  const { rows } = await sql<{ personId: string; matter: OpenMatter }>`
    select person_id as "personId", 'request-open' as matter from access.person_request
      where person_id = any(${ids}::uuid[]) and state in ('received', 'extended')
    union select requester_id, 'request-open' from access.person_request where requester_id = any(${ids}::uuid[]) and state in ('received', 'extended')
    union select person_id, 'share-open' from access.share
      where person_id = any(${ids}::uuid[]) and given_at is not null and stopped_at is null and until_day >= ${today.toString()}::date
    union select person_id, 'hidden-part-open' from access.compartment where person_id = any(${ids}::uuid[]) and closed_at is null
    union select person_id, 'emergency-open' from access.emergency_access
      where person_id = any(${ids}::uuid[]) and (reviewed_at is null or (ended_at is null and until > ${now.toString()}::timestamptz))`.execute(
    tx,
  )
  return rows
}

export async function listKeptPieces(tx: Tx, ids: readonly string[], today: PlainDate): Promise<Id<'piece'>[]> {
  const rows = await tx
    .selectFrom('access.kept_piece')
    .select('piece_id as id')
    .where('person_id', 'in', ids)
    .where('until_day', '>', today)
    .execute()
  return rows.map(({ id }) => id as Id<'piece'>)
}

export async function listSensitivities(
  tx: Tx,
  ids: readonly string[],
): Promise<{ readonly personId: string; readonly why: Sensitivity }[]> {
  const { rows } = await sql<{ personId: string; why: Sensitivity }>`
    select person_id as "personId", 'restricted' as why from access.subject where person_id = any(${ids}::uuid[]) and state = 'restricted'
    union select person_id, 'hidden-part' from access.compartment where person_id = any(${ids}::uuid[])
    union select person_id, 'was-held' from access.statutory_hold where person_id = any(${ids}::uuid[])
    order by 1, 2`.execute(tx)
  return rows
}
export async function listLengthenings(tx: Tx): Promise<(Lengthening & { readonly reason: string; readonly at: Instant })[]> {
  const rows = await tx
    .selectFrom('access.term_lengthening')
    .select(['regime', 'years', 'reason', 'from_day as from', 'decided_at as at'])
    .orderBy('from_day')
    .orderBy('decided_at')
    .execute()
  return rows as (Lengthening & { reason: string; at: Instant })[]
}

export async function insertLengthening(
  tx: Tx,
  centreId: string,
  one: Lengthening & { readonly id: string; readonly reason: string; readonly by: string; readonly at: Instant },
): Promise<void> {
  await tx
    .insertInto('access.term_lengthening')
    .values({
      ...{ centre_id: centreId, id: one.id, regime: one.regime, years: one.years, reason: one.reason },
      ...{ from_day: one.from, decided_by: one.by, decided_at: one.at },
    })
    .execute()
}
