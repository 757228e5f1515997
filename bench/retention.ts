/**
 * The nightly run over 200,000 persons, of whom one in a hundred may go: its time as a ratio to one of 10,000 per person, its memory, and what somebody who
 * reads and somebody who begins care beside it notice of it, against the same without a run.
 */
import pg from 'pg'
import { actOnFile, startCare } from '#contexts/access/public-files.ts'
import { proposeDestruction } from '#contexts/access/use-cases/retention/propose.server.ts'
import { keepsFamilies } from '#contexts/families/public.ts'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import { newId } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import { Temporal } from '#platform/time.ts'
import { median } from './measure.ts'
import type { FilesPlace } from './files.ts'
import type { Place } from './place.ts'

export type RetentionRun = {
  readonly persons: number
  readonly seconds: number
  readonly secondsAgain: number
  readonly proposed: number
  readonly heapMb: number
  readonly readAlone: number
  readonly readBeside: number
  readonly writeAlone: number
  readonly writeBeside: number
  readonly longestMs: number
  readonly lockWaits: number
}

/** Care of one in a hundred ended so long ago that the file may go; all others have none, or care that runs. */
export async function ageFiles(place: Place, files: FilesPlace): Promise<void> {
  const owner = new pg.Client({ connectionString: files.ownerUrl })
  await owner.connect()
  const { here } = place.centres
  for (const text of [
    `create temp table old as select id, row_number() over () as n from families.person where centre_id = $1 and not exists (select from access.care_relation r where r.person_id = person.id)
      and hashtext(id::text) % 100 = 0`,
    `update families.person set created_at = '2000-01-01' where id in (select id from old) and $1::uuid is not null`,
    `delete from families.tie where other_id in (select id from old) and $1::uuid is not null`,
    `delete from families.authority where holder_id in (select id from old) and $1::uuid is not null`,
    `update families.piece set written_at = '2001-01-01' where person_id in (select id from old) and $1::uuid is not null`,
    `insert into access.care_relation select $1, gen_random_uuid(), id, '${files.nurse.accountId}', 'youthHealth', '2001-01-01', '2004-01-01', null, '${files.nurse.accountId}', now(), '${files.nurse.accountId}', now() from old`,
  ])
    await owner.query(text, [here])
  await owner.query('analyze')
  await owner.end()
}

export async function benchRetention(place: Place, files: FilesPlace, persons: number): Promise<RetentionRun> {
  const { db, clock, keys } = place.parts.services
  const { here } = place.centres
  const ctx = (actor: Context['actor']): Context => ({ db, centreId: here, actor, now: clock(), traceId: 'bench', asked: [] })
  const keepers = [keepsFamilies(keys)]
  const read = async (i: number): Promise<void> => {
    const personId = files.children[i % files.children.length] ?? newId<'person'>()
    const done = await actOnFile(ctx(files.nurse), 'person.read', { personId, does: 'read', fields: 'index' }, async (tx) =>
      ok(await tx.selectFrom('families.piece').select('id').where('person_id', '=', personId).execute()),
    )
    if (!done.ok) throw new Error(done.error.kind)
  }
  const write = (i: number): Promise<void> => beginSomeCare(place, files, i)
  const readAlone = await times(read, 60)
  const writeAlone = await times(write, 60)
  const state = { running: true }
  const beside = { read: [] as number[], write: [] as number[] }
  let peak = 0
  const others = [loop(state, read, beside.read), loop(state, write, beside.write)]
  const waits = countWaits(files.ownerUrl, state)
  const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().heapUsed)), 50)
  const begun = performance.now()
  const run = await proposeDestruction(ctx({ kind: 'system', name: 'retention' }), keepers)
  const seconds = (performance.now() - begun) / 1000
  state.running = false
  clearInterval(watch)
  await Promise.all(others)
  const again = performance.now()
  await proposeDestruction(ctx({ kind: 'system', name: 'retention' }), keepers)
  return {
    ...{
      persons,
      seconds,
      secondsAgain: (performance.now() - again) / 1000,
      proposed: run.ok ? run.value.proposed : 0,
      heapMb: peak / 2 ** 20,
    },
    ...{ readAlone: median(readAlone), readBeside: median(beside.read), writeAlone: median(writeAlone), writeBeside: median(beside.write) },
    ...{ longestMs: Math.max(...beside.read, ...beside.write), lockWaits: await waits },
  }
}

/** A colleague begins to work with somebody: the write that would meet the run, on any file of the centre. */
async function beginSomeCare(place: Place, { nurse, children }: FilesPlace, i: number): Promise<void> {
  const { db, clock } = place.parts.services
  const centreId = place.centres.here
  const now = clock()
  const from = Temporal.PlainDate.from('2010-01-01').add({ days: 2 * i })
  const personId = children[i % children.length] ?? newId<'person'>()
  const ctx: Context = { db, centreId, actor: nurse, now, traceId: 'bench', asked: [] }
  await inTransaction(db, { centreId, actor: 'system', now }, (tx) =>
    startCare(
      tx,
      ctx,
      { record: () => {} },
      { personId, accountId: nurse.accountId, purpose: 'advice', from, until: from.add({ days: 1 }) },
    ),
  )
}

async function times(work: (i: number) => Promise<void>, count: number): Promise<number[]> {
  const all: number[] = []
  for (let i = 0; i < count; i += 1) all.push(await timed(() => work(i)))
  return all.slice(5)
}

async function timed(work: () => Promise<void>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

async function loop(state: { readonly running: boolean }, work: (i: number) => Promise<void>, into: number[]): Promise<void> {
  for (let i = 1000; state.running; i += 1) into.push(await timed(() => work(i)))
}

/** How often anybody was seen waiting for a lock while it ran. */
async function countWaits(ownerUrl: string, state: { readonly running: boolean }): Promise<number> {
  const looker = new pg.Client({ connectionString: ownerUrl })
  await looker.connect()
  let seen = 0
  while (state.running) {
    const { rows } = await looker.query<{ n: number }>(`select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock'`)
    seen += rows[0]?.n ?? 0
    await new Promise((done) => setTimeout(done, 5))
  }
  await looker.end()
  return seen
}

export function printRun(one: RetentionRun): void {
  console.log(
    `\nthe night over ${one.persons} persons: ${one.proposed} proposals in ${one.seconds.toFixed(1)} s, again in ${one.secondsAgain.toFixed(1)} s`,
  )
  console.log(
    `  largest heap ${one.heapMb.toFixed(0)} MB; waiting for a lock was seen ${one.lockWaits} times; longest of who read or wrote beside it ${one.longestMs.toFixed(0)} ms`,
  )
  console.log(`  reading beside it ${(one.readBeside / one.readAlone).toFixed(2)} x alone [${one.readBeside.toFixed(1)} ms]`)
  console.log(`  beginning care beside it ${(one.writeBeside / one.writeAlone).toFixed(2)} x alone [${one.writeBeside.toFixed(1)} ms]`)
}

/** Flat: a person of a large centre takes as long as one of a small. */
export function printPerPerson(small: RetentionRun, large: RetentionRun): void {
  const each = large.secondsAgain / large.persons / (small.secondsAgain / small.persons)
  console.log(`each person of ${large.persons} takes ${each.toFixed(2)} x that of ${small.persons}`)
}
