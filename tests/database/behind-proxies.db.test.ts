import { afterAll, beforeAll, expect, test } from 'vitest'
import { anApp } from '../app.ts'
import { aRegionWithTwoCentres } from '../builders/centres.ts'
import { freshDatabase, type TestDatabase } from '../database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await aRegionWithTwoCentres(database.db)
})
afterAll(() => database.close())

const titleWith = async (proxies: number, forwarded: string): Promise<string> => {
  const { get } = await anApp(database, { proxies })
  const answer = await get('/', { headers: { host: 'hier.localhost', 'x-forwarded-host': forwarded } })
  return /<title>([^<]*)/.exec(await answer.text())?.[1] ?? ''
}

test.each([
  [0, 'elders.localhost', 'CJG hier'],
  [1, 'elders.localhost', 'CJG elders'],
  [1, 'elders.localhost, hier.localhost', 'CJG hier'],
  [2, 'hier.localhost, elders.localhost, hier.localhost', 'CJG elders'],
])('with %i proxies of ours, x-forwarded-host %s leads to %s', async (proxies, forwarded, centre) => {
  expect(await titleWith(proxies, forwarded)).toContain(centre)
})
