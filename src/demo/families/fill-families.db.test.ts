import { afterAll, beforeAll, expect, test } from 'vitest'
import { aTuesdayMorning } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { sampleCentres } from '../centres.ts'
import { ensureAccounts, ensureCentre } from '../fill.server.ts'
import { fillFamilies } from './fill-families.server.ts'
import { kinds, round } from './kinds.ts'

/** As many as there are kinds in the larger centre. */
const share = kinds.length / (5 * round.length)
const now = aTuesdayMorning.add({ hours: 4 })
let database: TestDatabase
const parts = () => ({ db: database.db, pool: database.pool, keys: testKeys, clock: () => now })

beforeAll(async () => {
  database = await freshDatabase()
  for (const sample of sampleCentres)
    await ensureAccounts(database, (await ensureCentre(database, sample, now)).id, sample, now.subtract({ hours: 24 * 200 }))
  let families = 0
  // Told to stop after some, it stops between two families, and the next start goes on.
  expect(await fillFamilies(parts(), share, () => (families += 1) > 5)).toBe(false)
  expect(await fillFamilies(parts(), share, () => false)).toBe(true)
}, 180_000)
afterAll(() => database.close())

async function values(text: string): Promise<unknown[]> {
  return (await database.owner.query<{ value: unknown }>(text)).rows.map(({ value }) => value)
}

test('each family is there once, in both centres, with every state of a file', async () => {
  const [lindewaard = 0] = (await values(
    `select count(*)::int as value from demonstration.step where name like 'family %' and centre_id = (select id from access.centre where slug = 'lindewaard')`,
  )) as number[]
  expect(lindewaard).toBe(kinds.length)
  expect(await values('select distinct state as value from access.subject order by 1')).toEqual([
    'closed',
    'deceased',
    'moved',
    'open',
    'restricted',
  ])
  expect(await values('select count(distinct centre_id)::int as value from families.person')).toEqual([2])
  const before = await values('select count(*)::int as value from families.person')
  await fillFamilies(parts(), share, () => false)
  expect(await values('select count(*)::int as value from families.person')).toEqual(before)
})

test('PR-07: authority of every source, of one, of two and of a guardian; a secret address, two homes, an interpreter', async () => {
  expect(await values('select distinct source as value from families.authority order by 1')).toEqual([
    ...['authority-register', 'birth-certificate', 'brp', 'court-ruling', 'told-by-parent'],
  ])
  expect(await values('select distinct kind as value from families.authority order by 1')).toEqual(['guardian', 'parent'])
  expect(await values('select bool_or(secret) as value from families.home')).toEqual([true])
  expect(await values('select distinct part as value from families.home_member order by 1')).toEqual(['always', 'half', 'weekends'])
  expect(await values('select bool_or(needs_interpreter) as value from families.person_detail')).toEqual([true])
  expect(await values('select count(*)::int as value from families.person where birth_date is null and expected_on is null')).toEqual([0])
})

test('PR-04: somebody cannot judge own interests, written down with reasons', async () => {
  expect(await values('select count(*)::int as value from families.incapacity where until_day is null')).toEqual([1])
})

test('households of which people have an account: they are bound, and what they asked, share and see differently is there', async () => {
  expect(await values(`select count(*)::int as value from access.resident_person`)).toEqual([6])
  expect(await values('select distinct ground as value from access.share order by 1')).toEqual([
    'conflict-of-duties',
    'consent',
    'directly-involved',
  ])
  expect(await values('select distinct state as value from access.person_request order by 1')).toEqual(['decided', 'delivered', 'received'])
  expect(await values('select distinct kind as value from access.person_request order by 1')).toEqual([
    ...['copy', 'correction', 'limited-information', 'objection', 'question', 'statement'],
  ])
  expect(await values('select (reviewed_at is not null) as value from access.emergency_access order by 1')).toEqual([false, true])
})

test('every kind of work has care relations and pieces', async () => {
  expect(await values('select distinct purpose as value from access.care_relation order by 1')).toEqual([
    ...['advice', 'coordination', 'support', 'youthHealth', 'youthHelp'],
  ])
  expect(await values('select distinct fields as value from families.piece order by 1')).toEqual([
    ...['advicePieces', 'healthPieces', 'helpPieces', 'supportPieces'],
  ])
})

test('PR-05, PR-08: yes by all, no by one, no answer yet, and an exception with its reason', async () => {
  expect(await values('select distinct decision as value from access.consent_decision order by 1')).toEqual(['no', 'yes'])
  expect(await values('select distinct reason as value from access.consent_exception')).toEqual(['serious-harm'])
})
