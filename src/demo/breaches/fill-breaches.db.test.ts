import { afterAll, beforeAll, expect, test } from 'vitest'
import { aTuesdayMorning } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { sampleCentres } from '../centres.ts'
import { ensureAccounts, ensureCentre } from '../fill.server.ts'
import { fillBreaches } from './fill-breaches.server.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  for (const sample of sampleCentres)
    await ensureAccounts(
      database,
      (await ensureCentre(database, sample, aTuesdayMorning)).id,
      sample,
      aTuesdayMorning.subtract({ hours: 24 * 60 }),
    )
})
afterAll(() => database.close())

test('the register of the demonstration has one that is over, one whose clock runs and a new one; made twice, it is there once', async () => {
  const parts = { db: database.db, keys: testKeys, clock: () => aTuesdayMorning }
  await fillBreaches(parts)
  // As after a kill before the last step was written down.
  await database.owner.query(`delete from demonstration.step where name like 'breach%'`)
  await fillBreaches(parts)
  const { rows } = await database.owner.query<{ slug: string; states: string[] }>(
    `select c.slug, array_agg(b.state order by b.number) as states from access.breach b join access.centre c on c.id = b.centre_id group by 1 order by 1`,
  )
  expect(rows).toEqual(
    sampleCentres
      .map(({ facts }) => ({ slug: facts.slug, states: ['closed', 'open', 'suspected'] }))
      .toSorted((a, b) => a.slug.localeCompare(b.slug)),
  )
})
