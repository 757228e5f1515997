/** For the count over a centre: of these children, by id, what the questions go by. Days as whole numbers since 1970. */
import { sql } from 'kysely'
import type { CivilDay } from '#calculators/core/civil-date.ts'
import type { Tx } from '#platform/db.server.ts'
import type { PlainDate } from '#platform/time.ts'
import type { ChildFacts } from '../../rules/collective/answers.ts'

type Ids = readonly string[]

/** The planned contact moments that were held by then. */
export async function listHeldOf(tx: Tx, ids: Ids, until: PlainDate): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await sql<{ id: string; moments: string[] }>`
    select person_id as id, array_agg(moment) as moments from child_health.contact
    where person_id = any(${ids}::uuid[]) and kind = 'planned' and status = 'realised' and held_on <= ${until}::date group by 1`.execute(tx)
  return new Map(rows.map(({ id, moments }) => [id, new Set(moments)]))
}

type Body = NonNullable<ChildFacts['body']>

/** The last day on which both height and weight were measured, with the growth curves that were told to hold. */
export async function listBodiesOf(tx: Tx, ids: Ids, until: PlainDate): Promise<ReadonlyMap<string, Body>> {
  const { rows } = await sql<Body & { id: string }>`
    select distinct on (h.person_id) h.person_id as id, h.measured_on - date '1970-01-01' as day, h.value as "heightMm", w.value as "weightG",
      coalesce(b.population, 'dutch') as population
    from child_health.measurement h
      join child_health.measurement w on w.centre_id = h.centre_id and w.person_id = h.person_id and w.measured_on = h.measured_on
        and w.measure = 'weight' and w.withdrawn_at is null
      left join child_health.background b on b.centre_id = h.centre_id and b.person_id = h.person_id
    where h.person_id = any(${ids}::uuid[]) and h.measure = 'height' and h.withdrawn_at is null and h.measured_on <= ${until}::date
    order by h.person_id, h.measured_on desc`.execute(tx)
  return new Map(rows.map(({ id, ...body }) => [id, body]))
}

/** The last result of each kind that says something about the child; a refusal or a try that failed says nothing. */
export async function listScreenedOf(tx: Tx, ids: Ids, until: PlainDate): Promise<ReadonlyMap<string, ChildFacts['screened']>> {
  const { rows } = await sql<{ id: string; kind: string; day: CivilDay; result: string }>`
    select distinct on (person_id, kind) person_id as id, kind, held_on - date '1970-01-01' as day, result from child_health.screening
    where person_id = any(${ids}::uuid[]) and kind in ('acuity', 'hearing') and withdrawn_at is null and held_on <= ${until}::date
      and result in ('sufficient', 'insufficient', 'doubtful')
    order by person_id, kind, held_on desc, round desc`.execute(tx)
  const of = Map.groupBy(rows, ({ id }) => id)
  return new Map([...of].map(([id, mine]) => [id, new Map(mine.map(({ kind, day, result }) => [kind, { day, result }]))]))
}

/**
 * Who had something that had to be followed up in these days (signals, referrals, repeats of screenings, contacts to which a child was not brought): was any of
 * it late? A referral that was asked after counts by the day that was promised at first.
 */
export async function listFollowedUpOf(tx: Tx, ids: Ids, from: PlainDate, until: PlainDate): Promise<ReadonlyMap<string, boolean>> {
  const { rows } = await sql<{ id: string; late: boolean }>`
    select id, bool_or(done is null or done > before) as late from (
      select person_id as id, follow_up_before as before, followed_up_on as done from child_health.signal where person_id = any(${ids}::uuid[])
      union all
      select person_id, feedback_before, feedback_on from child_health.referral where person_id = any(${ids}::uuid[])
      union all
      select s.person_id, s.repeat_before, (select min(n.held_on) from child_health.screening n
        where n.centre_id = s.centre_id and n.person_id = s.person_id and n.kind = s.kind and n.withdrawn_at is null
          and (n.held_on > s.held_on or (n.held_on = s.held_on and n.round > s.round)))
      from child_health.screening s where s.person_id = any(${ids}::uuid[]) and s.repeat_before is not null and s.withdrawn_at is null
      union all
      select person_id, follow_up_before, done_on from child_health.missed where person_id = any(${ids}::uuid[])
    ) due where before between ${from}::date and ${until}::date group by 1`.execute(tx)
  return new Map(rows.map(({ id, late }) => [id, late]))
}
