import { afterAll, beforeAll, expect, test } from 'vitest'
import { aTuesdayMorning } from '#tests/builders/centres.ts'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { Temporal } from '#platform/time.ts'
import type { Id } from '#platform/id.ts'
import { sampleCentres } from '../centres.ts'
import { fillFamilies } from '../families/fill-families.server.ts'
import { ensureAccounts, ensureCentre } from '../fill.server.ts'
import { seeded } from '../seeded.ts'
import { fillHistories } from './histories.server.ts'
import { inventHistory, type Plot } from './invent-history.ts'

const now = aTuesdayMorning.add({ hours: 4 })
let database: TestDatabase
const parts = () => ({ db: database.db, pool: database.pool, keys: testKeys, clock: () => now })
beforeAll(async () => {
  database = await freshDatabase()
  for (const sample of sampleCentres)
    await ensureAccounts(database, (await ensureCentre(database, sample, now)).id, sample, now.subtract({ hours: 24 * 200 }))
  await fillFamilies(parts(), 0.01, () => false)
}, 120_000)
afterAll(() => database.close())

const count = async (text: string): Promise<number> =>
  (await database.owner.query<{ n: number }>(`select count(*)::int as n from ${text}`)).rows[0]?.n ?? 0

test('each child has a history once, also when the filling was broken off', async () => {
  let children = 0
  expect(await fillHistories(parts(), () => (children += 1) > 2)).toBe(false)
  expect(await fillHistories(parts(), () => false)).toBe(true)
  const [contacts, measurements] = [await count('child_health.contact'), await count('child_health.measurement')]
  expect(measurements).toBeGreaterThan(20)
  expect(await count(`child_health.contact where status = 'realised'`)).toBeGreaterThan(5)
  expect(await count(`child_health.contact where status = 'due'`)).toBeGreaterThan(5)
  await fillHistories(parts(), () => false)
  expect([await count('child_health.contact'), await count('child_health.measurement')]).toEqual([contacts, measurements])
  expect(await count(`child_health.measurement where measured_on > '${now.toString().slice(0, 10)}'`)).toBe(0)
}, 60_000)

test.each(['own-line', 'early', 'crossing', 'tall'] as const)('a child that grows %s is believable', async (plot: Plot) => {
  const today = Temporal.PlainDate.from('2026-11-24')
  const child = { birthDate: Temporal.PlainDate.from('2015-04-02'), sex: 'female' as const }
  const { history } = await inventHistory(child, today, 'x' as Id<'account'>, seeded(`test ${plot}`), plot)
  const heights = history.visits.flatMap(({ measured: { height } }) => height ?? [])
  expect(heights.length).toBeGreaterThan(6)
  // Nobody shrinks by more than a tape is off.
  for (const [i, height] of heights.entries()) expect(height - (heights[i - 1] ?? 0)).toBeGreaterThan(-10)
  expect((history.background.gestationDays ?? 0) < 259).toBe(plot === 'early')
  expect(history.visits.some(({ seen }) => seen.length > 3)).toBe(true)
})
