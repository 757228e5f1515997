/**
 * The list of who is due in a whole centre, out of the database, moments and doses: its time for 200,000 children, as a ratio to a bare read of the same rows as
 * the owner of the database in the same run; per child against a centre of 10,000; and how much memory it takes.
 */
import pg from 'pg'
import { askDueList, makeDueList } from '#contexts/child-health/use-cases/calls/due-list.server.ts'
import type { Context } from '#platform/context.ts'
import { newId, type Id } from '#platform/id.ts'
import { aColleague } from '#tests/builders/centres.ts'
import { aCity } from '#tests/builders/health-calls.ts'
import { median } from './measure.ts'
import type { Place } from './place.ts'

export type DueFigures = {
  readonly children: number
  readonly selected: number
  readonly rows: number
  readonly seconds: number
  readonly bareSeconds: number
  /** The largest heap while it ran. */
  readonly heapMb: number
  readonly auditRows: number
}

/** A large centre takes long enough to be measured once. */
const roundsFor = (children: number): number => (children > 50_000 ? 1 : 3)

/** Children of 0 to 18; one in twelve has missed what the others had, so that every kind of list is there. */
export async function benchDue(place: Place, children: number): Promise<DueFigures> {
  const rounds = roundsFor(children)
  const owner = new pg.Client({ connectionString: place.ownerUrl })
  await owner.connect()
  const { here } = place.centres
  const now = place.parts.services.clock()
  await aCity(owner, here, { children, years: 18, today: now.toString().slice(0, 10), heldOneIn: 12 })
  await owner.query('analyze')
  const nurse = await aColleague(place.parts.services.db, here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] })
  const bare: number[] = []
  const runs: number[] = []
  let peak = 0
  let rows = 0
  let selected = 0
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().heapUsed)), 20)
  for (let i = 0; i < rounds; i += 1) {
    const read = await timed(() => readBare(owner, here))
    bare.push(read.seconds)
    rows = read.value
    const run = await timed(() => makeList(place, nurse))
    runs.push(run.seconds)
    selected = run.value
  }
  clearInterval(watch)
  const audit = await owner.query<{ n: number }>(`select count(*)::int as n from access.audit_event where event_type = 'health.run'`)
  await owner.end()
  return {
    ...{ children, selected, rows, seconds: median(runs), bareSeconds: median(bare), heapMb: peak / 2 ** 20 },
    auditRows: (audit.rows[0]?.n ?? 0) / rounds,
  }
}

/** As the job does it, from asking to done. */
async function makeList(place: Place, nurse: Context['actor']): Promise<number> {
  const { db, clock } = place.parts.services
  const ctx = (actor: Context['actor']): Context => ({ db, centreId: place.centres.here, actor, now: clock(), traceId: 'bench', asked: [] })
  let id: Id<'dueRun'> | null = null
  const asked = await askDueList(
    ctx(nurse),
    async (_tx, _name, data) => {
      id = String(data['runId']) as Id<'dueRun'>
    },
    newId(),
  )
  if (!asked.ok || id === null) throw new Error('The list could not be asked for')
  const done = await makeDueList(ctx({ kind: 'system', name: 'due-list' }), id)
  if (!done.ok) throw new Error(done.error.kind)
  return done.value.selected
}

/** The same rows as the run reads, in batches of the same size, by the owner: past row-level security, without a rule, a list or a log. */
async function readBare(owner: pg.Client, centreId: string): Promise<number> {
  let rows = 0
  for (let after: string | null = null; ;) {
    const people: pg.QueryResult<{ id: string }> = await owner.query<{ id: string }>(
      `select id, birth_date, sex from families.person where centre_id = $1 and ($2::uuid is null or id > $2::uuid) order by id limit 2000`,
      [centreId, after],
    )
    const ids = people.rows.map(({ id }) => id)
    for (const text of [
      `select person_id, moment, status, outcome, due_from - date '1970-01-01', due_on - date '1970-01-01', due_until - date '1970-01-01', planned_at from child_health.contact where centre_id = $1 and person_id = any($2::uuid[])`,
      `select person_id, vaccine, given_on - date '1970-01-01' from vaccination.dose where centre_id = $1 and person_id = any($2::uuid[]) and withdrawn_at is null`,
    ]) {
      const found = await owner.query({ text, values: [centreId, ids], rowMode: 'array' })
      rows += found.rows.length
    }
    rows += ids.length
    after = ids.at(-1) ?? null
    if (ids.length < 2000 || after === null) return rows
  }
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly seconds: number; readonly value: T }> {
  const begun = performance.now()
  const value = await work()
  return { seconds: (performance.now() - begun) / 1000, value }
}

export function printDue({ children, selected, rows, seconds, bareSeconds, heapMb, auditRows }: DueFigures): void {
  const verdict = children < 200_000 ? '' : seconds <= 20 ? '  (at most 20 s)' : '  OVER its limit of 20 s'
  console.log(`\nwho is due of ${children} children: ${selected} of them, in ${seconds.toFixed(1)} s${verdict}`)
  console.log(
    `  ${(seconds / bareSeconds).toFixed(2)} x a bare read of the same ${rows} rows [${bareSeconds.toFixed(1)} s]; largest heap ${heapMb.toFixed(0)} MB; ${auditRows.toFixed(0)} rows of the log`,
  )
}

/** Flat: a child of a large centre takes as long as one of a small. */
export function printDuePerChild(small: DueFigures, large: DueFigures): void {
  const each = large.seconds / large.children / (small.seconds / small.children)
  console.log(`each child of ${large.children} takes ${each.toFixed(2)} x that of ${small.children}`)
}
