/**
 * The health record of a child with eighteen years behind it: what permits, row-level security and the log add to the same rows read bare, what the whole page
 * costs from request to answer, and whether either grows with the number of children of the centre.
 */
import pg from 'pg'
import type { Context } from '#platform/context.ts'
import { makeDatabase, makePool, type Database, type Tx } from '#platform/db.server.ts'
import type { Id } from '#platform/id.ts'
import { findChild, listTwins } from '#contexts/families/public-child.ts'
import { listColleagues } from '#contexts/access/public.ts'
import { listDoses } from '#contexts/vaccination/public.ts'
import { findBackground } from '#contexts/child-health/sql/record/background.server.ts'
import { listContacts } from '#contexts/child-health/sql/record/contacts.server.ts'
import { listMeasurements } from '#contexts/child-health/sql/record/measurements.server.ts'
import { listMilestones } from '#contexts/child-health/sql/record/milestones.server.ts'
import { listOwnMeasurements } from '#contexts/child-health/sql/record/own-measurements.server.ts'
import {
  listReferrals,
  listScreenings,
  listSignals,
  listWithdrawnMeasurements,
  listWithdrawnMilestones,
} from '#contexts/child-health/sql/record/record-lists.server.ts'
import { listMoments } from '#contexts/child-health/sql/schedule/templates.server.ts'
import { readRecord } from '#contexts/child-health/use-cases/record/read-record.server.ts'
import { localDate, type PlainDate } from '#platform/time.ts'
import { aStaffCookie } from '#tests/builders/sessions.ts'
import { makeApp } from '../src/app/app.server.ts'
import { fillFiles, type FilesPlace } from './files.ts'
import { compare, median, type Line } from './measure.ts'
import { openPlace, type Place } from './place.ts'

/** Of each other child so many measurements: the tables have to be large, not the records. */
const ofOthers = 6

/** Eighteen years of the measured children: 22 contacts, 57 measurements, 96 milestones, 6 signals, 10 screenings, 12 doses. */
const history = [
  `insert into child_health.background select $1, gen_random_uuid(), id, 275, 3420, 505, 348, 'dutch', 1700, 1830, $2, now(), 1 from unnest($3::uuid[]) id`,
  `insert into child_health.contact (centre_id, id, person_id, kind, moment, due_from, due_on, due_until, status, outcome, form, discipline, held_on, held_by, created_at)
    select $1, gen_random_uuid(), id, 'planned', 'm' || k, '2014-02-01'::date + k * 290, '2014-02-01'::date + k * 290, '2014-02-01'::date + k * 290 + 20,
      case when k < 16 then 'realised' else 'due' end, case when k < 16 then '01' end, '03', '02', case when k < 16 then '2014-02-01'::date + k * 290 end, case when k < 16 then $2::uuid end, now()
    from unnest($3::uuid[]) id, generate_series(0, 21) k`,
  `insert into child_health.measurement (centre_id, id, person_id, measured_on, measure, value, recorded_by, recorded_at)
    select $1, gen_random_uuid(), id, '2014-02-01'::date + 28 + k * 220, measure, case measure when 'height' then 540 + k * 55 when 'weight' then 4200 + k * 2200 else 380 + k * 10 end, $2, now()
    from unnest($3::uuid[]) id, generate_series(0, 18) k, unnest('{height,weight,head}'::text[]) measure`,
  `insert into child_health.milestone (centre_id, id, person_id, observed_on, item, answer, recorded_by, recorded_at)
    select $1, gen_random_uuid(), id, '2014-02-01'::date + 28 + k * 110, item, '+', $2, now()
    from unnest($3::uuid[]) id, generate_series(0, 11) k, unnest('{29,1,30,31,33,60,34,36,37,39,41,43}'::text[]) with ordinality as i (item, n) where (n + k) % 3 > 0`,
  `insert into child_health.signal (centre_id, id, person_id, raised_on, source, code, refer, rules_version, decision, decided_by, decided_on)
    select $1, gen_random_uuid(), id, '2014-02-01'::date + k * 500, 'height', '1044', true, '1', 'watch', $2, '2014-02-01'::date + k * 500 from unnest($3::uuid[]) id, generate_series(1, 6) k`,
  `insert into child_health.screening (centre_id, id, person_id, kind, round, held_on, result, recorded_by, recorded_at)
    select $1, gen_random_uuid(), id, 'acuity', 1 + k % 3, '2014-02-01'::date + k * 300, 'sufficient', $2, now() from unnest($3::uuid[]) id, generate_series(1, 10) k`,
  `insert into vaccination.dose (centre_id, id, person_id, vaccine, given_on, batch_number, elsewhere, recorded_by, recorded_at)
    select $1, gen_random_uuid(), id, 'HEX', '2014-02-01'::date + k * 200, 'A1234', 'register', $2, now() from unnest($3::uuid[]) id, generate_series(1, 12) k`,
]

type Filled = { readonly place: Place; readonly files: FilesPlace; readonly persons: number; readonly cookie: string }

async function fillDossiers(persons: number): Promise<Filled> {
  const place = await openPlace()
  const files = await fillFiles(place, place.ownerUrl, persons)
  const owner = new pg.Client({ connectionString: place.ownerUrl })
  await owner.connect()
  const { here } = place.centres
  for (const text of history) await owner.query(text, [here, files.nurse.accountId, files.children])
  await owner.query(
    `insert into child_health.measurement (centre_id, id, person_id, measured_on, measure, value, recorded_by, recorded_at)
      select $1, gen_random_uuid(), p.id, '2014-02-01'::date + 30 + k * 300, 'height', 540 + k * 50, $2, now()
      from families.person p, generate_series(1, ${ofOthers}) k where p.centre_id = $1 and not p.id = any($3::uuid[])`,
    [here, files.nurse.accountId, files.children],
  )
  await owner.query('vacuum analyze')
  await owner.end()
  const { db, clock } = place.parts.services
  return { place, files, persons, cookie: await aStaffCookie(db, here, files.nurse, clock()) }
}

