/** The centres of the demonstration trust each other, once, and one sender waits. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aTuesdayMorning } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { sampleCentres } from '../centres.ts'
import { ensureAccounts, ensureCentre } from '../fill.server.ts'
import { fillTrust } from './transfer.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  for (const sample of sampleCentres)
    await ensureAccounts(database, (await ensureCentre(database, sample, aTuesdayMorning)).id, sample, aTuesdayMorning)
}, 120_000)
afterAll(() => database.close())

test('each trusts the other, by two people, and one waits; a second start adds nothing', async () => {
  for (let time = 0; time < 2; time += 1) await fillTrust({ db: database.db, keys: testKeys, clock: () => aTuesdayMorning })
  const { rows } = await database.owner.query<{ trusted: number; waiting: number }>(
    `select count(confirmed_by)::int as trusted, count(*) filter (where confirmed_by is null)::int as waiting from child_health.trusted_sender`,
  )
  expect(rows[0]).toEqual({ trusted: sampleCentres.length * (sampleCentres.length - 1), waiting: sampleCentres.length })
})
