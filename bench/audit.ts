/**
 * What sealing and proving the log cost: readers with the sealing job running beside them against readers alone, in turn; and how sealing, proving and
 * the run of each minute grow with the log.
 */
import pg from 'pg'
import { actOnFile } from '#contexts/access/public-files.ts'
import type { Context } from '#platform/context.ts'
import type { Id } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import { aColleague } from '#tests/builders/centres.ts'
import { aPerson, worksWith } from '#tests/builders/families.ts'
import { sealAudit } from '../src/contexts/access/use-cases/seal-audit.server.ts'
import { verifyAudit } from '../src/contexts/access/use-cases/verify-audit.server.ts'
import { median } from './measure.ts'
import type { Place } from './place.ts'

const rounds = 7
const roundMs = 600

/** The next row that is added is of this second; each is a second later than the one before. A busy centre has some tens of thousands a day. */
let newest = Math.floor(Date.now() / 1000) - 10 * 24 * 3600

/** Rows as deeds leave them. */
export async function addRows(place: Place, count: number): Promise<void> {
  const owner = new pg.Client({ connectionString: place.ownerUrl })
  await owner.connect()
  try {
    await owner.query('alter table access.audit_event disable trigger stamp_audit_event')
    await owner.query(
      `insert into access.audit_event (centre_id, id, occurred_at, recorded_at, action_code, event_type, outcome, actor_kind, account_id, role, profession, purpose,
         object_type, object_id, processing_activity, trace_id, subject_id, field_group, basis, basis_id, operation_id, access_point_kind, access_point, policy_version)
       select $1, id, at, at, 'R', 'person.read', 0, 'staff', account, 'professional', 'youthNurse', 'care', 'person', subject, 'person', md5(n::text), subject,
         'index care', 'care', subject, id, 'browser', '0123456789abcdef', 'a1b2c3d4e5f6'
       from (select gen_random_uuid() as id, gen_random_uuid() as account, gen_random_uuid() as subject, n,
         to_timestamp($3::int + n) as at from generate_series(1, $2::int) n) made`,
      [place.centres.here, count, newest],
    )
    newest += count
    await owner.query('alter table access.audit_event enable trigger stamp_audit_event')
    await owner.query('analyze access.audit_event, access.audit_seal')
  } finally {
    await owner.end()
  }
}

type Reader = () => Promise<void>

async function aReader({ parts, centres }: Place): Promise<Reader> {
  const { db, clock } = parts.services
  const nurse = await aColleague(db, centres.here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] })
  const personId: Id<'person'> = await aPerson(db, centres.here, { name: 'Sem Bakker' }, clock())
  await worksWith(db, centres.here, { accountId: nurse.accountId, personId, purpose: 'youthHealth' }, clock())
  const ctx = (): Context => ({ db, centreId: centres.here, actor: nurse, now: clock(), traceId: 'bench', asked: [] })
  return async () => {
    const read = await actOnFile(ctx(), 'person.read', { personId, does: 'read', fields: 'index' }, async () => ok(null))
    if (!read.ok) throw new Error('The reader may not read')
  }
}

type Read = { readonly perSecond: number; readonly p95: number }

/** Four read at once until `done`: how many per second, and the time below which 95 of 100 were. */
async function readUntil(reader: Reader, done: Promise<unknown>): Promise<Read> {
  const state = { on: true }
  const begun = performance.now()
  const times: number[] = []
  const loop = async (): Promise<void> => {
    while (state.on) {
      const at = performance.now()
      await reader()
      times.push(performance.now() - at)
    }
  }
  const loops = [1, 2, 3, 4].map(loop)
  await done
  const ms = performance.now() - begun
  state.on = false
  await Promise.all(loops)
  const sorted = times.toSorted((a, b) => a - b)
  return { perSecond: (times.length * 1000) / ms, p95: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN }
}

/** Each round reads alone, and then as long as `beside` takes. */
async function compareReaders(reader: Reader, beside: () => Promise<unknown>, before: () => Promise<void> = async () => {}): Promise<Read> {
  const speeds: number[] = []
  const p95s: number[] = []
  for (let i = 0; i < rounds; i += 1) {
    await before()
    const alone = await readUntil(reader, pause(roundMs))
    const accompanied = await readUntil(reader, beside())
    speeds.push(alone.perSecond / accompanied.perSecond)
    p95s.push(accompanied.p95 / alone.p95)
  }
  return { perSecond: median(speeds), p95: median(p95s) }
}

/** Again and again, for as long as a round takes. */
async function repeat(work: () => Promise<unknown>): Promise<void> {
  const begun = performance.now()
  while (performance.now() - begun < roundMs) await work()
}

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))

export async function benchAudit(place: Place): Promise<void> {
  const { services } = place.parts
  const centre = { id: place.centres.here, slug: 'hier' }
  const seal = () => sealAudit(services, centre)
  const reader = await aReader(place)
  for (const size of [10_000, 40_000]) {
    await addRows(place, size)
    const begun = performance.now()
    const sealed = await sealAudit(services, centre, { whole: true })
    const sealing = ((performance.now() - begun) * 1000) / sealed
    const idle: number[] = []
    for (let i = 0; i < rounds; i += 1) {
      const at = performance.now()
      await seal()
      idle.push(performance.now() - at)
    }
    const proofBegun = performance.now()
    const ctx: Context = {
      db: services.db,
      centreId: centre.id,
      actor: { kind: 'system', name: 'bench' },
      now: services.clock(),
      traceId: 'bench',
      asked: [],
    }
    const proof = await verifyAudit(services, ctx, centre)
    if (!proof.ok || proof.value.problem !== null) throw new Error('The log of the bench is not whole')
    const proving = ((performance.now() - proofBegun) * 1000) / proof.value.proven
    console.log(
      `a log of ${proof.value.proven} rows: sealing ${sealing.toFixed(0)} ms and proving ${proving.toFixed(0)} ms per 1000 rows, ` +
        `a run with nothing to seal ${median(idle).toFixed(0)} ms`,
    )
  }
  const tell = (name: string, { perSecond, p95 }: Read) =>
    console.log(`${name.padEnd(66)} ${perSecond.toFixed(2)} x the time, p95 ${p95.toFixed(2)} x   (readers alone)`)
  tell(
    'four readers, and the job runs once a second (not once a minute)',
    await compareReaders(reader, async () => (await seal(), pause(1_000))),
  )
  tell('four readers, and the job runs without a pause', await compareReaders(reader, () => repeat(seal)))
  const backlog = () => addRows(place, 4_000)
  tell(
    'four readers, while the job seals a backlog',
    await compareReaders(reader, () => sealAudit(services, centre, { whole: true }), backlog),
  )
}
