import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import pg from 'pg'
import type { Context } from '#platform/context.ts'
import { newId } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import type { Services } from '#platform/services.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { aProcess } from '#tests/builders/services.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { act } from './act.server.ts'
import { headsFile } from './audit-heads.server.ts'
import { sealAudit, type ChainOwner } from './seal-audit.server.ts'
import type { ChainProblem } from './audit/chain-check.server.ts'
import { verifyAudit } from './verify-audit.server.ts'

let base: TestDatabase
let centres: TwoCentres
let services: Services
let here: ChainOwner
let file: string

beforeEach(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  services = aProcess(base)
  here = { id: centres.here, slug: 'hier' }
  file = headsFile(services.config.dataDir, 'hier')
})
afterEach(async () => {
  await base.close()
  rmSync(services.config.dataDir, { recursive: true, force: true })
})

const asSystem = (centreId = centres.here): Context => aContext(base.db, centreId, { kind: 'system', name: 'test' })

/** Writes audit rows as a use case does, then lets a minute go by on the database's clock. */
async function record(count: number, centreId = centres.here): Promise<void> {
  for (let i = 0; i < count; i += 1)
    await act(asSystem(centreId), 'conversation.keepTerms', async (_tx, permit) => {
      permit.record({ actionCode: 'E', detail: `row ${i}` })
      return ok(null)
    })
  await settle()
}

/** Rows as the version before this one wrote them. */
const manyRows = (count: number) =>
  owner(
    `insert into access.audit_event (centre_id, id, occurred_at, action_code, event_type, outcome, actor_kind, purpose, processing_activity, trace_id)
     select $1, gen_random_uuid(), now(), 'E', 'test.run', 0, 'system', 'test', 'test', 't' from generate_series(1, $2::int)`,
    [centres.here, count],
  )

const settle = () =>
  owner(`update access.audit_event e set recorded_at = recorded_at - interval '1 minute'
    where recorded_at > clock_timestamp() - interval '10 seconds' and not exists (select from access.audit_seal s where s.event_id = e.id)`)
const owner = (text: string, values: unknown[] = []) => base.owner.query(text, values)

async function prove() {
  const proof = await verifyAudit(services, asSystem(), here)
  if (!proof.ok) throw new Error('not permitted')
  return proof.value
}

async function problem(): Promise<ChainProblem | null> {
  return (await prove()).problem
}

/** Ten sealed rows in two runs, proven. */
async function aSealedLog(): Promise<void> {
  await record(5)
  expect(await sealAudit(services, here)).toBe(5)
  await record(5)
  expect(await sealAudit(services, here)).toBe(5)
  expect(await problem()).toBeNull()
}

const eventAt = (sequence: number) => `(select event_id from access.audit_seal where sequence = ${sequence})`

test('settled rows are sealed in order and proven; newer ones are said to be unsealed', async () => {
  await record(12)
  await act(asSystem(), 'conversation.keepTerms', async (_tx, permit) => {
    permit.record({ actionCode: 'E', detail: 'just now' })
    return ok(null)
  })
  expect(await sealAudit(services, here)).toBe(12)
  expect(await sealAudit(services, here)).toBe(0)
  const proof = await prove()
  expect(proof).toMatchObject({ proven: 12, unsealed: { count: 1 }, comparedWithExport: true, problem: null })
  // The proof is itself in the log.
  expect((await prove()).unsealed.count).toBe(2)
  const { rows } = await owner(
    'select e.detail from access.audit_seal s join access.audit_event e on e.id = s.event_id order by s.sequence limit 3',
  )
  expect(rows).toEqual([{ detail: 'row 0' }, { detail: 'row 1' }, { detail: 'row 2' }])
})

test('an empty log is whole', async () => {
  expect(await sealAudit(services, here)).toBe(0)
  expect(await prove()).toMatchObject({ proven: 0, headAt: null, problem: null, comparedWithExport: false })
})

