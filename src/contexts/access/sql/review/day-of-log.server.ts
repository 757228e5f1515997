/** A day of the log as the drawing reads it, with the sight of the system. Rows within a hidden part are never among them (their members know of it, nobody else). */
import { sql } from 'kysely'
import type { Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import type { Instant, PlainDate } from '#platform/time.ts'
import type { ColleagueDay, Pair } from '../../rules/review/draw.ts'
import type { Habit } from '../../rules/review/habit.ts'
import { withoutRelation } from '../../rules/review/reviewed.ts'
import { isReviewed } from './is-reviewed.server.ts'

export type Period = { readonly centreId: string; readonly from: Instant; readonly until: Instant }

/** Who did it is known: a row of a job or of the family has its own list. */
function rows({ centreId, from, until }: Period) {
  return sql`from access.audit_event e
    where e.centre_id = ${centreId}::uuid and e.occurred_at >= ${from}::timestamptz and e.occurred_at < ${until}::timestamptz
      and e.account_id is not null and ${isReviewed}`
}

export async function listPairs(tx: Tx, period: Period, day: PlainDate, seed: Buffer): Promise<Pair[]> {
  const { rows: pairs } = await sql<Pair>`
    with pair as materialized (
      select e.account_id, e.subject_id, count(distinct e.trace_id)::int as times, min(e.occurred_at) as first_at, max(e.occurred_at) as last_at,
        bool_or(e.event_type <> 'person.search') as opened,
        bool_or(e.basis is null and e.event_type <> all(${sql.val(withoutRelation)}::text[])) as without_basis,
        coalesce(bool_or(e.basis = 'emergency'), false) as in_emergency,
        array_agg(distinct extract(hour from e.occurred_at at time zone 'Europe/Amsterdam')::int) filter (where e.event_type <> 'person.search') as hours,
        array_agg(distinct e.basis_id) filter (where e.basis in ('care', 'clearedCare', 'standIn')) as bases
      ${rows(period)} group by e.account_id, e.subject_id),
    ending as (
      select p.account_id, p.subject_id, max(r.until_day) as until_day
      from pair p join access.care_relation r on r.centre_id = ${period.centreId}::uuid and r.id = any (p.bases)
      where r.until_day >= ${day}::date group by 1, 2)
    select p.account_id as "accountId", p.subject_id as "personId", p.times, p.first_at as "firstAt", p.last_at as "lastAt", p.opened,
      p.without_basis as "withoutBasis", p.in_emergency as "inEmergency", coalesce(p.hours, '{}') as hours,
      coalesce(s.state = 'restricted', false) as restricted, x.until_day as "relationUntil",
      case when p.opened then row_number() over (partition by p.opened
        order by sha256(${seed}::bytea || convert_to(p.account_id::text || p.subject_id::text, 'UTF8')))::int end as place
    from pair p
    left join access.subject s on s.centre_id = ${period.centreId}::uuid and s.person_id = p.subject_id
    left join ending x on x.account_id = p.account_id and x.subject_id = p.subject_id`.execute(tx)
  return pairs
}

/** Per colleague: how many files were opened, and how many searches ended without opening any of what was found. */
export async function listColleagueDays(tx: Tx, period: Period): Promise<ColleagueDay[]> {
  const { rows: days } = await sql<ColleagueDay>`
    with row as materialized (
      select e.account_id, e.subject_id, e.trace_id, e.occurred_at, e.event_type = 'person.search' as searched ${rows(period)}),
    opened as (select distinct account_id, subject_id from row where not searched),
    search as (
      select r.account_id, r.trace_id, count(o.subject_id) = 0 as in_vain
      from row r left join opened o on o.account_id = r.account_id and o.subject_id = r.subject_id
      where r.searched group by 1, 2),
    vain as (select account_id, count(*) filter (where in_vain)::int as searches from search group by 1)
    select r.account_id as "accountId", count(distinct r.subject_id) filter (where not r.searched)::int as files,
      count(distinct r.trace_id)::int as times, min(r.occurred_at) as "firstAt", max(r.occurred_at) as "lastAt",
      coalesce(max(v.searches), 0) as "searchesInVain"
    from row r left join vain v on v.account_id = r.account_id group by r.account_id`.execute(tx)
  return days
}

/** Writes down what colleagues did on each day of a period, once more when it was there already. Counted in one pass: sixty days of a busy centre are some hundred thousand looks. */
export async function keepActivity(tx: Tx, period: Period): Promise<void> {
  await sql`
    with look as (
      select e.account_id, (e.occurred_at at time zone 'Europe/Amsterdam')::date as day,
        extract(hour from e.occurred_at at time zone 'Europe/Amsterdam')::int as hour, e.subject_id, e.trace_id
      ${rows(period)} and e.event_type <> 'person.search'),
    counted as (
      select account_id, day, hour, count(distinct trace_id)::int as times, count(distinct subject_id)::int as files
      from look group by grouping sets ((account_id, day, hour), (account_id, day))),
    worked as (
      select account_id, day, max(files) filter (where hour is null) as files, jsonb_object_agg(hour, times) filter (where hour is not null) as times
      from counted group by account_id, day)
    insert into access.review_activity (centre_id, account_id, day, files, hours)
    select ${period.centreId}::uuid, account_id, day, files,
      array(select coalesce((times ->> h::text)::int, 0) from generate_series(0, 23) h order by h)
    from worked
    on conflict (centre_id, account_id, day) do update set files = excluded.files, hours = excluded.hours`.execute(tx)
}

/** What no drawing looks back at any more. */
export async function deleteActivityBefore(tx: Tx, day: PlainDate): Promise<void> {
  await tx.deleteFrom('access.review_activity').where('day', '<', day).execute()
}

export async function findLastActivityDay(tx: Tx): Promise<PlainDate | null> {
  const row = await tx
    .selectFrom('access.review_activity')
    .select((eb) => eb.fn.max('day').as('day'))
    .executeTakeFirst()
  return row?.day ?? null
}

export type KeptHabit = Habit & { readonly accountId: Id<'account'>; readonly profession: string }

/** What was usual in the sixty days before. */
export async function listHabits(tx: Tx, day: PlainDate): Promise<KeptHabit[]> {
  const { rows: habits } = await sql<KeptHabit>`
    with past as materialized (select account_id, files, hours from access.review_activity where day < ${day}::date and day >= ${day}::date - 60),
    sums as (select p.account_id, h.hour, sum(h.times)::int as times from past p, unnest(p.hours) with ordinality as h (times, hour) group by 1, 2)
    select p.account_id as "accountId", a.profession, count(*)::int as days, max(p.files) as most,
      percentile_disc(0.5) within group (order by p.files) as usual,
      (select array_agg(s.times order by s.hour) from sums s where s.account_id = p.account_id) as hours
    from past p join access.account a on a.id = p.account_id group by p.account_id, a.profession`.execute(tx)
  return habits
}
