/** Everything of a person goes because it was asked (PR-21, PR-22, PR-24): what must stay is told, the answer stays for a while, and nothing comes back. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Id } from '#platform/id.ts'
import { Temporal } from '#platform/time.ts'
import { eraseAgain } from '../../erasures.server.ts'
import { keepersOf } from '../../app/keepers.ts'
import { confirmDelivery, listPersonRequests, placeHold } from '#contexts/access/public-openness.ts'
import { listAllErasures } from '#contexts/access/use-cases/erasure-journal.server.ts'
import { forgetAnswers } from '#contexts/access/use-cases/retention/erase-whole.server.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, aResidentWhoIs, hasAuthority, worksWith } from '#tests/builders/families.ts'
import { aProvedColleague } from '#tests/builders/old-file.ts'
import { aPiece } from '#tests/builders/openness.ts'
import { aWholeRecord } from '#tests/builders/whole-record.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { askAboutFile } from './use-cases/ask-about-file.server.ts'
import { decideAboutFile, readRequestToHandle } from './use-cases/handle-requests.server.ts'
import { searchPeople } from './use-cases/search-people.server.ts'

let database: TestDatabase
let centres: TwoCentres
let nurse: Awaited<ReturnType<typeof aColleague>>
let coordinator: Awaited<ReturnType<typeof aColleague>>
let officer: Awaited<ReturnType<typeof aProvedColleague>>
const jobs = { tell: async () => {}, start: async () => {}, stop: async () => {}, running: () => true }
const services = { keys: testKeys, jobs, keepers: keepersOf(testKeys) }

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  nurse = await aColleague(database.db, centres.here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] })
  coordinator = await aColleague(database.db, centres.here, {
    name: 'Ingrid Post',
    profession: 'centreCoordinator',
    roles: ['coordinator'],
  })
  const of = { name: 'Petra Vos', profession: 'policyOfficer', roles: ['privacyOfficer'] }
  officer = await aProvedColleague(database.db, centres.here, of, aTuesdayMorning)
})
afterAll(() => database.close())

type Actor = Parameters<typeof aContext>[2]
const as = (actor: Actor, now = aTuesdayMorning) => aContext(database.db, centres.here, actor, now)
const night = (day: string) => as({ kind: 'system', name: 'retention' }, Temporal.Instant.from(`${day}T02:00:00Z`))
const granted = { decision: 'granted', ground: null, reasons: 'Alles is weg.', keep: [], whole: true } as const
const partly = { decision: 'partly', ground: 'kept-by-law', reasons: 'Een deel blijft.', keep: [], whole: true } as const

/** Somebody of sixteen whose help ended, with a mother; `until` null: the help runs. */
async function aYoungPerson(name: string, until: string | null = '2026-06-01') {
  const { db } = database
  const young = await aPerson(db, centres.here, { name, born: '2010-03-01' })
  const mother = await aPerson(db, centres.here, { name: 'Mila de Groot', born: '1985-05-05' })
  await hasAuthority(db, centres.here, { holder: mother, child: young, from: '2010-03-01' })
  const care = { accountId: nurse.accountId, personId: young, purpose: 'youthHealth', from: '2020-01-01' } as const
  await worksWith(db, centres.here, until === null ? care : { ...care, until })
  await aWholeRecord(database, centres.here, { personId: young, saidBy: mother, by: nurse.accountId })
  const piece = await aPiece(db, centres.here, { personId: young, title: 'Gesprek', body: 'Over school.', writtenBy: nurse.accountId })
  return { young, mother, piece, account: await aResidentWhoIs(db, centres.here, young) }
}

async function asked(actor: Actor, personId: Id<'person'>): Promise<Id<'personRequest'>> {
  const made = await askAboutFile(testKeys, as(actor), { kind: 'erasure', personId, text: 'Haal alles van mij weg.' })
  if (!made.ok) throw new Error(made.error.kind)
  return made.value
}