test('each centre has a chain and a key of its own', async () => {
  await record(3)
  await record(2, centres.elsewhere)
  expect(await sealAudit(services, here)).toBe(3)
  expect(await sealAudit(services, { id: centres.elsewhere, slug: 'elders' })).toBe(2)
  expect((await prove()).proven).toBe(3)
})

test('more rows than one batch, and four sealers at once: one chain without a gap', async () => {
  await owner(
    `insert into access.audit_event (centre_id, id, occurred_at, action_code, event_type, outcome, actor_kind, purpose, processing_activity, trace_id)
     select $1, gen_random_uuid(), now(), 'E', 'test.run', 0, 'system', 'test', 'test', 't' from generate_series(1, 2500)`,
    [centres.here],
  )
  await settle()
  const sealed = await Promise.all([1, 2, 3, 4].map(() => sealAudit(services, here)))
  expect(sealed.reduce((a, b) => a + b)).toBe(2500)
  expect(await prove()).toMatchObject({ proven: 2500, problem: null })
})

test('a backlog of days is sealed in one run or in many, also when one breaks off, and is whole', async () => {
  await owner(
    `insert into access.audit_event (centre_id, id, occurred_at, action_code, event_type, outcome, actor_kind, purpose, processing_activity, trace_id)
     select $1, gen_random_uuid(), now(), 'E', 'test.run', 0, 'system', 'test', 'test', 't' from generate_series(1, 3200)`,
    [centres.here],
  )
  // One row an hour: the oldest is from four months ago.
  await owner(`update access.audit_event e set recorded_at = clock_timestamp() - make_interval(hours => n.n::int)
    from (select id, row_number() over (order by id) as n from access.audit_event) n where n.id = e.id`)
  const inserts = `create function fail_late() returns trigger language plpgsql as $$ begin
    if new.sequence = 1500 then raise exception 'disk full'; end if; return new; end $$;
    create trigger fail_late before insert on access.audit_seal for each row execute function fail_late()`
  await owner(inserts)
  await expect(sealAudit(services, here)).rejects.toThrow('disk full')
  await owner('drop trigger fail_late on access.audit_seal')
  expect(await prove()).toMatchObject({ proven: 1000, problem: null })
  expect(await sealAudit(services, here)).toBe(2200)
  expect(await prove()).toMatchObject({ proven: 3200, problem: null })
})

test('a transaction that commits after later rows were sealed is sealed in the next run', async () => {
  const slow = new pg.Client({ connectionString: base.ownerUrl })
  await slow.connect()
  await slow.query('begin')
  await slow.query(
    `insert into access.audit_event (centre_id, id, occurred_at, action_code, event_type, outcome, actor_kind, purpose, processing_activity, trace_id)
     values ($1, $2, now(), 'E', 'test.slow', 0, 'system', 'test', 'test', 't')`,
    [centres.here, newId()],
  )
  await slow.query(`update access.audit_event set recorded_at = recorded_at - interval '3 minutes' where event_type = 'test.slow'`)
  await record(3)
  expect(await sealAudit(services, here)).toBe(3)
  await slow.query('commit')
  await slow.end()
  expect(await sealAudit(services, here)).toBe(1)
  expect(await prove()).toMatchObject({ proven: 4, problem: null })
})

test.each([
  `detail = 'another'`,
  `outcome = 4`,
  `account_id = gen_random_uuid()`,
  `occurred_at = occurred_at + interval '1 microsecond'`,
  `recorded_at = recorded_at + interval '1 microsecond'`,
  `trace_id = ''`,
  `on_behalf_of = gen_random_uuid()`,
  `access_point_kind = 'browser'`,
  `legal_ground = 'consent'`,
  // Back to the form of before these columns: no seal of then fits it.
  `operation_id = null, access_point_kind = null, policy_version = null`,
])('the owner of the database changes %s: found at that place', async (change) => {
  await aSealedLog()
  await owner(`update access.audit_event set ${change} where id = ${eventAt(4)}`)
  expect(await problem()).toEqual({ kind: 'changed', sequence: 4 })
  expect((await prove()).proven).toBe(3)
})

