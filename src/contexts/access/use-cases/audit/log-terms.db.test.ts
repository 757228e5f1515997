/** Lines of the log go by their term and leave a proof; anything else that is gone is found, also when the owner of the database did it (PR-24, PR-29). */
import { rmSync } from 'node:fs'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { inTransaction } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import type { Services } from '#platform/services.ts'
import { Temporal } from '#platform/time.ts'
import { aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson } from '#tests/builders/families.ts'
import { aProcess } from '#tests/builders/services.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { lengthenTerm } from '../retention/keep.server.ts'
import { sealAudit } from '../seal-audit.server.ts'
import { verifyAudit } from '../verify-audit.server.ts'
import { removeLogLines } from './remove-log-lines.server.ts'

let base: TestDatabase
let centres: TwoCentres
let services: Services

beforeEach(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  services = aProcess(base)
})
afterEach(async () => {
  await base.close()
  rmSync(services.config.dataDir, { recursive: true, force: true })
})

const owner = (text: string, values: unknown[] = []) => base.owner.query(text, values)
const asSystem = (centreId = centres.here): Context => aContext(base.db, centreId, { kind: 'system', name: 'test' })
const seal = () => sealAudit(services, { id: centres.here, slug: 'hier' }, { whole: true })

/** Lines as a program of then wrote them: one an hour, the last so many days ago. */
async function oldLines(count: number, daysAgo: number, subjectId: Id<'person'> | null = null): Promise<void> {
  await owner('alter table access.audit_event disable trigger stamp_audit_event')
  await owner(
    `insert into access.audit_event (centre_id, id, occurred_at, recorded_at, action_code, event_type, outcome, actor_kind, purpose, processing_activity, trace_id, subject_id)
     select $1, gen_random_uuid(), at, at, 'R', 'person.read', 0, 'system', 'care', 'person', 't', $4
     from (select now() - make_interval(days => $3::int, hours => $2::int - n) as at from generate_series(1, $2::int) n) made`,
    [centres.here, count, daysAgo, subjectId],
  )
  await owner('alter table access.audit_event enable trigger stamp_audit_event')
}

const sixYears = 6 * 366
const recent = 30

async function prove() {
  const proof = await verifyAudit(services, asSystem(), { id: centres.here, slug: 'hier' })
  if (!proof.ok) throw new Error('not permitted')
  return proof.value
}
const problem = async () => (await prove()).problem

const remove = () => removeLogLines(services, asSystem())

/** Eight old lines and two of last month, sealed. */
async function aLogWithOldLines(): Promise<void> {
  await oldLines(8, sixYears)
  await oldLines(2, recent)
  expect(await seal()).toBe(10)
}

async function removals() {
  const { rows } = await owner('select first_sequence as first, last_sequence as last from access.audit_removal order by 1')
  return rows as { first: number; last: number }[]
}

test('PR-24 lines whose term is over go, the chain goes on from their proof, and a second run finds nothing', async () => {
  await aLogWithOldLines()
  expect(await remove()).toEqual({ ok: true, value: 8 })
  expect(await removals()).toEqual([{ first: 1, last: 8 }])
  const { rows } = await owner(`select count(*)::int as count from access.audit_event where event_type = 'person.read'`)
  expect(rows).toEqual([{ count: 2 }])
  expect(await prove()).toMatchObject({ proven: 10, removed: { count: 8 }, problem: null, comparedWithExport: true })
  expect(await remove()).toEqual({ ok: true, value: 0 })
  const { rows: told } = await owner(`select detail from access.audit_event where event_type = 'audit.removeByTerm' order by recorded_at`)
  expect(told).toEqual([{ detail: 'removed 8' }, { detail: 'removed 0' }])
  // What is written after it is sealed and proven as ever.
  await oldLines(3, recent - 1)
  await seal()
  expect(await prove()).toMatchObject({ removed: { count: 8 }, problem: null })
})

test('PR-30 a line about a file stays as long as the file is here, and goes after it; what touches becomes one removal', async () => {
  const personId = await aPerson(base.db, centres.here, { name: 'Sem Bakker' }, asSystem().now)
  await oldLines(3, sixYears + 20)
  await oldLines(2, sixYears + 10, personId)
  await oldLines(3, sixYears)
  await oldLines(1, recent)
  await seal()
  expect(await remove()).toEqual({ ok: true, value: 6 })
  expect(await removals()).toEqual([
    { first: 1, last: 3 },
    { first: 6, last: 8 },
  ])
  expect(await problem()).toBeNull()
  // As destroying the file leaves it.
  await owner(`set session_replication_role = replica; delete from access.subject; reset session_replication_role`)
  expect(await remove()).toEqual({ ok: true, value: 2 })
  expect(await removals()).toEqual([{ first: 1, last: 8 }])
  expect(await prove()).toMatchObject({ removed: { count: 8 }, problem: null })
})

