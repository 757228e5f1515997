/** The weekly proof of the log with its alarm (PR-29), and what goes by night when its term is over (PR-24). */
import { rmSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listCentres } from '#contexts/access/public.ts'
import { inTransaction } from '#platform/db.server.ts'
import { newId } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import { aColleague, aContext, aRegionWithTwoCentres, type TwoCentres } from '#tests/builders/centres.ts'
import { aProcess } from '#tests/builders/services.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { act } from '../use-cases/act.server.ts'
import { readLogState } from '../use-cases/audit/read-log-state.server.ts'
import { countNotices } from '../use-cases/case-file/notices.server.ts'
import { sealAudit } from '../use-cases/seal-audit.server.ts'
import { auditJobs } from './audit-jobs.server.ts'

type Colleague = Awaited<ReturnType<typeof aColleague>>
let base: TestDatabase
let centres: TwoCentres
let services: ReturnType<typeof aProcess>
let [nurse, officer, administrator, elsewhere] = [] as unknown as Colleague[]

beforeAll(async () => {
  base = await freshDatabase()
  centres = await aRegionWithTwoCentres(base.db)
  services = aProcess(base)
  const colleague = (name: string, role: string, centreId = centres.here) =>
    aColleague(base.db, centreId, { name, profession: 'youthNurse', roles: [role] })
  nurse = await colleague('Sanne de Wit', 'professional')
  officer = await colleague('Petra Vos', 'privacyOfficer')
  administrator = await colleague('Bea Beheer', 'administrator')
  elsewhere = await colleague('Els Elders', 'privacyOfficer', centres.elsewhere)
})
afterAll(async () => {
  rmSync(services.config.dataDir, { recursive: true })
  await base.close()
})

const owner = (text: string, values: unknown[] = []) => base.owner.query(text, values)
/** A week later, as the clock has it. */
const run = (name: string) => {
  services.setClock(services.clock().add({ hours: 7 * 24 }))
  const jobs = auditJobs(
    services,
    () => listCentres(base.db),
    async (_id, path) => `https://cjg.example${path}`,
  )
  return jobs.find((job) => job.name === name)?.run({})
}
const as = (actor: Colleague) => aContext(base.db, actor === elsewhere ? centres.elsewhere : centres.here, actor, services.clock())
const alarms = async (actor: Colleague) => (await countNotices(as(actor))).auditLog
const state = async (actor: Colleague) => {
  const found = await readLogState(as(actor))
  return found.ok ? found.value : null
}

async function aSealedLog(): Promise<void> {
  for (const centreId of [centres.here, centres.elsewhere])
    await act(aContext(base.db, centreId, { kind: 'system', name: 'test' }), 'conversation.keepTerms', async (_tx, permit) => {
      for (const detail of ['a', 'b', 'c']) permit.record({ actionCode: 'E', detail })
      return ok(null)
    })
  await owner(`update access.audit_event set recorded_at = recorded_at - interval '1 minute'
    where not exists (select from access.audit_seal s where s.event_id = audit_event.id)`)
  for (const centre of await listCentres(base.db)) await sealAudit(services, centre)
}

test('PR-29 each week the whole log is proven; when, up to where and by which seal stands where control and administration see it', async () => {
  await aSealedLog()
  await run('access.verify-audit')
  const { rows } = await owner('select mac from access.audit_seal where centre_id = $1 order by sequence desc limit 1', [centres.here])
  for (const actor of [officer, administrator] as Colleague[]) {
    const found = await state(actor)
    expect(found?.proofs).toHaveLength(1)
    expect(found?.proofs[0]).toMatchObject({ problem: null, provenUntil: found?.sealed, at: services.clock(), comparedWithExport: true })
    expect(found?.proofs[0]?.head).toEqual((rows[0] as { mac: Buffer }).mac)
    expect(await alarms(actor)).toBe(0)
  }
  expect(await state(nurse as Colleague)).toBeNull()
  expect(services.mail.kept()).toEqual([])
})

