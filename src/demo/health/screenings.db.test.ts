/** The screenings of the demonstration are there once, with a repeat that waits and referrals with and without an answer. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aTuesdayMorning } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { sampleCentres } from '../centres.ts'
import { fillFamilies } from '../families/fill-families.server.ts'
import { ensureAccounts, ensureCentre } from '../fill.server.ts'
import { fillScreenings } from './screenings.ts'

const now = aTuesdayMorning.add({ hours: 4 })
let database: TestDatabase
const parts = () => ({ db: database.db, pool: database.pool, keys: testKeys, clock: () => now })
beforeAll(async () => {
  database = await freshDatabase()
  for (const sample of sampleCentres)
    await ensureAccounts(database, (await ensureCentre(database, sample, now)).id, sample, now.subtract({ hours: 24 * 200 }))
  await fillFamilies(parts(), 0.12, () => false)
}, 120_000)
afterAll(() => database.close())

const count = async (text: string): Promise<number> =>
  (await database.owner.query<{ n: number }>(`select count(*)::int as n from child_health.${text}`)).rows[0]?.n ?? 0

test('each child has them once, also when the filling was broken off', async () => {
  let children = 0
  expect(await fillScreenings(parts(), () => (children += 1) > 2)).toBe(false)
  expect(await fillScreenings(parts(), () => false)).toBe(true)
  const all = await count('screening')
  expect(all).toBeGreaterThan(20)
  expect(await count(`screening where decided = 'repeat'`)).toBeGreaterThan(0)
  expect(await count(`screening where result = 'refused'`)).toBeGreaterThan(0)
  expect(await count('referral where feedback_on is null and asked_again = 1')).toBeGreaterThan(0)
  expect(await count('referral where feedback_on is not null')).toBeGreaterThan(0)
  await fillScreenings(parts(), () => false)
  expect(await count('screening')).toBe(all)
}, 60_000)