test('where it is wrong is said: the row, its own times, and until when all is proven', async () => {
  await aSealedLog()
  const { rows } = await base.owner.query<{
    id: string
    at: string
  }>(`select id, to_char(recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
    from access.audit_event where id in (${eventAt(3)}, ${eventAt(4)}) order by recorded_at`)
  await owner(`update access.audit_event set detail = 'another' where id = ${eventAt(4)}`)
  const { place } = await prove()
  expect(place).toMatchObject({ eventId: rows[1]?.id, recordedAt: rows[1]?.at, provenUntil: rows[0]?.at })
  expect(place?.sealedAt).toMatch(/Z$/)
})

test('a long log is proven in batches, and tells how far it is', async () => {
  await manyRows(2500)
  await settle()
  await sealAudit(services, here)
  const steps: number[][] = []
  await verifyAudit(services, asSystem(), here, (proven, of) => steps.push([proven, of]))
  expect(steps).toEqual([
    [1000, 2500],
    [2000, 2500],
    [2500, 2500],
  ])
})

test('the log of an earlier version and of this one are one chain', async () => {
  await manyRows(2)
  await settle()
  await sealAudit(services, here)
  await record(2)
  await sealAudit(services, here)
  const { rows } = await base.owner.query<{ old: boolean }>(
    `select operation_id is null as old from access.audit_seal s join access.audit_event e on e.id = s.event_id order by sequence`,
  )
  expect(rows.map(({ old }) => old)).toEqual([true, true, false, false])
  expect(await prove()).toMatchObject({ proven: 4, problem: null, place: null })
})

test('that sealing failed is itself told, once an hour', async () => {
  await record(3)
  await owner(`create function refuse_seal() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$;
    create trigger refuse_seal before insert on access.audit_seal for each row execute function refuse_seal()`)
  for (const _ of [1, 2]) await expect(sealAudit(services, here)).rejects.toThrow('disk full')
  const { rows } = await owner(`select outcome, role, detail from access.audit_event where event_type = 'audit.seal'`)
  expect(rows).toEqual([{ outcome: 8, role: 'seal audit', detail: 'sealing failed' }])
})

test('that the log is shorter than its exported head is itself told, once an hour', async () => {
  await aSealedLog()
  await owner('truncate access.audit_event, access.audit_seal')
  await record(1)
  for (const _ of [1, 2]) await sealAudit(services, here)
  const { rows } = await owner(`select outcome, detail from access.audit_event where event_type = 'audit.seal'`)
  expect(rows).toEqual([{ outcome: 8, detail: 'other than the exported head' }])
})

test('a row that is deleted with its seal is found', async () => {
  await aSealedLog()
  await owner(`with gone as (delete from access.audit_seal where sequence = 6 returning event_id)
    delete from access.audit_event where id in (select event_id from gone)`)
  expect(await problem()).toEqual({ kind: 'missing', sequence: 6 })
})

test('a row that is deleted while its seal stays is found', async () => {
  await aSealedLog()
  await owner('alter table access.audit_seal drop constraint audit_seal_centre_id_event_id_fkey')
  await owner(`delete from access.audit_event where id = ${eventAt(6)}`)
  expect(await problem()).toEqual({ kind: 'missing', sequence: 6 })
})

test('a deleted row whose gap was closed by moving the others up is found', async () => {
  await aSealedLog()
  await owner('delete from access.audit_seal where sequence = 6')
  await owner('update access.audit_seal set sequence = 6 where sequence = 7')
  await owner('update access.audit_seal set sequence = 7 where sequence = 8')
  expect(await problem()).toEqual({ kind: 'changed', sequence: 6 })
})

test('the first rows cannot be cut off either', async () => {
  await aSealedLog()
  await owner('delete from access.audit_seal where sequence <= 2')
  expect(await problem()).toEqual({ kind: 'missing', sequence: 1 })
})

