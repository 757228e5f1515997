import { expect, test } from 'vitest'
import { aTuesdayMorning } from '#tests/builders/centres.ts'
import { aPerson, worksWith } from '#tests/builders/families.ts'
import { freshDatabase } from '#tests/database.ts'
import { testKeys } from '#tests/keys.ts'
import { sampleCentres } from '../centres.ts'
import { ensureAccounts, ensureCentre, teamOf } from '../fill.server.ts'
import { fillReview } from './fill-review.server.ts'

test('the officer of the demonstration has something of every state, once', async () => {
  const database = await freshDatabase()
  try {
    const [sample] = sampleCentres
    if (sample === undefined) throw new Error('No centre')
    const { id: centreId } = await ensureCentre(database, sample, aTuesdayMorning)
    await ensureAccounts(database, centreId, sample, aTuesdayMorning.subtract({ hours: 24 * 200 }))
    const [nurse] = (await teamOf(database, centreId)).get('youthNurse') ?? []
    if (nurse?.kind !== 'staff') throw new Error('No nurse')
    for (const name of ['Noor Jaspers', 'Daan Kuipers', 'Lotte Smeets', 'Bram Haan', 'Saar Lind', 'Finn Post'])
      await worksWith(database.db, centreId, {
        ...{ accountId: nurse.accountId, personId: await aPerson(database.db, centreId, { name }), purpose: 'youthHealth' },
      })
    const told: string[] = []
    const jobs = {
      tell: async (_: unknown, name: string) => void told.push(name),
      start: async () => {},
      stop: async () => {},
      running: () => true,
    }
    const parts = { db: database.db, keys: testKeys, clock: () => aTuesdayMorning, jobs }
    await fillReview(parts)
    await fillReview(parts)
    const { rows } = await database.owner.query<{ state: string; count: number }>(
      'select state, count(*)::int as count from access.review_finding group by 1 order by 1',
    )
    expect(rows.map(({ state }) => state)).toEqual(['answered', 'asked', 'closed', 'open'])
    const { rows: night } = await database.owner.query(`select from access.review_reason where reason = 'unusual-hour'`)
    expect(night).toHaveLength(1)
    expect(told).toHaveLength(3)
  } finally {
    await database.close()
  }
})
