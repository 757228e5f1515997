import { afterAll, beforeAll, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '#tests/database.ts'
import { inTransaction } from './db.server.ts'
import { makeJobs } from './jobs.server.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.close())

test('a backlog goes on without pause: the interval of looking is for when there is nothing', async () => {
  const silent = { info: () => {}, warn: () => {}, error: () => {} }
  const jobs = makeJobs(database.serveUrl, silent)
  const seen: number[] = []
  let finish: () => void = () => {}
  const finished = new Promise<void>((done) => (finish = done))
  const run = async (data: { readonly [name: string]: string | number }): Promise<void> => {
    seen.push(Number(data['number']))
    if (seen.length === 8) finish()
  }
  const tell = (number: number): Promise<void> =>
    inTransaction(database.db, { centreId: null, actor: 'system' }, (tx) => jobs.tell(tx, 'test.backlog', { number }))
  await jobs.start([{ name: 'test.backlog', run }])
  // All in one moment, so that one notice wakes for eight.
  await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map(tell))
  await finished
  expect(seen.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  await jobs.stop()
}, 25_000)
