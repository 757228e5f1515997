/**
 * The drawing of a day for the review of access, in a log of 200,000 and of 1,000,000 rows whose day has as many rows: against the bare count of the same
 * rows over the same index. It should cost what the day has, whatever the log has.
 */
import pg from 'pg'
import { sql } from 'kysely'
import { findKinOfColleagues } from '#contexts/families/public.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import { newId } from '#platform/id.ts'
import { localDate, momentOf, Temporal, type PlainDate } from '#platform/time.ts'
import { drawReview } from '../src/contexts/access/use-cases/review/draw-review.server.ts'
import { compare, type Line } from './measure.ts'
import type { Place } from './place.ts'

const rowsADay = 10_000
const colleagues = 60
const files = 20_000

/** As a busy centre leaves them: sixty colleagues, each with some hundreds of looks a day, most at the own files, within opening hours. */
async function fillLog({ ownerUrl, centres: { here } }: Place, rows: number, lastDay: PlainDate): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await owner.query(
      `insert into access.account (centre_id, id, display_name, public_name, email, profession)
       select $1, gen_random_uuid(), 'Collega ' || n, 'Collega', 'c' || n || '@bench.example', 'youthNurse' from generate_series(1, ${colleagues}) n`,
      [here],
    )
    await owner.query(`insert into access.subject (centre_id, person_id) select $1, gen_random_uuid() from generate_series(1, ${files})`, [
      here,
    ])
    await owner.query('alter table access.audit_event disable trigger stamp_audit_event')
    await owner.query(
      `with colleague as (select id, row_number() over (order by id) as n from access.account where centre_id = $1 and display_name like 'Collega %'),
       file as (select person_id, row_number() over (order by person_id) as n from access.subject where centre_id = $1)
       insert into access.audit_event (centre_id, id, occurred_at, recorded_at, action_code, event_type, outcome, actor_kind, account_id, role, profession, purpose,
         object_type, object_id, processing_activity, trace_id, subject_id, field_group, basis, basis_id)
       select $1, gen_random_uuid(), made.at, made.at, 'R', 'person.read', 0, 'staff', c.id, 'professional', 'youthNurse', 'care', 'person', f.person_id, 'person',
         md5(made.n::text), f.person_id, 'index care', 'care', f.person_id
       from (select n, 1 + n % ${colleagues} as who, 1 + ((n % ${colleagues}) * 300 + (hashtext(n::text) & 255)) % ${files} as whose,
           $3::timestamptz - make_interval(days => (n / ${rowsADay})::int) + make_interval(secs => 25200 + (n % ${rowsADay}) * 3.2) as at
         from generate_series(0, $2::int - 1) n) made
       join colleague c on c.n = made.who join file f on f.n = made.whose`,
      [here, rows, momentOf(lastDay, Temporal.PlainTime.from('00:00')).toString()],
    )
    await owner.query('alter table access.audit_event enable trigger stamp_audit_event')
    await owner.query('vacuum analyze access.audit_event')
    await owner.query('analyze access.account, access.subject')
  } finally {
    await owner.end()
  }
}

export async function benchReview(place: Place, rows: number): Promise<Line> {
  const { db, clock, keys } = place.parts.services
  const { here: centreId } = place.centres
  const day = localDate(clock()).subtract({ days: 1 })
  await fillLog(place, rows, day)
  const ctx = (): Context => ({ db, centreId, actor: { kind: 'system', name: 'bench' }, now: clock(), traceId: newId(), asked: [] })
  const draw = async (): Promise<void> => {
    const drawn = await drawReview({ keys, findKin: findKinOfColleagues }, ctx(), day)
    if (!drawn.ok || drawn.value.population < 1000) throw new Error('The day was not drawn')
  }
  const begun = performance.now()
  await draw()
  console.log(
    `${rows} rows: the first drawing, which also learns what is usual from sixty days, took ${((performance.now() - begun) / 1000).toFixed(1)} s`,
  )
  const midnight = Temporal.PlainTime.from('00:00')
  const [from, until] = [momentOf(day, midnight), momentOf(day.add({ days: 1 }), midnight)]
  const count = (): Promise<unknown> =>
    inTransaction(db, { centreId, actor: 'system' }, (tx) =>
      sql`select count(*) from access.audit_event e where e.centre_id = ${centreId}::uuid and e.occurred_at >= ${from}::timestamptz and e.occurred_at < ${until}::timestamptz
        and e.actor_kind = 'staff' and e.outcome = 0 and e.subject_id is not null and e.compartment_id is null`.execute(tx),
    )
  return compare(
    `drawing a day of ${rowsADay} rows from ${rows}`,
    draw,
    { name: 'the bare count of those rows, same index', work: count },
    { ms: 1000 },
  )
}