test('PR-29 a row that was tampered with alarms the privacy officer and the administrator of that centre, in the workplace and once by mail', async () => {
  await aSealedLog()
  const tamper = (detail: string) =>
    owner(
      `update access.audit_event set detail = $2 where id = (select event_id from access.audit_seal where centre_id = $1 and sequence = 2)`,
      [centres.here, detail],
    )
  const { rows } = await owner(
    'select e.detail from access.audit_seal s join access.audit_event e on e.id = s.event_id where s.centre_id = $1 and sequence = 2',
    [centres.here],
  )
  await tamper('another')
  await run('access.verify-audit')
  expect((await state(officer as Colleague))?.proofs[0]).toMatchObject({ problem: 'changed', problemAt: 2, provenUntil: 1 })
  const everybody = [officer, administrator, nurse, elsewhere] as Colleague[]
  expect(await Promise.all(everybody.map(alarms))).toEqual([1, 1, 0, 0])
  await run('access.mail-log-alarm')
  const mails = services.mail.kept()
  expect(mails.map(({ to }) => to).toSorted()).toEqual(
    [officer, administrator].map((one) => `${(one as Colleague).accountId}@cjg.example`).toSorted(),
  )
  for (const { subject, text } of mails) {
    expect(text).toContain('https://cjg.example/werkplek/logboek')
    // Not what is wrong, where, or about whom.
    expect(`${subject} ${text}`).not.toMatch(/changed|veranderd|Sanne|Petra|[0-9a-f]{8}-/)
  }
  // A week later it is told anew, as one alarm; whole again, it ends.
  await run('access.verify-audit')
  expect([await alarms(officer as Colleague), services.mail.kept().length]).toEqual([1, 4])
  await tamper((rows[0] as { detail: string }).detail)
  await run('access.verify-audit')
  expect([await alarms(officer as Colleague), services.mail.kept().length]).toEqual([0, 4])
  expect((await state(officer as Colleague))?.proofs.map(({ problem }) => problem)).toEqual([null, 'changed', 'changed', null])
})

test('PR-29 a mail that fails is tried again, and whoever had it does not get it twice', async () => {
  await owner(
    `update access.audit_event set detail = 'another' where id = (select event_id from access.audit_seal where centre_id = $1 and sequence = 3)`,
    [centres.here],
  )
  const before = services.mail.kept().length
  const { send } = services.mail
  let tries = 0
  const failing = {
    ...services.mail,
    send: async (letter: Parameters<typeof send>[0]) => (++tries === 2 ? Promise.reject(new Error('down')) : send(letter)),
  }
  const jobs = auditJobs(
    { ...services, mail: failing },
    () => listCentres(base.db),
    async (_id, path) => path,
  )
  await expect(jobs.find(({ name }) => name === 'access.verify-audit')?.run({})).rejects.toThrow('down')
  expect(services.mail.kept().length).toBe(before + 1)
  await run('access.mail-log-alarm')
  await run('access.mail-log-alarm')
  const sent = services.mail.kept().slice(0, services.mail.kept().length - before)
  expect(new Set(sent.map(({ to }) => to)).size).toBe(2)
  expect(sent).toHaveLength(2)
})

/** A finding and a breach of long ago, closed so many years before now; and one that is still open. */
async function closedAgo(years: number): Promise<{ finding: string; breach: string }> {
  const [run, finding, breach] = [newId(), newId(), newId()]
  const [here, account] = [centres.here, (officer as Colleague).accountId]
  const nurseId = (nurse as Colleague).accountId
  const at = `now() - interval '${years} years'`
  await owner(`insert into access.review_run values ($1, $2, (${at})::date, null, ${at}, decode(repeat('09', 32), 'hex'), 5, 9, 1)`, [
    here,
    run,
  ])
  await owner(
    `insert into access.review_finding (centre_id, id, run_id, day, account_id, person_id, times, first_at, last_at, due_on, state, outcome, decided_by, decided_at)
     values ($1, $2, $3, (${at})::date, $4, gen_random_uuid(), 1, ${at}, ${at}, (${at})::date, 'closed', 'right', $5, ${at})`,
    [here, finding, run, nurseId, account],
  )
  await owner(`insert into access.review_reason values ($1, $2, 'unusual-hour')`, [here, finding])
  await owner(`insert into access.review_step values ($1, gen_random_uuid(), $2, 'closed', $3, ${at}, null, null)`, [
    here,
    finding,
    account,
  ])
  await owner(
    `insert into access.breach (centre_id, id, year, number, state, discovered_at, aware_at, suspected_at, closed_at, content, centre_key_version)
     values ($1, $2, 2026, $3, 'closed', ${at}, ${at}, ${at}, ${at}, '\\x01', 1)`,
    [here, breach, years],
  )
  await owner(`insert into access.breach_revision values ($1, gen_random_uuid(), $2, 1, ${at}, $3, 'closed', '\\x01', 1)`, [
    here,
    breach,
    account,
  ])
  await owner(`insert into access.breach_person (centre_id, breach_id, person_id, added_at) values ($1, $2, gen_random_uuid(), ${at})`, [
    here,
    breach,
  ])
  return { finding, breach }
}

