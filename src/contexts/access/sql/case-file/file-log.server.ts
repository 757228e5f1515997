/**
 * Who looked at a file, from the audit log as row-level security shows it to whoever acts. Rows of one request by one person are one line. A draft saves
 * itself all the time while somebody works: of one contact by one person on one day that is one line with a number, unless each is asked for. The log itself
 * keeps a row for each deed (PR-28); this is how it is shown (PR-30: an understandable list).
 */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant } from '#platform/time.ts'
import { deedsOfKeepingBack, shownAreas } from '../../rules/case-file/log-line.ts'

export type LogBy = 'staff' | 'family' | 'system' | Id<'account'>

export type LogWish = {
  readonly personId: Id<'person'>
  readonly since: Instant | null
  readonly by: LogBy | null
  /** What the family does not see for now: lines about it stay out, and leave no gap (PR-22). */
  readonly hidden: readonly string[]
  /** Each saving of a draft by itself: for a file that is kept. */
  readonly eachDraft?: boolean
  /** The line in which this row stands. */
  readonly only?: Id<'auditEvent'>
}

export type LogRow = {
  readonly id: Id<'auditEvent'>
  /** Of the last, where there are more. */
  readonly at: Instant
  readonly times: number
  readonly actorKind: string
  readonly accountId: Id<'account'> | null
  readonly name: string | null
  readonly profession: string | null
  readonly actorPersonId: Id<'person'> | null
  readonly events: readonly string[]
  readonly groups: string
  readonly basis: string | null
  readonly purpose: string | null
}

const kinds: ReadonlyMap<string, readonly string[]> = new Map([
  ['staff', ['staff']],
  ['family', ['resident']],
  ['system', ['system', 'client']],
])

function lines({ personId, since, by, hidden, only, eachDraft = false }: LogWish) {
  // Those who turned out to be this person too: what was looked at there is in this list.
  const whose = sql`any (array(select ${personId}::uuid union all select m.person_id from access.merged_subject m where m.into_id = ${personId}::uuid))`
  const objects = sql`${sql.val([...hidden])}::uuid[]`
  const period = since === null ? sql`` : sql`and e.occurred_at >= ${since}::timestamptz`
  const one =
    only === undefined
      ? sql``
      : sql`and (e.trace_id, e.occurred_at) in (select o.trace_id, o.occurred_at from access.audit_event o where o.subject_id = ${whose} and o.id = ${only}::uuid)`
  const kind = by === null ? undefined : kinds.get(by)
  const actor =
    by === null
      ? sql``
      : kind === undefined
        ? sql`and e.account_id = ${by}::uuid`
        : sql`and e.actor_kind = any(${sql.val([...kind])}::text[])`
  // The contact whose draft was saved by this request; null for every other request.
  const draft = eachDraft
    ? sql`null::uuid`
    : sql`(array_agg(e.object_id) filter (where e.object_type = 'draft') over (partition by e.trace_id, e.occurred_at))[1]`
  const rows = sql`select e.*, ${draft} as draft from access.audit_event e
    where e.subject_id = ${whose} and e.outcome = 0 and split_part(e.event_type, '.', 1) = any(${sql.val([...shownAreas])}::text[])
      and (e.event_type <> all(${sql.val([...deedsOfKeepingBack])}::text[]) or access.actor_kind() <> 'resident')
      ${period} ${actor} ${one}
      and (e.object_id is null or e.object_id <> all(${objects}))
      and not (e.event_type = 'piece.write' and e.trace_id in (
        select h.trace_id from access.audit_event h where h.subject_id = ${personId}::uuid and h.object_id = any(${objects})))
      -- What one of the family asks is not for the others (PR-23), nor that somebody answers it.
      and (split_part(e.event_type, '.', 1) <> 'request' or access.actor_kind() <> 'resident' or e.actor_person_id = access.current_holder()
        or exists (select from access.person_request q where q.id = e.object_id))`
  return sql`select (array_agg(e.id order by e.occurred_at desc, e.id))[1] as id, max(e.occurred_at) as occurred_at,
      count(distinct (e.trace_id, e.occurred_at))::int as times, e.actor_kind, e.account_id, e.actor_person_id,
      array_agg(distinct e.event_type) as events, string_agg(distinct e.field_group, ' ') as groups,
      (array_agg(e.basis order by e.id) filter (where e.basis is not null))[1] as basis,
      (array_agg(e.basis_id order by e.id) filter (where e.basis is not null))[1] as basis_id
    from (${rows}) e
    group by e.draft, case when e.draft is null then e.occurred_at end, case when e.draft is null then e.trace_id end,
      case when e.draft is not null then (e.occurred_at at time zone 'Europe/Amsterdam')::date end, e.actor_kind, e.account_id, e.actor_person_id`
}

/** The newest first. */
export async function listLog(tx: Tx, wish: LogWish, limit: number): Promise<LogRow[]> {
  const { rows } = await sql<LogRow>`
    with line as (${lines(wish)})
    select l.id, l.occurred_at as at, l.times, l.actor_kind as "actorKind", l.account_id as "accountId", a.display_name as name, a.profession,
      l.actor_person_id as "actorPersonId", l.events, coalesce(l.groups, '') as groups, l.basis, coalesce(r.purpose, own.purpose) as purpose
    from line l
    left join access.account a on a.id = l.account_id
    left join access.care_relation r on r.id = l.basis_id and l.basis in ('care', 'clearedCare')
    left join access.stand_in s on s.id = l.basis_id and l.basis = 'standIn'
    left join access.care_relation own on own.id = s.care_relation_id
    order by l.occurred_at desc, l.id desc limit ${limit}`.execute(tx)
  return rows
}

export type LogFigures = { readonly times: number; readonly people: number; readonly withoutReason: number; readonly lines: number }

/** Counted over the same lines: how often somebody of the centre or a system looked (answering a request is no look), how many people, how many lines there are. */
export async function countLog(tx: Tx, wish: LogWish): Promise<LogFigures> {
  const { rows } = await sql<LogFigures>`
    with line as (${lines(wish)})
    select count(*) filter (where actor_kind <> 'resident' and exists (select from unnest(events) e where e not like 'request.%')) as times, count(distinct account_id) as people,
      count(*) filter (where actor_kind = 'staff' and basis is null
        and not (events && '{person.create,person.register,person.import,care.begin,care.end,care.standIn}'::text[])) as "withoutReason",
      count(*) as lines
    from line`.execute(tx)
  return rows[0] ?? { times: 0, people: 0, withoutReason: 0, lines: 0 }
}

export type Looker = { readonly accountId: Id<'account'>; readonly name: string }

/** Colleagues that stand in the list at all, for the choice of a person. */
export async function listLookers(tx: Tx, wish: LogWish): Promise<Looker[]> {
  const { rows } = await sql<Looker>`
    with line as (${lines({ ...wish, since: null, by: null })})
    select distinct a.id as "accountId", a.display_name as name from line l join access.account a on a.id = l.account_id order by a.display_name`.execute(
    tx,
  )
  return rows
}