test('two rows that change places are found', async () => {
  await aSealedLog()
  await owner('alter table access.audit_seal drop constraint audit_sealed_once')
  await owner(`update access.audit_seal s set event_id = other.event_id from access.audit_seal other
    where (s.sequence, other.sequence) in ((3, 7), (7, 3))`)
  expect(await problem()).toEqual({ kind: 'changed', sequence: 3 })
})

test('two seals that change places with their rows are found', async () => {
  await aSealedLog()
  await owner('update access.audit_seal set sequence = 99 where sequence = 3')
  await owner('update access.audit_seal set sequence = 3 where sequence = 7')
  await owner('update access.audit_seal set sequence = 7 where sequence = 99')
  expect(await problem()).toEqual({ kind: 'changed', sequence: 3 })
})

test('two seals that change places without their rows are found', async () => {
  await aSealedLog()
  await owner(`update access.audit_seal s set mac = other.mac, sealed_at = other.sealed_at from access.audit_seal other
    where (s.sequence, other.sequence) in ((3, 7), (7, 3))`)
  expect(await problem()).toEqual({ kind: 'changed', sequence: 3 })
})

test('a row that is put in the middle, with the later ones moved up, is found', async () => {
  await aSealedLog()
  const id = await slipIn(1)
  await owner('alter table access.audit_seal drop constraint audit_seal_sequence_check')
  await owner('update access.audit_seal set sequence = -sequence where sequence >= 4')
  await owner('update access.audit_seal set sequence = 1 - sequence where sequence < 0')
  await owner(`insert into access.audit_seal select centre_id, 4, $1, mac, sealed_at from access.audit_seal where sequence = 5`, [id])
  expect(await problem()).toEqual({ kind: 'changed', sequence: 4 })
})

test('a copy of an older state of the database that is put back is found', async () => {
  await record(5)
  await sealAudit(services, here)
  await owner('create table kept_event as table access.audit_event; create table kept_seal as table access.audit_seal')
  await record(5)
  await sealAudit(services, here)
  await owner('truncate access.audit_event, access.audit_seal')
  await owner(
    'set session_replication_role = replica; insert into access.audit_event select * from kept_event; reset session_replication_role',
  )
  await owner('insert into access.audit_seal select * from kept_seal')
  expect(await problem()).toEqual({ kind: 'end-missing', sequence: 10 })
})

test('rows and seals that are copied from another centre prove nothing here', async () => {
  await record(3, centres.elsewhere)
  await sealAudit(services, { id: centres.elsewhere, slug: 'elders' })
  await owner('alter table access.audit_event disable trigger all')
  for (const table of ['audit_event', 'audit_seal'])
    await owner(`create temp table copied as table access.${table}; update copied set centre_id = '${centres.here}';
      insert into access.${table} select * from copied; drop table copied`)
  expect(await problem()).toEqual({ kind: 'changed', sequence: 1 })
})

/** A row made to look as old as its neighbours, past the trigger that stamps it. */
async function slipIn(minutesAgo: number): Promise<string> {
  const id = newId()
  await owner(
    `insert into access.audit_event (centre_id, id, occurred_at, action_code, event_type, outcome, actor_kind, purpose, processing_activity, trace_id)
     values ($1, $2, now(), 'R', 'test.forged', 0, 'system', 'test', 'test', 't')`,
    [centres.here, id],
  )
  await owner(`update access.audit_event set recorded_at = clock_timestamp() - make_interval(mins => $2) where id = $1`, [id, minutesAgo])
  return id
}

test('a row that is put into the sealed part with a made-up seal is found', async () => {
  await aSealedLog()
  const id = await slipIn(1)
  await owner(`insert into access.audit_seal values ($1, 11, $2, sha256('guess'), clock_timestamp())`, [centres.here, id])
  expect(await problem()).toEqual({ kind: 'changed', sequence: 11 })
})

