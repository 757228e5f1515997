/** Files are read quickly and side by side: what a file costs does not grow with the work of who reads it, and readers do not wait for each other. */
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction, type Tx } from '#platform/db.server.ts'
import { newId, type Id } from '#platform/id.ts'
import { ok } from '#platform/result.ts'
import { aColleague, aContext, aRegionWithTwoCentres, aTuesdayMorning, type TwoCentres } from '#tests/builders/centres.ts'
import { aPerson, hasAuthority, worksWith } from '#tests/builders/families.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { insertAudit } from '../../sql/audit.server.ts'
import { actOnFile } from './on-file.server.ts'

let database: TestDatabase
let centres: TwoCentres
let nurse: Awaited<ReturnType<typeof aColleague>>
let child: Id<'person'>
let mother: Id<'person'>
const caseload = 3000

beforeAll(async () => {
  database = await freshDatabase()
  centres = await aRegionWithTwoCentres(database.db)
  const { db, owner } = database
  nurse = await aColleague(db, centres.here, { name: 'Sanne de Wit', profession: 'youthNurse', roles: ['professional'] })
  child = await aPerson(db, centres.here, { name: 'Noor Testman', born: '2009-02-01' })
  mother = await aPerson(db, centres.here, { name: 'Mila de Groot', born: '1985-05-05' })
  await hasAuthority(db, centres.here, { holder: mother, child, from: '2009-02-01' })
  // A young mother herself: there is a child around whom the nurse does not work.
  const baby = await aPerson(db, centres.here, { name: 'Evi Testman', born: '2026-10-01' })
  await hasAuthority(db, centres.here, { holder: child, child: baby, from: '2026-10-01' })
  await worksWith(db, centres.here, { accountId: nurse.accountId, personId: child, purpose: 'youthHealth' })
  // All the others that the nurse works with.
  await owner.query(
    `with other as (insert into access.subject (centre_id, person_id) select $1, gen_random_uuid() from generate_series(1, $3::int) returning person_id)
     insert into access.standing select $1, person_id, $2, 'care', 'youthHealth', '[2026-01-01,)', gen_random_uuid() from other`,
    [centres.here, nurse.accountId, caseload],
  )
  const home = newId()
  await owner.query(
    `insert into families.home (centre_id, id, address, mark, centre_key_version, created_at) values ($1, $2, '\\x01', $3, 1, now())`,
    [centres.here, home, Buffer.alloc(32)],
  )
  for (const person of [child, mother]) {
    const values = [centres.here, newId(), person]
    await owner.query(
      `insert into families.home_member (centre_id, id, home_id, person_id, from_day) values ($1, $2, $4, $3, '2026-01-01')`,
      [...values, home],
    )
    await owner.query(
      `insert into families.contact_point (centre_id, id, person_id, kind, value, centre_key_version, created_at) values ($1, $2, $3, 'phone', '\\x01', 1, now())`,
      values,
    )
  }
  await owner.query('analyze')
})
afterAll(() => database.close())

const groups = ['identity', 'contact', 'family', 'care', 'healthPieces'] as const
const reading = () => ({ personId: child, does: 'read', fields: 'index', also: groups }) as const
const request = () => aContext(database.db, centres.here, nurse)

/** How many pages of the database a query touches, and how many rows it gives. */
async function costOf(tx: Tx, query: string): Promise<{ pages: number; rows: number }> {
  type Plan = { 'Shared Hit Blocks': number; 'Shared Read Blocks': number; 'Actual Rows': number }
  const ask = sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>`${sql.raw(`explain (analyze, buffers, format json) ${query}`)}`
  // The first time functions make their plans.
  await ask.execute(tx)
  const plan = (await ask.execute(tx)).rows[0]?.['QUERY PLAN'][0].Plan
  if (plan === undefined) throw new Error('No plan')
  return { pages: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'], rows: plan['Actual Rows'] }
}

test.each([
  ['families.person', 'id'],
  ['families.person_detail', 'person_id'],
  ['families.contact_point', 'person_id'],
  ['families.home_member', 'person_id'],
  ['families.tie', 'person_id'],
  ['families.authority', 'child_id'],
  ['access.care_relation', 'person_id'],
])(`%s of an open file is read without looking at the ${caseload} others`, async (table, column) => {
  const read = await actOnFile(request(), 'person.read', reading(), async (tx) =>
    ok(await costOf(tx, `select * from ${table} where ${column} = '${child}'`)),
  )
  expect(read).toMatchObject({ ok: true, value: { rows: 1 } })
  expect(read.ok && read.value.pages).toBeLessThan(40)
})

test.each([
  ['the home', 'families.home_member m join families.home h on h.centre_id = m.centre_id and h.id = m.home_id', 'm.person_id', () => child],
  ['how to call who is a parent', 'families.person', 'id', () => mother],
  ['how to reach a parent', 'families.contact_point', 'person_id', () => mother],
] as const)(`%s too`, async (_name, from, column, person) => {
  const read = await actOnFile(request(), 'person.read', reading(), async (tx) =>
    ok(await costOf(tx, `select 1 from ${from} where ${column} = '${person()}'`)),
  )
  expect(read).toMatchObject({ ok: true, value: { rows: 1 } })
  expect(read.ok && read.value.pages).toBeLessThan(80)
})

test('who reads a file waits for nobody who is reading it, until the row of the log', async () => {
  const scope = { centreId: centres.here, actor: 'staff', actorId: nurse.accountId, roles: nurse.roles, now: aTuesdayMorning } as const
  const inBetween = await inTransaction(database.db, { ...scope, file: child }, async (tx, opened) => {
    expect(opened).toMatchObject([{ state: 'open', relation: 'care', purpose: 'youthHealth' }])
    await insertAudit(tx, request(), [{ actionCode: 'R', eventType: 'person.read', outcome: 0, purpose: 'care', subjectId: child }])
    // The first has read and written its row, and is not ready yet.
    return actOnFile(request(), 'person.read', reading(), async (other) => ok((await costOf(other, 'select from families.person')).rows))
  })
  expect(inBetween.ok).toBe(true)
}, 10_000)