/** The same rows by the same queries, as the owner of the database: no permit, no row-level security, no log. */
async function readBare(tx: Tx, id: Id<'person'>, today: PlainDate): Promise<number> {
  const child = await findChild(tx, id)
  if (child === null) throw new Error('The child is not there')
  const [twins, background] = [await listTwins(tx, child), await findBackground(tx, id)]
  const lists = [
    ...[await listContacts(tx, id), await listSignals(tx, id), await listMeasurements(tx, id), await listMilestones(tx, id)],
    ...[await listWithdrawnMeasurements(tx, id), await listWithdrawnMilestones(tx, id), await listScreenings(tx, id)],
    ...[await listReferrals(tx, id), await listDoses(tx, id), await listOwnMeasurements(tx, id)],
  ]
  await listMoments(tx, today)
  await listColleagues(tx)
  return lists.reduce((sum, rows) => sum + rows.length, background.version + twins.length)
}

async function readDossier(ctx: Context, { place }: Filled, id: Id<'person'>): Promise<number> {
  const read = await readRecord({ ...ctx, asked: [] }, place.parts.services.keys, id)
  if (!read.ok) throw new Error(read.error.kind)
  const { twins, background, contacts, signals, measurements, milestones, withdrawn, screenings, referrals, doses, own } = read.value
  const lists = [
    contacts,
    signals,
    measurements,
    milestones,
    withdrawn.measurements,
    withdrawn.milestones,
    screenings,
    referrals,
    doses,
    own,
  ]
  return lists.reduce((sum, rows) => sum + rows.length, background.version + twins.length)
}

/** Prints what a page costs in a small and a large centre; answers the ratios. */
export async function benchDossier(small = 10_000, large = 200_000): Promise<Line[]> {
  const lines: Line[] = []
  const pages: (() => Promise<void>)[] = []
  const places: Place[] = []
  for (const persons of [small, large]) {
    const filled = await fillDossiers(persons)
    places.push(filled.place)
    lines.push(await againstBare(filled))
    const page = await pageOf(filled)
    printCost(persons, await costOf(page))
    pages.push(page)
  }
  const [one, other] = pages
  if (one !== undefined && other !== undefined)
    lines.push(
      await compare('the whole page, in a large centre', other, { name: 'one in a small centre', work: one }, { limit: 1.3, ms: 500 }),
    )
  for (const place of places) await place.close()
  return lines
}

function printCost(persons: number, { times, processor }: Cost): void {
  const sorted = times.toSorted((a, b) => a - b)
  const shown = [sorted[0], median(times), sorted[Math.floor(times.length * 0.95)]].map((ms) => (ms ?? 0).toFixed(1))
  console.log(
    `the whole page, ${persons} persons: best ${shown[0]}, middle ${shown[1]}, 95 of 100 ${shown[2]} ms; of these ${processor.toFixed(1)} ms of the processor in this process`,
  )
}

async function againstBare(filled: Filled): Promise<Line> {
  const { place, files, persons } = filled
  const { db, clock } = place.parts.services
  const ctx: Context = { db, centreId: place.centres.here, actor: files.nurse, now: clock(), traceId: 'bench', asked: [] }
  const pool = makePool(files.ownerUrl, 4)
  const owner: Database = makeDatabase(pool)
  const today = localDate(ctx.now)
  const [next, nextBare] = [turns(files.children), turns(files.children)]
  // Row-level security is forced, for the owner too: the system's sight makes it as bare as it can be.
  const bare = (id: Id<'person'>): Promise<number> => owner.transaction().execute((tx) => readBare(tx, id, today))
  const first = files.children[0] as Id<'person'>
  const [mine, theirs] = [await readDossier(ctx, filled, first), await bare(first)]
  if (mine !== theirs) throw new Error(`The use case reads ${mine} rows and the owner ${theirs}`)
  const line = await compare(
    `a record of ${mine} rows, ${persons} persons, through the use case`,
    () => readDossier(ctx, filled, next()),
    { name: 'bare queries', work: () => bare(nextBare()) },
    { limit: 2 },
  )
  await pool.end()
  return line
}

/** One request for the overview of a child, through the whole application. */
async function pageOf({ place, files, cookie }: Filled): Promise<() => Promise<void>> {
  const app = await makeApp(place.parts)
  const next = turns(files.children)
  return async () => {
    const answer = await app.request(`/werkplek/gezinnen/${next()}/gezondheid`, { headers: { host: 'localhost', cookie } })
    const text = await answer.text()
    if (answer.status !== 200 || !text.includes('cjg-plot')) throw new Error(`The page answered ${answer.status}`)
  }
}

type Cost = { readonly times: readonly number[]; readonly processor: number }

/** Milliseconds of the clock for each, and of the processor on average: the second does not mind what else the machine does. */
async function costOf(work: () => Promise<void>, times = 200): Promise<Cost> {
  for (let i = 0; i < 30; i += 1) await work()
  const all: number[] = []
  const before = process.cpuUsage()
  for (let i = 0; i < times; i += 1) {
    const begun = performance.now()
    await work()
    all.push(performance.now() - begun)
  }
  const { user, system } = process.cpuUsage(before)
  return { times: all, processor: (user + system) / 1000 / times }
}

function turns<T>(all: readonly T[]): () => T {
  let at = 0
  return () => {
    at = (at + 1) % all.length
    return all[at] as T
  }
}