const tablesOf = async (): Promise<string[]> => {
  const { rows } = await database.owner.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
     where table_schema in ('access', 'families', 'advice', 'child_health', 'vaccination') and table_type = 'BASE TABLE' order by 1`,
  )
  return rows.map(({ name }) => name)
}
const rowsWith = async (ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const found = new Map<string, string>()
  for (const name of await tablesOf()) {
    const { rows } = await database.owner.query<{ rows: unknown }>(
      `select jsonb_agg(t) as rows from ${name} t where t::text like any($1)`,
      [ids.map((id) => `%${id}%`)],
    )
    if (rows[0]?.rows !== null) found.set(name, JSON.stringify(rows[0]?.rows))
  }
  return found
}

describe('when nothing must stay', () => {
  test('everything goes but the number in the file of the mother; the answer can be read until objection is over, then it goes too', async () => {
    const { young, piece, mother, account } = await aYoungPerson('Noor Weggaan')
    const id = await asked(account, young)
    const before = await rowsWith([young, piece])
    const found = async () => JSON.stringify(await searchPeople(as(coordinator), 'Weggaan', 1))
    expect(await found()).toContain(young)
    expect(await decideAboutFile(services, as(officer), id, granted)).toEqual({ ok: true, value: null })

    const answer = await listPersonRequests(testKeys, as(account), 'request.make')
    expect(answer.ok && answer.value).toMatchObject([{ id, personId: null, decision: 'granted', reasons: 'Alles is weg.', stays: [] }])
    expect((await confirmDelivery(as(account), id)).ok).toBe(true)
    expect(await found()).not.toContain(young)
    // Who worked with the person reads the answer no more: it is for who asked, and for control.
    const forNurse = await listPersonRequests(testKeys, as(nurse), 'request.handle')
    expect(forNurse.ok && forNurse.value).toEqual([])
    const left = [
      'access.audit_event',
      'access.person_request',
      'access.resident_person',
      'access.subject',
      'families.person',
      'families.tie',
    ]
    expect([...(await rowsWith([young, piece])).keys()]).toEqual(left)

    expect(await forgetAnswers(night('2027-01-05'))).toEqual({ ok: true, value: 0 })
    expect(await forgetAnswers(night('2027-01-06'))).toEqual({ ok: true, value: 1 })
    expect(await forgetAnswers(night('2027-01-07'))).toEqual({ ok: true, value: 0 })
    const last = ['access.audit_event', 'families.person', 'families.tie']
    expect([...(await rowsWith([young, piece])).keys()]).toEqual(last)

    // A backup from before is put back; the list outside the database takes it away again.
    const erasures = (await listAllErasures(database, { id: centres.here, slug: 'hier' })).filter((one) => one.id === young)
    expect(erasures).toMatchObject([{ kind: 'file', id: young }])
    const connection = await database.owner.connect()
    await connection.query(`begin; set local session_replication_role = 'replica'`)
    await connection.query('delete from families.tie where other_id = $1 or person_id = $1', [young])
    await connection.query('delete from families.person where id = $1', [young])
    for (const [name, rows] of before)
      if (name !== 'access.audit_event')
        await connection.query(`insert into ${name} select * from jsonb_populate_recordset(null::${name}, $1)`, [rows])
    await connection.query(`set local session_replication_role = 'origin'`)
    expect(await eraseAgain(connection, erasures)).toMatchObject([{ kind: 'file', id: young }])
    await connection.query('commit')
    connection.release()
    expect([...(await rowsWith([young, piece])).keys()]).toEqual(last)
    const { rows } = await database.owner.query<{ call_name: string }>(
      'select call_name from families.person where id = any($1) order by 1',
      [[young, mother]],
    )
    expect(rows).toEqual([{ call_name: '—' }, { call_name: 'Mila' }].toSorted((a, b) => (a.call_name < b.call_name ? -1 : 1)))
  })

  test('a proof stays without the person in it, and the part of it that is not all is refused', async () => {
    const { young, account } = await aYoungPerson('Bo Bewijs')
    const id = await asked(account, young)
    expect(await decideAboutFile(services, as(officer), id, partly)).toEqual({ ok: false, error: { kind: 'nothing-stays' } })
    expect((await decideAboutFile(services, as(officer), id, granted)).ok).toBe(true)
    const { rows } = await database.owner.query<{ row: string }>(
      `select p::text as row from access.destruction_proof p where scope = 'file' and ground = 'request' order by destroyed_at desc, id desc limit 1`,
    )
    expect(rows).toHaveLength(1)
    expect(rows[0]?.row).not.toContain(young)
  })

  test('two at once: one decides, the other hears that it was answered', async () => {
    const { young, account } = await aYoungPerson('Tim Tegelijk')
    const id = await asked(account, young)
    const done = await Promise.all([0, 1].map(() => decideAboutFile(services, as(officer), id, granted)))
    expect(done.filter((one) => one.ok)).toHaveLength(1)
    expect(done.find((one) => !one.ok)).toMatchObject({ error: { kind: 'not-open' } })
  })
})

describe('when something must stay', () => {
  test('help that runs: all of it is refused, a part is granted, the pieces go and the letter says what stays', async () => {
    const { young, piece, account } = await aYoungPerson('Ada Hulp', null)
    const id = await asked(account, young)
    const read = await readRequestToHandle(services, as(officer), id)
    expect(read.ok && read.value.whole).toEqual({ stays: ['care-open'], first: [] })
    expect(await decideAboutFile(services, as(officer), id, granted)).toEqual({ ok: false, error: { kind: 'must-stay' } })
    expect((await decideAboutFile(services, as(officer), id, partly)).ok).toBe(true)
    const answer = await listPersonRequests(testKeys, as(account), 'request.make')
    expect(answer.ok && answer.value).toMatchObject([{ decision: 'partly', ground: 'kept-by-law', stays: ['care-open'], personId: young }])
    expect((await database.owner.query('select from families.piece where id = $1', [piece])).rowCount).toBe(0)
    expect((await database.owner.query(`select from families.person where id = $1 and call_name = 'Ada'`, [young])).rowCount).toBe(1)
  })

  test('PR-22: a piece that is kept back, a second request: settled first, told to the officer and not in the answer', async () => {
    const { young, account } = await aYoungPerson('Eva Eerst')
    await aPiece(database.db, centres.here, { personId: young, title: 'x', body: 'x', withheld: true })
    const id = await asked(account, young)
    const second = await askAboutFile(testKeys, as(account), { kind: 'copy', personId: young, text: '' })
    if (!second.ok) throw new Error(second.error.kind)
    const read = await readRequestToHandle(services, as(officer), id)
    expect(read.ok && read.value.whole).toEqual({ stays: [], first: ['request-open', 'piece-unseen'] })
    expect(await decideAboutFile(services, as(officer), id, granted)).toEqual({ ok: false, error: { kind: 'settle-first' } })
    expect((await decideAboutFile(services, as(officer), id, partly)).ok).toBe(true)
    const answer = await listPersonRequests(testKeys, as(account), 'request.make')
    expect(answer.ok && answer.value.find((one) => one.id === id)).toMatchObject({ stays: [] })
  })

  test('PR-21: a hold refuses it with its reason, whoever asks for how much', async () => {
    const { young, account } = await aYoungPerson('Hugo Houdt')
    const id = await asked(account, young)
    expect((await placeHold(as(officer), id, { ground: 'court-case', until: null })).ok).toBe(true)
    expect(await decideAboutFile(services, as(officer), id, granted)).toEqual({ ok: false, error: { kind: 'held' } })
    expect((await database.owner.query(`select from families.person where id = $1 and call_name = 'Hugo'`, [young])).rowCount).toBe(1)
  })
})

test('only the privacy officer, who proved anew to be there, erases everything', async () => {
  const { young, account } = await aYoungPerson('Iris Nieuw', null)
  const id = await asked(account, young)
  expect(await decideAboutFile(services, as(nurse), id, partly)).toMatchObject({ ok: false, error: { kind: 'not-permitted' } })
  const stale = as(officer, aTuesdayMorning.add({ hours: 5 }))
  expect(await decideAboutFile(services, stale, id, partly)).toMatchObject({
    ok: false,
    error: { kind: 'not-permitted', needsProof: true },
  })
  const forNurse = await readRequestToHandle(services, as(nurse), id)
  expect(forNurse.ok && forNurse.value.whole).toBeNull()
})
