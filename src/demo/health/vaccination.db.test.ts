/** The vaccinations of the demonstration are there once, with something of everything that the pages tell apart. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aTuesdayMorning } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { sampleCentres } from '../centres.ts'
import { fillFamilies } from '../families/fill-families.server.ts'
import { ensureAccounts, ensureCentre } from '../fill.server.ts'
import { fillVaccination, recalledNumber } from './vaccination.ts'

const now = aTuesdayMorning.add({ hours: 4 })
let database: TestDatabase
const parts = () => ({ db: database.db, pool: database.pool, keys: testKeys, clock: () => now })

beforeAll(async () => {
  database = await freshDatabase()
  for (const sample of sampleCentres.filter(({ facts }) => facts.slug === 'lindewaard'))
    await ensureAccounts(database, (await ensureCentre(database, sample, now)).id, sample, now.subtract({ hours: 24 * 200 }))
  await fillFamilies(parts(), 0.12, () => false)
  let children = 0
  // Told to stop, it stops between two children, and the next start goes on.
  expect(await fillVaccination(parts(), () => (children += 1) > 2)).toBe(false)
  expect(await fillVaccination(parts(), () => false)).toBe(true)
}, 120_000)
afterAll(() => database.close())

const values = async (text: string): Promise<unknown[]> =>
  (await database.owner.query<{ value: unknown }>(text)).rows.map(({ value }) => value)

test('each kind of no, a wish of a young person, parents who differ, a side effect', async () => {
  expect(await values('select distinct kind as value from vaccination.refrain order by 1')).toEqual([
    ...['contra-indication', 'declined-after-talk', 'not-now', 'objection'],
  ])
  expect(await values('select vaccine as value from vaccination.considered_wish')).toEqual(['MENACWY'])
  const evi = `from vaccination.answer a join families.person p on p.id = a.person_id where p.call_name = 'Evi' and p.family_name = 'Hoogland'`
  expect(await values(`select string_agg(distinct says, ' ' order by says) as value ${evi} and vaccine = 'HPV'`)).toEqual(['no yes'])
  expect(await values('select kinds as value from vaccination.side_effect')).toEqual([['fever']])
})

test('children have what the programme asked; stock is in every state and adds up; two got the batch that is called back', async () => {
  expect((await values('select count(*)::int as value from vaccination.dose'))[0]).toBeGreaterThan(100)
  const given = `select count(*)::int as value from vaccination.dose d join vaccination.batch b on b.id = d.batch_id`
  expect(await values(`${given} where b.number = '${recalledNumber}' and b.recalled_on is not null`)).toEqual([2])
  expect(
    await values(`select min(s)::int as value from (select sum(change) s from vaccination.stock_move group by batch_id, location_id) t`),
  ).toEqual([3])
  const before = await values('select count(*)::int as value from vaccination.dose')
  await fillVaccination(parts(), () => false)
  expect(await values('select count(*)::int as value from vaccination.dose')).toEqual(before)
})