const left = async (table: string) => (await owner(`select count(*)::int as n from access.${table}`)).rows[0] as { n: number }

test('PR-24 PR-31 PR-32 findings and breaches that were closed more than five years ago go by night, with what hangs on them; the rest stays', async () => {
  const old = await closedAgo(6)
  await closedAgo(4)
  // Merged into one that stays until it is gone itself: it goes in the same night.
  await owner(
    `insert into access.breach (centre_id, id, year, number, state, discovered_at, aware_at, suspected_at, closed_at, merged_into, content, centre_key_version)
     values ($1, gen_random_uuid(), 2026, 90, 'merged', now() - interval '7 years', now() - interval '7 years', now() - interval '7 years', now() - interval '6 years', $2, '\\x01', 1)`,
    [centres.here, old.breach],
  )
  for (const _ of [1, 2]) await run('access.remove-by-term')
  for (const table of ['review_run', 'review_finding', 'review_reason', 'review_step', 'breach', 'breach_revision', 'breach_person'])
    expect([table, await left(table)]).toEqual([table, { n: 1 }])
  const { rows } = await owner(
    `select event_type as type, object_id as id from access.audit_event where event_type like '%removeByTerm' and object_id is not null order by 1`,
  )
  expect(rows).toHaveLength(3)
  expect(rows).toContainEqual({ type: 'review.removeByTerm', id: old.finding })
  expect(rows).toContainEqual({ type: 'breach.removeByTerm', id: old.breach })
})

test('PR-24 the database itself lets nobody remove a finding or a breach before its term, whatever the application asks', async () => {
  const asServing = (text: string, actor: 'system' | 'staff' = 'system') =>
    inTransaction(base.db, { centreId: centres.here, actor }, (tx) => sql.raw(text).execute(tx))
  for (const name of ['remove_findings', 'remove_breaches']) {
    // As if the term were a day.
    expect((await asServing(`select access.${name}(now() - interval '1 day', 100)`)).rows).toEqual([])
    await expect(asServing(`select access.${name}(now(), 100)`, 'staff')).rejects.toThrow('Only the system')
  }
  for (const table of ['review_finding', 'review_reason', 'review_step', 'review_run', 'breach', 'breach_revision'])
    await expect(asServing(`delete from access.${table}`)).rejects.toThrow('permission denied')
  expect(await left('review_finding')).toEqual({ n: 1 })
})

test('PR-29 an old line that is not as it was sealed is not removed; the log is proven at once, and alarms', async () => {
  await owner('alter table access.audit_event disable trigger stamp_audit_event')
  await owner(
    `insert into access.audit_event (centre_id, id, occurred_at, recorded_at, action_code, event_type, outcome, actor_kind, purpose, processing_activity, trace_id)
     select $1, gen_random_uuid(), at, at, 'R', 'person.read', 0, 'system', 'care', 'person', 't' from (select now() - interval '7 years' + make_interval(hours => n) as at from generate_series(1, 3) n) made`,
    [centres.elsewhere],
  )
  await owner('alter table access.audit_event enable trigger stamp_audit_event')
  await owner('delete from access.audit_seal where centre_id = $1', [centres.elsewhere])
  rmSync(`${services.config.dataDir}/audit-heads/elders`, { force: true })
  for (const centre of await listCentres(base.db)) if (centre.id === centres.elsewhere) await sealAudit(services, centre, { whole: true })
  await owner(`update access.audit_event set outcome = 4 where event_type = 'person.read' and centre_id = $1`, [centres.elsewhere])
  expect(await alarms(elsewhere as Colleague)).toBe(0)
  await run('access.remove-by-term')
  expect(await alarms(elsewhere as Colleague)).toBe(1)
  expect((await state(elsewhere as Colleague))?.proofs[0]).toMatchObject({ problem: 'changed', problemAt: 1 })
  const { rows } = await owner(`select count(*)::int as n from access.audit_event where event_type = 'person.read' and centre_id = $1`, [
    centres.elsewhere,
  ])
  expect(rows).toEqual([{ n: 3 }])
})