test('PR-24 a centre keeps its log longer; what went under each term stays proven beside the other', async () => {
  const lengthen = (years: number, from: string) =>
    owner(`insert into access.term_lengthening values ($1, $2, 'access-log', $3, 'Zo besloot het college', $4, $2, now())`, [
      ...[centres.here, newId(), years, from],
    ])
  await oldLines(4, 8 * 366)
  await oldLines(2, sixYears)
  await oldLines(1, recent)
  await seal()
  await lengthen(2, '2020-01-01')
  expect(await remove()).toEqual({ ok: true, value: 4 })
  expect(await problem()).toBeNull()
  await lengthen(0, '2020-01-02')
  expect(await remove()).toEqual({ ok: true, value: 2 })
  const { rows } = await owner('select term_years as years, last_sequence as last from access.audit_removal order by first_sequence')
  expect(rows).toEqual([
    { years: 7, last: 4 },
    { years: 5, last: 6 },
  ])
  expect(await prove()).toMatchObject({ removed: { count: 6 }, problem: null })
})

test('PR-24 the newest line of the chain stays, however old it is; of a log of thousands all the rest goes', async () => {
  await oldLines(2300, sixYears)
  await seal()
  expect(await remove()).toEqual({ ok: true, value: 2299 })
  expect(await removals()).toEqual([{ first: 1, last: 2299 }])
  expect(await prove()).toMatchObject({ proven: 2300, removed: { count: 2299 }, problem: null })
})

test('PR-24 two runs at once remove each line once', async () => {
  await aLogWithOldLines()
  const runs = await Promise.all([remove(), remove(), remove()])
  expect(runs.reduce((sum, run) => sum + (run.ok ? run.value : 0), 0)).toBe(8)
  expect(await problem()).toBeNull()
})

test('PR-29 a line that was made to look old is not removed, and neither is what comes after it', async () => {
  await aLogWithOldLines()
  await owner(`update access.audit_event set recorded_at = (select e.recorded_at + interval '1 minute' from access.audit_event e join access.audit_seal s on s.event_id = e.id
    where s.sequence = 8) where id = (select event_id from access.audit_seal where sequence = 9)`)
  const run = await remove()
  expect(run).toEqual({ ok: false, error: { kind: 'not-as-sealed', sequence: 9 } })
  expect(await removals()).toEqual([])
  expect(await problem()).toEqual({ kind: 'changed', sequence: 9 })
})

test('PR-29 lines that are gone without a proof are missing, at both sides of a removal', async () => {
  await aLogWithOldLines()
  await remove()
  await owner(`with gone as (delete from access.audit_seal where sequence = 9 returning event_id)
    delete from access.audit_event where id in (select event_id from gone)`)
  expect(await problem()).toEqual({ kind: 'missing', sequence: 9 })
})

test('PR-29 the owner of the database changes the proof of a removal: found, whatever of it', async () => {
  await aLogWithOldLines()
  await remove()
  await owner('create temp table kept as table access.audit_removal')
  for (const change of [
    `after_mac = sha256('x')`,
    `before_mac = sha256('x')`,
    `newest_at = newest_at + interval '1 second'`,
    `term_version = 1`,
    `term_years = 6`,
    `removed_at = removed_at - interval '1 second'`,
    `mac = sha256('x')`,
  ]) {
    await owner(`update access.audit_removal set ${change}`)
    expect([change, await problem()]).toEqual([change, { kind: 'removal-forged', sequence: 1 }])
    await owner('delete from access.audit_removal; insert into access.audit_removal select * from kept')
    expect(await problem()).toBeNull()
  }
  // One more line is taken out, and said to have gone by its term.
  await owner(`with gone as (delete from access.audit_seal where sequence = 9 returning event_id)
    delete from access.audit_event where id in (select event_id from gone)`)
  await owner('update access.audit_removal set last_sequence = 9')
  expect(await problem()).toEqual({ kind: 'removal-forged', sequence: 1 })
})