test('a row with a time from before the sealed ones is found before and after it is sealed', async () => {
  await aSealedLog()
  await slipIn(60)
  expect(await problem()).toEqual({ kind: 'slipped-in', sequence: null })
  expect(await sealAudit(services, here)).toBe(1)
  expect(await problem()).toEqual({ kind: 'slipped-in', sequence: 11 })
})

test('a row from before the look-back is left by the minute, sealed by the night, and found', async () => {
  await aSealedLog()
  await slipIn(60 * 48)
  expect(await sealAudit(services, here)).toBe(0)
  expect(await problem()).toEqual({ kind: 'slipped-in', sequence: null })
  expect(await sealAudit(services, here, { whole: true })).toBe(1)
  expect(await problem()).toEqual({ kind: 'slipped-in', sequence: 11 })
})

test('an end that was cut off is found by the exported head, also when the chain grows again', async () => {
  await aSealedLog()
  const cut = `with gone as (delete from access.audit_seal where sequence > 5 returning event_id)
    delete from access.audit_event where id in (select event_id from gone)`
  await owner(cut)
  expect(await problem()).toEqual({ kind: 'end-missing', sequence: 10 })
  await record(1)
  await sealAudit(services, here)
  expect(await problem()).toEqual({ kind: 'end-missing', sequence: 10 })
  await record(9)
  await sealAudit(services, here)
  expect(await problem()).toEqual({ kind: 'replaced', sequence: 10 })
})

test('an emptied log is found', async () => {
  await aSealedLog()
  await owner('truncate access.audit_event, access.audit_seal')
  expect(await problem()).toEqual({ kind: 'end-missing', sequence: 10 })
})

test('another seal key proves nothing', async () => {
  await aSealedLog()
  services = { ...services, keys: { ...services.keys, seal: Buffer.alloc(32, 9) } }
  expect(await problem()).toEqual({ kind: 'changed', sequence: 1 })
})

test('the head is a line per run in a file for the owner only; half a line does no harm', async () => {
  await aSealedLog()
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readFileSync(file, 'utf8').match(/^(5|10) [0-9a-f]{64} \S+Z$/gm)).toHaveLength(2)
  appendFileSync(file, '11 abc')
  await record(1)
  await sealAudit(services, here)
  expect(readFileSync(file, 'utf8')).toMatch(/\n11 abc\n1\d [0-9a-f]{64} \S+Z\n$/)
  expect(await problem()).toBeNull()
})

test('a lost export is written again, and until then said', async () => {
  await aSealedLog()
  rmSync(file)
  expect(await prove()).toMatchObject({ comparedWithExport: false, problem: null })
  await sealAudit(services, here)
  expect(await prove()).toMatchObject({ comparedWithExport: true, problem: null })
})

test('lines in another order are still compared', async () => {
  await aSealedLog()
  const [first, second] = readFileSync(file, 'utf8').trim().split('\n')
  writeFileSync(file, `${first}\n${first}\n${second?.replace(/ [0-9a-f]{8}/, ' 00000000')}\n`)
  expect(await problem()).toEqual({ kind: 'replaced', sequence: 10 })
})

test('only the privacy officer and commands may verify; a refusal is logged', async () => {
  const nurse = await aColleague(base.db, centres.here, { name: 'Bo Smit', profession: 'youthNurse', roles: ['professional'] })
  const refused = await verifyAudit(services, aContext(base.db, centres.here, nurse), here)
  expect(refused).toEqual({ ok: false, error: { kind: 'not-permitted' } })
  const { rows } = await owner(`select outcome from access.audit_event where event_type = 'audit.verify'`)
  expect(rows).toEqual([{ outcome: 4 }])
})

test('the export does not depend on a folder that is there', async () => {
  const dataDir = join(mkdtempSync(join(tmpdir(), 'cjg-heads-')), 'new', 'folder')
  await record(1)
  await sealAudit({ ...services, config: { ...services.config, dataDir } }, here)
  expect(readFileSync(headsFile(dataDir, 'hier'), 'utf8')).toMatch(/^1 /)
  rmSync(join(dataDir, '..', '..'), { recursive: true })
})