test('PR-29 the proof of a removal that is deleted, made up, or taken from another centre is found', async () => {
  await aLogWithOldLines()
  await remove()
  await owner('create temp table kept as table access.audit_removal')
  await owner('delete from access.audit_removal')
  expect(await problem()).toEqual({ kind: 'missing', sequence: 1 })
  await owner('insert into access.audit_removal select * from kept')
  expect(await problem()).toBeNull()
  // Behind the head, where there is no gap.
  await owner(
    `insert into access.audit_removal select centre_id, 40, 45, before_mac, after_mac, newest_at, term_version, term_years, removed_at, mac from kept`,
  )
  expect(await problem()).toEqual({ kind: 'removal-forged', sequence: 40 })
  // Over lines that are there.
  await owner('update access.audit_removal set first_sequence = 9, last_sequence = 9 where first_sequence = 40')
  expect(await problem()).toEqual({ kind: 'removal-forged', sequence: 9 })
})

test('PR-29 a proof whose seal is forged is not taken into a new removal', async () => {
  await oldLines(4, sixYears + 10)
  await oldLines(1, recent)
  await seal()
  await remove()
  await owner(`update access.audit_removal set newest_at = newest_at - interval '1 year'`)
  const far = { ...asSystem(), now: Temporal.Now.instant().add({ hours: 24 * 366 * 6 }) }
  await oldLines(1, recent - 1)
  await seal()
  expect(await removeLogLines(services, far)).toMatchObject({ ok: false, error: { kind: 'not-as-sealed' } })
})

test('PR-29 lines that are put back where lines were removed are found', async () => {
  await aLogWithOldLines()
  await owner('create temp table kept_event as table access.audit_event; create temp table kept_seal as table access.audit_seal')
  await remove()
  await owner(`set session_replication_role = replica;
    insert into access.audit_event select * from kept_event where id in (select event_id from kept_seal where sequence = 4);
    insert into access.audit_seal select * from kept_seal where sequence = 4; reset session_replication_role`)
  expect(await problem()).toEqual({ kind: 'put-back', sequence: 1 })
})

test('PR-29 no role of the application removes a line by itself, and the function refuses a line that is young or whose file is here', async () => {
  const personId = await aPerson(base.db, centres.here, { name: 'Noor de Boer' }, asSystem().now)
  await oldLines(1, sixYears, personId)
  await oldLines(2, recent)
  await seal()
  const serve = (text: string, actor: 'system' | 'staff' = 'system') =>
    inTransaction(base.db, { centreId: centres.here, actor }, (tx) => sql.raw(text).execute(tx))
  const call = (sequence: number) =>
    `select access.remove_log_lines(array[${sequence}]::bigint[], array[${sequence}]::bigint[], array[sha256('a')], array[sha256('b')], array[now()], array[sha256('c')], 2, 5, now())`
  for (const sequence of [1, 2]) await expect(serve(call(sequence))).rejects.toThrow('whose term is not over')
  await expect(serve(call(1), 'staff')).rejects.toThrow('Only the system')
  for (const table of ['audit_event', 'audit_seal']) await expect(serve(`delete from access.${table}`)).rejects.toThrow('permission denied')
  for (const text of ['insert into access.audit_removal default values', 'delete from access.audit_removal'])
    await expect(serve(text)).rejects.toThrow('permission denied')
  expect(await problem()).toBeNull()
})

test('PR-24 what cannot be put down whole is not removed at all', async () => {
  await aLogWithOldLines()
  await owner(`create function refuse_removal() returns trigger language plpgsql as $$ begin raise exception 'disk full'; end $$;
    create trigger refuse_removal before insert on access.audit_removal for each row execute function refuse_removal()`)
  await expect(remove()).rejects.toThrow('disk full')
  expect(await prove()).toMatchObject({ proven: 10, removed: { count: 0 }, problem: null })
})

test('PR-24 only the system removes lines; lengthening the log asks for a reason and a fresh proof of presence', async () => {
  const refused = await removeLogLines(services, aContext(base.db, centres.here, { kind: 'visitor' }))
  expect(refused).toEqual({ ok: false, error: { kind: 'not-permitted' } })
  const asked = await lengthenTerm(aContext(base.db, centres.here, { kind: 'visitor' }), { regime: 'access-log', years: 2, reason: 'x' })
  expect(asked).toEqual({ ok: false, error: { kind: 'not-permitted' } })
})
